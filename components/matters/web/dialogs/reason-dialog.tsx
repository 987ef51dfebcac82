import { useId, useState } from 'react';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { GrowingText } from '#platform/web/widgets/text/growing-text.tsx';
import type { Acts } from '../handling/use-acts.ts';

interface ReasonDialogProps {
  readonly open: boolean;
  readonly acts: Acts;
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  /** What was written before the dialog opened. */
  readonly start?: string;
  readonly leaveWords: string;
  readonly primaryWords: string;
  readonly danger?: boolean;
  readonly onDecide: (reason: string) => void;
}

/** A decision that needs one written reason. */
export function ReasonDialog(props: ReasonDialogProps) {
  const [written, setWritten] = useState<string>();
  const id = useId();
  const reason = written ?? props.start ?? '';
  return (
    <DecisionDialog
      open={props.open}
      title={props.title}
      leaveWords={props.leaveWords}
      primaryWords={props.primaryWords}
      danger={props.danger ?? false}
      busy={props.acts.busy}
      disabled={reason.trim() === ''}
      error={props.acts.error ?? null}
      onLeave={props.acts.leave}
      onDecide={() => props.onDecide(reason.trim())}
    >
      <div className="dialog-field">
        <label htmlFor={id}>
          {props.label} <span className="tertiary">{props.hint}</span>
        </label>
        <GrowingText id={id} place="dialog" maxLength={500} value={reason} onChange={setWritten} />
      </div>
    </DecisionDialog>
  );
}
