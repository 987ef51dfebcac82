import { Button, Checkbox, Radio } from 'antd';
import { type FormEvent, useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { useSession } from '#platform/web/shell/session.tsx';
import { todayInChina } from '#platform/web/text/days.ts';
import { DayField, Field } from '#platform/web/widgets/field.tsx';
import { type PersonChoice, PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { UndoLine } from '#platform/web/widgets/undo-line.tsx';
import { routes } from '../../contract.ts';
import { searchColleagues } from '../people/person-search.ts';

interface StandInFormProps {
  readonly kinds: readonly { readonly code: string; readonly name: string }[];
}

const nobody: readonly PersonChoice[] = [];

/** Who, from when to when, and for what; saved it is emptied, and says what holds now. */
export function StandInForm({ kinds }: StandInFormProps) {
  const { person } = useSession();
  const [chosen, setChosen] = useState(nobody);
  const [from, setFrom] = useState(todayInChina());
  const [last, setLast] = useState('');
  const [some, setSome] = useState(false);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const [newOnly, setNewOnly] = useState(false);
  const [workSecrets, setWorkSecrets] = useState(false);
  const [done, setDone] = useState('');
  const set = useCommand(routes.setStandIn, {
    refreshes: [routes.standIns],
    onDone: () => {
      setDone(`已请${chosen[0]?.name ?? ''}代办。`);
      setChosen(nobody);
      setLast('');
    },
  });
  const [first] = chosen;
  const ready = first !== undefined && from !== '' && last !== '' && (!some || codes.length > 0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!first || !ready || set.isPending) return;
    const window = { assignmentId: first.assignmentId, from, last, newOnly, workSecrets };
    set.mutate({ body: { ...window, ...(some ? { kinds: [...codes] } : {}) } });
  };
  return (
    <form className="stand-in-part stand-in-form" onSubmit={submit}>
      <PersonPicker
        label="请谁代办"
        hint="只列能办理业务的同事；他不能再转请别人代办"
        value={chosen}
        onChange={(value) => {
          setChosen(value);
          setDone('');
        }}
        search={searchColleagues}
        recentOf={person.id}
      />
      <div className="row wrap">
        <DayField label="从这一天" value={from} onChange={setFrom} />
        <DayField label="到这一天（含）" value={last} onChange={setLast} />
      </div>
      <Field label="哪些事项" hint="签发、签批要本人办理，不能代办。您自己也照样可以办，谁先办算谁的。">
        {(id, described) => (
          <Radio.Group
            id={id}
            aria-describedby={described}
            value={some}
            onChange={(event) => setSome(event.target.value === true)}
          >
            <Radio value={false}>全部</Radio>
            <Radio value={true}>只限其中一些</Radio>
          </Radio.Group>
        )}
      </Field>
      {some && (
        <Checkbox.Group
          aria-label="只限这些事项"
          options={kinds.map(({ code, name }) => ({ value: code, label: name }))}
          value={[...codes]}
          onChange={(value) => setCodes(value)}
        />
      )}
      <div className="stand-in-choices">
        <Checkbox checked={newOnly} onChange={(event) => setNewOnly(event.target.checked)}>
          只限这几天新到的，现在等着我的不请他办
        </Checkbox>
        <Checkbox checked={workSecrets} onChange={(event) => setWorkSecrets(event.target.checked)}>
          工作秘密也请他办（不选，他就看不到）
        </Checkbox>
      </div>
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
