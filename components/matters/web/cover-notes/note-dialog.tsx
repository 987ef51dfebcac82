import { useId, useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { useTypedText } from '#platform/web/shell/use-typed.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { GrowingText } from '#platform/web/widgets/text/growing-text.tsx';
import { isTooLong } from '#platform/web/widgets/text/text-length.ts';
import { longestCoverNote, routes } from '../../contract.ts';

interface NoteDialogProps {
  readonly matterId: string;
  readonly taskId: string;
  readonly leader: string;
  /** What stands there now; empty = nothing yet. */
  readonly text: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** 写呈批说明: stays mounted, so that Esc keeps what was typed; so does a reload. */
export function NoteDialog({ matterId, taskId, leader, text, open, onClose }: NoteDialogProps) {
  const id = useId();
  const typed = useTypedText(taskId, 'cover-note');
  const [emptied, setEmptied] = useState(false);
  const words = typed.text || (emptied ? '' : text);
  const write = useCommand(routes.writeCoverNote, {
    refreshes: [routes.view, routes.leadersOrder],
    onDone: () => {
      typed.forget();
      setEmptied(false);
      onClose();
    },
  });
  const gone = words.trim() === '';
  return (
    <DecisionDialog
      open={open}
      title={`给${leader}的呈批说明`}
      wayBack={`${leader}办理前都能改，也能收回。`}
      leaveWords="先不写"
      primaryWords={gone && text !== '' ? '收回呈批说明' : text === '' ? `放在${leader}的文件上面` : '改成这样'}
      busy={write.isPending}
      disabled={isTooLong(words, longestCoverNote) || (gone && text === '')}
      error={write.error}
      onLeave={onClose}
      onDecide={() => write.mutate({ params: { matterId, taskId }, body: { text: words.trim() } })}
    >
      <div className="dialog-field">
        <label htmlFor={id}>
          要他先知道的{' '}
          <span className="tertiary">只有{leader}、他的秘书、代他办的人和您看得到；不进稿纸，办理过程只记写过</span>
        </label>
        <GrowingText
          id={id}
          place="dialog"
          maxLength={longestCoverNote}
          value={words}
          onChange={(next) => {
            setEmptied(next === '');
            typed.write(next);
          }}
        />
      </div>
    </DecisionDialog>
  );
}
