import { useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { TextField } from '#platform/web/widgets/field.tsx';
import { routes } from '../../contract.ts';
import type { PersonDialogProps } from './add-assignment-dialog.tsx';

export function ChangePersonDialog({ open, person, onClose }: PersonDialogProps) {
  const [name, setName] = useState(person.name);
  const [initials, setInitials] = useState(person.initials);
  const change = useCommand(routes.changePerson, {
    refreshes: [routes.person, routes.section, routes.tree, routes.searchPersons],
    onDone: onClose,
  });
  // a new name gets its initials from the server unless somebody corrected them here
  const typed = initials.trim().toLowerCase();
  const given = typed && typed !== person.initials ? { initials: typed } : {};
  const body = { name, expectedVersion: person.version, ...given };
  return (
    <DecisionDialog
      open={open}
      title={`改${person.name}的姓名或拼音`}
      size="question"
      leaveWords="先不改"
      primaryWords="改好保存"
      disabled={!name.trim() || (name.trim() === person.name && !given.initials)}
      busy={change.isPending}
      error={change.error}
      onLeave={onClose}
      onDecide={() => change.mutate({ params: { personId: person.id }, body })}
    >
      <TextField label="姓名" hint="已经签过的意见保留当时的姓名" value={name} onChange={setName} />
      <TextField label="拼音首字母" hint="找人时用；多音字不对时在这里改" value={initials} onChange={setInitials} />
    </DecisionDialog>
  );
}
