import { useState } from 'react';
import type { CallError } from '#platform/web/data/call-error.ts';
import { useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { useSession } from '#platform/web/shell/session.tsx';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { TextField } from '#platform/web/widgets/field.tsx';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { type PersonChoice, PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import { type GroupRow, type GroupView, routes } from '../../contract.ts';
import { searchForWork } from '../organisation-tabs.tsx';

const refreshes = [routes.groups, routes.group] as const;

export function AddGroupDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const [name, setName] = useState('');
  const [people, setPeople] = useState<readonly PersonChoice[]>([]);
  const add = useCommand(routes.addGroup, {
    refreshes,
    onDone: () => {
      setName('');
      setPeople([]);
      onClose();
    },
  });
  return (
    <GroupForm
      open={open}
      title="设立分组"
      leaveWords="先不设"
      primaryWords={name.trim() ? `设立${name.trim()}` : '设立分组'}
      {...{ name, setName, people, setPeople }}
      busy={add.isPending}
      error={add.error}
      onLeave={onClose}
      onDecide={() => add.mutate({ body: { name, personIds: people.map((one) => one.personId) } })}
    />
  );
}

interface ChangeGroupProps {
  readonly group: GroupRow;
  readonly onClose: () => void;
}

/** The whole group is read before it is shown: what is sent replaces it. */
export function ChangeGroupDialog({ group, onClose }: ChangeGroupProps) {
  const query = useRoute(routes.group, { params: { groupId: group.id } });
  if (query.data) return <ChangeLoaded key={query.data.version} group={query.data} onClose={onClose} />;
  return (
    <DecisionDialog
      open
      title={`修改${group.name}`}
      leaveWords="关闭"
      primaryWords="保存"
      disabled
      onLeave={onClose}
      onDecide={onClose}
    >
      <ListStates query={query}>{() => null}</ListStates>
    </DecisionDialog>
  );
}

function ChangeLoaded({ group, onClose }: { readonly group: GroupView; readonly onClose: () => void }) {
  const [name, setName] = useState(group.name);
  const [people, setPeople] = useState<readonly PersonChoice[]>(() => group.persons.map(choiceOf));
  const change = useCommand(routes.changeGroup, { refreshes, onDone: onClose });
  const body = { name, personIds: people.map((one) => one.personId), expectedVersion: group.version };
  return (
    <GroupForm
      open
      title={`修改${group.name}`}
      leaveWords="先不改"
      primaryWords="保存分组"
      {...{ name, setName, people, setPeople }}
      busy={change.isPending}
      error={change.error}
      onLeave={onClose}
      onDecide={() => change.mutate({ params: { groupId: group.id }, body })}
    />
  );
}

/** Who is not in office says so in the chip: nothing else tells why a process passes him over. */
const choiceOf = ({ absent, name, ...person }: GroupView['persons'][number]): PersonChoice => ({
  ...person,
  name: absent ? `${name}（不在职）` : name,
});

interface GroupFormProps {
  readonly open: boolean;
  readonly title: string;
  readonly leaveWords: string;
  readonly primaryWords: string;
  readonly name: string;
  readonly setName: (name: string) => void;
  readonly people: readonly PersonChoice[];
  readonly setPeople: (people: readonly PersonChoice[]) => void;
  readonly busy: boolean;
  readonly error: CallError | null;
  readonly onLeave: () => void;
  readonly onDecide: () => void;
}

function GroupForm({ name, setName, people, setPeople, ...dialog }: GroupFormProps) {
  const { person } = useSession();
  return (
    <DecisionDialog {...dialog} disabled={!name.trim() || people.length === 0}>
      <TextField label="分组名称" value={name} onChange={setName} />
      <PersonPicker
        label={people.length === 0 ? '人员' : `人员（${people.length} 人）`}
        hint="依次办理的环节，按这里的先后"
        several
        value={people}
        onChange={setPeople}
        search={searchForWork}
        recentOf={person.id}
      />
      <Note kind="plain">
        <p>保存后会这样：以后走到的环节按新的名单找人；已经送到的不变。</p>
      </Note>
    </DecisionDialog>
  );
}
