import { useId, useState } from 'react';
import { useSession } from '#platform/web/shell/session.tsx';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { type PersonChoice, PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import { GrowingText } from '#platform/web/widgets/text/growing-text.tsx';
import { isTooLong } from '#platform/web/widgets/text/text-length.ts';
import type { Acts } from '../handling/use-acts.ts';
import type { MyTask } from '../handling/use-matter.ts';
import { useWritten } from '../handling/use-written.ts';
import { searchPersons } from '../people/person-search.ts';

const longest = 500;

interface TransferDialogProps {
  readonly matterId: string;
  readonly task: MyTask;
  readonly acts: Acts;
}

/** 转给别人办: the step leaves me for good. */
export function TransferDialog({ matterId, task, acts }: TransferDialogProps) {
  const { person } = useSession();
  const [chosen, setChosen] = useState<readonly PersonChoice[]>([]);
  const { text: reason, write: setReason } = useWritten(matterId, 'transfer');
  const id = useId();
  const [first] = chosen;
  return (
    <DecisionDialog
      open={acts.asking === 'transfer'}
      title="转给别人办"
      leaveWords="先不转"
      primaryWords={first ? `转给${first.name}办理` : '转给他办理'}
      busy={acts.busy}
      disabled={first === undefined || isTooLong(reason, longest)}
      error={acts.error ?? null}
      onLeave={acts.leave}
      onDecide={() => first && acts.transfer(first, reason.trim())}
    >
      <PersonPicker
        label={`“${task.step}”转给谁`}
        hint="转出以后由他办理，您还能看到这件"
        value={chosen}
        onChange={setChosen}
        search={searchPersons}
        recentOf={person.id}
      />
      <div className="dialog-field">
        <label htmlFor={id}>
          说明 <span className="tertiary">可不填，记入办理过程</span>
        </label>
        <GrowingText id={id} place="dialog" maxLength={longest} value={reason} onChange={setReason} />
      </div>
    </DecisionDialog>
  );
}
