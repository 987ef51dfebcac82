import { type ReactNode, useId, useState } from 'react';
import type { CallError } from '#platform/web/data/call-error.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { type PersonChoice, PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import { GrowingText } from '#platform/web/widgets/text/growing-text.tsx';
import { useOffered } from '../people/colleagues-of-matter.tsx';

interface GiveDialogProps {
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  readonly several?: boolean;
  /** Only those who may know work secrets (工作秘密) are offered. */
  readonly letKnow?: boolean;
  /** `由{name}办理` */
  readonly primaryWords: (names: string) => string;
  readonly busy: boolean;
  readonly error: CallError | null;
  readonly onLeave: () => void;
  readonly onGive: (to: readonly PersonChoice[], reason: string) => void;
  readonly children?: ReactNode;
}

/** Who gets it, and why: both stand in the trace of the matter. */
export function GiveDialog(props: GiveDialogProps) {
  const offered = useOffered(props.letKnow ?? false);
  const [chosen, setChosen] = useState<readonly PersonChoice[]>([]);
  const [reason, setReason] = useState('');
  const id = useId();
  const names = chosen.map(({ name }) => name).join('、');
  return (
    <DecisionDialog
      open
      title={props.title}
      leaveWords="先不指定"
      primaryWords={props.primaryWords(names || '他')}
      busy={props.busy}
      disabled={chosen.length === 0 || reason.trim() === ''}
      error={props.error}
      onLeave={props.onLeave}
      onDecide={() => props.onGive(chosen, reason.trim())}
    >
      <PersonPicker
        label={props.label}
        hint={props.hint}
        value={chosen}
        onChange={setChosen}
        several={props.several ?? false}
        {...offered}
      />
      {props.children}
      <div className="dialog-field">
        <label htmlFor={id}>
          理由 <span className="tertiary">记入办理过程，发起人看得到</span>
        </label>
        <GrowingText id={id} place="dialog" maxLength={500} value={reason} onChange={setReason} />
      </div>
    </DecisionDialog>
  );
}
