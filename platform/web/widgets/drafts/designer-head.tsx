import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { DraftShown } from '#platform/web/data/draft-saver.ts';
import { Icon } from '../icon.tsx';
import { type SavedBy, SaveWords } from './save-words.tsx';
import './designer-frame.css';

interface DesignerHeadProps {
  /** Where all of them are. */
  readonly back: { readonly to: string; readonly words: string };
  readonly title: string;
  readonly saving: DraftShown<unknown>;
  /** Of the version in use. */
  readonly number: number | undefined;
  readonly saveAgain: () => Promise<void>;
  /** Who saved the draft with which the page began, and when. */
  readonly begunWith: SavedBy | undefined;
  readonly children: ReactNode;
}

/** The line above a designer: where one is, what became of the draft, and (inside) what is done with it. */
export const DesignerHead = ({
  back,
  title,
  saving,
  number,
  saveAgain,
  begunWith,
  children,
}: DesignerHeadProps): ReactNode => (
  <header className="designer-head">
    <Link to={back.to} className="back">
      <Icon name="left" />
      {back.words}
    </Link>
    <h1 className="one-line">{title}</h1>
    <SaveWords shown={saving} number={number} saveAgain={saveAgain} begunWith={begunWith} />
    {children}
  </header>
);
