import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

interface UndoLineProps {
  /** What happened: `已送王建华审签。` */
  readonly done: ReactNode;
  /** `取回` */
  readonly undoWords?: string;
  readonly onUndo?: () => void;
  readonly undoing?: boolean;
  /** Until when: `王建华打开前都能取回` */
  readonly until?: ReactNode;
  readonly children?: ReactNode;
}

/** Stays in view after each act: what happened, the way back, until when. Never a toast. */
export function UndoLine({ done, undoWords = '取回', onUndo, undoing, until, children }: UndoLineProps) {
  return (
    <div className="undo-line" role="status">
      <Icon name="check" />
      <span>{done}</span>
      {onUndo && (
        <Button type="link" size="small" className="strong" onClick={onUndo} loading={undoing ?? false}>
          {undoWords}
        </Button>
      )}
      {until && <span className="secondary">{until}</span>}
      {children}
    </div>
  );
}
