import { useState } from 'react';
import { useSession } from '#platform/web/shell/session.tsx';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { type PersonChoice, PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import type { Acts } from '../handling/use-acts.ts';
import { searchColleagues } from '../people/person-search.ts';

const buttonWords = (chosen: readonly PersonChoice[]): string => {
  const [first] = chosen;
  if (!first) return '传阅';
  return chosen.length === 1 ? `传阅给${first.name}` : `传阅给 ${chosen.length} 人`;
};

/** 传阅: several persons read it, the process goes on. */
export function CirculateDialog({ acts }: { readonly acts: Acts }) {
  const { person } = useSession();
  const [chosen, setChosen] = useState<readonly PersonChoice[]>([]);
  return (
    <DecisionDialog
      open={acts.asking === 'circulate'}
      title="传阅"
      leaveWords="先不传阅"
      primaryWords={buttonWords(chosen)}
      busy={acts.busy}
      disabled={chosen.length === 0}
      error={acts.error ?? null}
      onLeave={acts.leave}
      onDecide={() => acts.circulate(chosen)}
    >
      <PersonPicker
        label="传阅给谁"
        hint="收到的人能看全文和附件，不影响办理"
        value={chosen}
        onChange={setChosen}
        search={searchColleagues}
        several
        recentOf={person.id}
      />
    </DecisionDialog>
  );
}
