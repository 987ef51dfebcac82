import { type ReactNode, useId, useState } from 'react';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { GrowingText } from '#platform/web/widgets/text/growing-text.tsx';
import { isTooLong } from '#platform/web/widgets/text/text-length.ts';
import { besideDrawn } from '../handling/acts.ts';
import type { Acts } from '../handling/use-acts.ts';
import { useWritten, type Written } from '../handling/use-written.ts';
import type { Pen } from '../pen/use-pen.ts';
import { ByHand } from './by-hand.tsx';

interface ReasonDialogProps {
  readonly matterId: string;
  /** Which of the matter's texts this is. */
  readonly what: Written;
  readonly open: boolean;
  readonly acts: Acts;
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  /** What was written before the dialog opened. */
  readonly start?: string;
  readonly longest: number;
  /** It may be written by hand as well, or instead. */
  readonly pen?: Pen;
  /** It may go without a word. */
  readonly optional?: boolean;
  readonly leaveWords: string;
  readonly primaryWords: string;
  readonly danger?: boolean;
  /** What follows from it is still being looked up. */
  readonly looking?: boolean;
  readonly onDecide: (reason: string) => void;
  /** Behind the reason: what follows from it. */
  readonly children?: ReactNode;
}

/** A decision with one written reason. */
export function ReasonDialog(props: ReasonDialogProps) {
  const written = useWritten(props.matterId, props.what);
  const [emptied, setEmptied] = useState(false);
  const id = useId();
  const drawn = props.pen?.drawing !== undefined;
  const reason = written.text || (emptied ? '' : (props.start ?? ''));
  const write = (text: string) => {
    setEmptied(text === '');
    written.write(text);
  };
  return (
    <DecisionDialog
      open={props.open}
      title={props.title}
      leaveWords={props.leaveWords}
      primaryWords={props.primaryWords}
      danger={props.danger ?? false}
      busy={props.acts.busy}
      disabled={
        props.looking === true ||
        (reason.trim() === '' && !props.optional && !drawn) ||
        isTooLong(reason, props.longest)
      }
      error={props.acts.error ?? null}
      onLeave={props.acts.leave}
      onDecide={() => props.onDecide(reason.trim())}
    >
      <div className="dialog-field">
        <label htmlFor={id}>
          {props.label} <span className="tertiary">{props.hint}</span>
        </label>
        <GrowingText
          id={id}
          place="dialog"
          maxLength={props.longest}
          placeholder={drawn ? besideDrawn : ''}
          value={reason}
          onChange={write}
        />
        {props.pen && <ByHand pen={props.pen} label={props.label} />}
      </div>
      {props.children}
    </DecisionDialog>
  );
}
