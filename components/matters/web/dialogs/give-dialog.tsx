import { useEffect, useId, useState } from 'react';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { type PersonChoice, PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import { GrowingText } from '#platform/web/widgets/text/growing-text.tsx';
import { isTooLong } from '#platform/web/widgets/text/text-length.ts';
import type { Acts } from '../handling/use-acts.ts';
import { useWritten, type Written } from '../handling/use-written.ts';
import { useColleaguesForStep } from '../people/colleagues-of-matter.tsx';

const longest = 500;

interface GiveDialogProps {
  readonly matterId: string;
  /** Under which name an unsent explanation is kept. */
  readonly what: Written;
  readonly open: boolean;
  readonly acts: Acts;
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  readonly leaveWords: string;
  readonly primaryWords: (name: string) => string;
  readonly onDecide: (person: PersonChoice, reason: string) => void;
}

/** The step goes to one colleague: for good (转办), or to prepare it (委派). */
export function GiveDialog({ matterId, what, open, acts, title, label, hint, ...rest }: GiveDialogProps) {
  const colleagues = useColleaguesForStep(hint);
  const [chosen, setChosen] = useState<readonly PersonChoice[]>([]);
  const { text: reason, write: setReason } = useWritten(matterId, what);
  const id = useId();
  // Done: the next time somebody else is meant.
  useEffect(() => {
    if (acts.said) setChosen([]);
  }, [acts.said]);
  const [first] = chosen;
  return (
    <DecisionDialog
      open={open}
      title={title}
      leaveWords={rest.leaveWords}
      primaryWords={rest.primaryWords(first?.name ?? '他')}
      busy={acts.busy}
      disabled={first === undefined || isTooLong(reason, longest)}
      error={acts.error ?? null}
      onLeave={acts.leave}
      onDecide={() => first && rest.onDecide(first, reason.trim())}
    >
      <PersonPicker label={label} value={chosen} onChange={setChosen} {...colleagues} />
      <div className="dialog-field">
        <label htmlFor={id}>
          说明 <span className="tertiary">可不填，记入办理过程</span>
        </label>
        <GrowingText id={id} place="dialog" maxLength={longest} value={reason} onChange={setReason} />
      </div>
    </DecisionDialog>
  );
}
