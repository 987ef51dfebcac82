import type { FieldProblem } from '@gov/base';
import type { CompiledForm } from '@gov/forms';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { EmptyState } from '#platform/web/widgets/list-states.tsx';
import { useNarrow } from '#platform/web/widgets/use-narrow.ts';
import { OnScreen, type PreviewScreen, ScreenChoice } from './preview-screen.tsx';
import { ReadPaper } from './read-paper.tsx';
import { TryOut } from './try-out.tsx';

interface PreviewProps {
  readonly view: 'read' | 'print' | 'try';
  readonly compiled: CompiledForm | undefined;
  readonly problems: readonly FieldProblem[];
  readonly screen: PreviewScreen;
  readonly onScreen: (screen: PreviewScreen) => void;
  readonly onBack: () => void;
}

/** The form as those will see it who fill it in, read it or hold it in their hands: drawn by the same code. */
export function Preview({ view, compiled, problems, screen, onScreen, onBack }: PreviewProps): ReactNode {
  // who designs on a phone sees what a phone shows; paper is the same everywhere
  const alone = useNarrow() || view === 'print';
  if (!compiled) {
    return (
      <div className="designer-preview">
        <div className="panel">
          <EmptyState
            sentence={`还有 ${problems.length} 处要改好，才看得到填好的样子。`}
            detail={problems[0]?.message}
            action={<Button onClick={onBack}>回到稿纸</Button>}
          />
        </div>
      </div>
    );
  }
  return (
    <div className="designer-preview">
      {!alone && <ScreenChoice screen={screen} onChange={onScreen} />}
      <OnScreen screen={alone ? 'computer' : screen}>
        {view === 'try' ? <TryOut form={compiled} /> : <ReadPaper form={compiled} printed={view === 'print'} />}
      </OnScreen>
    </div>
  );
}
