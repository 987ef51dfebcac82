import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { PaperWidth } from '../looks/paper-width.ts';

/** On what the form is looked at. */
export type PreviewScreen = 'computer' | 'tablet' | 'phone';

const screens: readonly { readonly value: PreviewScreen; readonly label: string }[] = [
  { value: 'computer', label: '电脑' },
  { value: 'tablet', label: '平板' },
  { value: 'phone', label: '手机' },
];

interface ScreenChoiceProps {
  readonly screen: PreviewScreen;
  readonly onChange: (screen: PreviewScreen) => void;
}

export const ScreenChoice = ({ screen, onChange }: ScreenChoiceProps): ReactNode => (
  <div className="preview-screens">
    <span id="preview-screens" className="secondary">
      在哪里看
    </span>
    <Segmented aria-labelledby="preview-screens" value={screen} options={[...screens]} onChange={onChange} />
  </div>
);

/** What is inside is as wide as on such a screen, and drawn as it is there: narrow on a phone, large enough for a finger. */
export function OnScreen({
  screen,
  children,
}: {
  readonly screen: PreviewScreen;
  readonly children: ReactNode;
}): ReactNode {
  if (screen === 'computer') return children;
  return (
    <PaperWidth value={screen === 'phone'}>
      <div className="preview-screen is-touch" data-screen={screen}>
        {children}
      </div>
    </PaperWidth>
  );
}
