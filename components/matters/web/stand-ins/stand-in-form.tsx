import { Button } from 'antd';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { useSession } from '#platform/web/shell/session.tsx';
import { todayInChina } from '#platform/web/text/days.ts';
import { DayField } from '#platform/web/widgets/field.tsx';
import { type PersonChoice, PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { UndoLine } from '#platform/web/widgets/undo-line.tsx';
import { routes } from '../../contract.ts';
import { searchColleagues } from '../people/person-search.ts';
import { PostOfPerson } from '../people/post-of-person.tsx';
import { everything, type KindChoice, type Scope, ScopeFields } from './scope-fields.tsx';

interface StandInFormProps {
  readonly kinds: readonly KindChoice[];
}

interface Days {
  readonly from: string;
  readonly last: string;
}

const nobody: readonly PersonChoice[] = [];

/** Who, from when to when, and for what; saved it is emptied, and says what holds now. */
export function StandInForm({ kinds }: StandInFormProps) {
  const { person } = useSession();
  const [chosen, setChosen] = useState(nobody);
  const [days, setDays] = useState<Days>({ from: todayInChina(), last: '' });
  const [scope, setScope] = useState(everything);
  const [done, setDone] = useState('');
  const [first] = chosen;
  const set = useCommand(routes.setStandIn, {
    refreshes: [routes.standIns],
    onDone: () => {
      setDone(`已请${first?.name ?? ''}代办。`);
      setChosen(nobody);
      setDays({ ...days, last: '' });
    },
  });
  const choose = (value: readonly PersonChoice[]) => {
    setChosen(value);
    setDone('');
  };
  const ready = first && days.from !== '' && days.last !== '' && (!scope.some || scope.codes.length > 0);
  const submit = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (first && ready && !set.isPending) set.mutate({ body: bodyOf(first, days, scope) });
  };
  // a grant of all one's matters is no slip of a finger: only its button, or Ctrl+Enter, sends it
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    if (event.ctrlKey || event.metaKey) submit(event);
    else event.preventDefault();
  };
  return (
    <form className="stand-in-part stand-in-form" onSubmit={submit} onKeyDown={onKeyDown}>
      <PersonPicker
        label="请谁代办"
        hint="只列能办理业务的同事；他不能再转请别人代办"
        value={chosen}
        onChange={choose}
        search={searchColleagues}
        recentOf={person.id}
      />
      {first && <PostOfPerson label="代办人" chosen={first} onChange={(one) => choose([one])} />}
      <div className="row wrap">
        <DayField label="从这一天" value={days.from} onChange={(from) => setDays({ ...days, from })} />
        <DayField label="到这一天（含）" value={days.last} onChange={(last) => setDays({ ...days, last })} />
      </div>
      <ScopeFields kinds={kinds} scope={scope} onChange={setScope} />
      <div className="row wrap">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={set.isPending}>
          {first ? `请${first.name}代办` : '请他代办'}
        </Button>
      </div>
      {done && <UndoLine done={done} />}
      <Refusal error={set.error} />
    </form>
  );
}

const bodyOf = ({ assignmentId }: PersonChoice, days: Days, { some, codes, newOnly, workSecrets }: Scope) => ({
  assignmentId,
  ...days,
  newOnly,
  workSecrets,
  ...(some ? { kinds: [...codes] } : {}),
});
