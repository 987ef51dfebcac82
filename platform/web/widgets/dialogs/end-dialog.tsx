import { type ReactNode, useState } from 'react';
import type { CallError } from '#platform/web/data/call-error.ts';
import { dayAfter, todayInChina } from '#platform/web/text/days.ts';
import { DecisionDialog } from '../decision-dialog.tsx';
import { DayField } from '../field.tsx';
import { Note } from '../note.tsx';

interface EndDialogProps {
  readonly open?: boolean;
  readonly title: string;
  /** 620 where the consequences are a list. */
  readonly size?: 'decision' | 'question';
  readonly leaveWords: string;
  readonly primaryWords: string;
  readonly dayLabel: string;
  /** What the chosen day is: the last one with it, or the first one without. */
  readonly dayIs: 'last' | 'first-without';
  /** The day that stands there at first; today when absent. */
  readonly firstDay?: string;
  readonly command: { readonly isPending: boolean; readonly error: CallError | null };
  readonly onLeave: () => void;
  /** `on` is the first day without it. */
  readonly onEnd: (on: string) => void;
  /** What comes of it. */
  readonly children: ReactNode;
  /** What it is about, above the day. */
  readonly above?: ReactNode;
}

/** Something that is kept by dates ends on a day: never deleted, with its consequences said before. */
export function EndDialog(props: EndDialogProps) {
  const { open = true, size = 'question', dayIs, command } = props;
  const [day, setDay] = useState(props.firstDay ?? todayInChina());
  return (
    <DecisionDialog
      open={open}
      title={props.title}
      size={size}
      leaveWords={props.leaveWords}
      primaryWords={props.primaryWords}
      danger
      disabled={!day}
      busy={command.isPending}
      error={command.error}
      onLeave={props.onLeave}
      onDecide={() => props.onEnd(dayIs === 'last' ? dayAfter(day) : day)}
    >
      {props.above}
      <DayField label={props.dayLabel} value={day} onChange={setDay} />
      <Note kind="warning">{props.children}</Note>
    </DecisionDialog>
  );
}
