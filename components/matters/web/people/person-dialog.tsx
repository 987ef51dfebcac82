import type { NamedReference } from '@gov/forms';
import { useState } from 'react';
import { useSession } from '#platform/web/shell/session.tsx';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { type PersonChoice, PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import { searchNames } from './person-search.ts';

interface PersonDialogProps {
  readonly title: string;
  readonly onFinish: (person: NamedReference | undefined) => void;
}

export function PersonDialog({ title, onFinish }: PersonDialogProps) {
  const [chosen, setChosen] = useState<readonly PersonChoice[]>([]);
  const { person } = useSession();
  const [first] = chosen;
  return (
    <DecisionDialog
      open
      title={`选${title}`}
      leaveWords="先不选"
      primaryWords={first ? `选${first.name}` : '选这个人'}
      disabled={first === undefined}
      onLeave={() => onFinish(undefined)}
      onDecide={() => first && onFinish({ id: first.personId, name: first.name })}
    >
      <PersonPicker label={title} value={chosen} onChange={setChosen} search={searchNames} recentOf={person.id} />
    </DecisionDialog>
  );
}
