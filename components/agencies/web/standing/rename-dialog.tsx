import { useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { todayInChina } from '#platform/web/text/days.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { DayField, TextField } from '#platform/web/widgets/field.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { type AgencyStanding, routes } from '../../contract.ts';

export interface StandingDialogProps {
  readonly agency: AgencyStanding;
  readonly onClose: () => void;
}

export function RenameDialog({ agency, onClose }: StandingDialogProps) {
  const [name, setName] = useState(agency.name);
  const [shortName, setShortName] = useState(agency.shortName);
  const [from, setFrom] = useState(todayInChina());
  const rename = useCommand(routes.renameAgency, { refreshes: [routes.agency, routes.agencies], onDone: onClose });
  const changed = name.trim() !== agency.name || shortName.trim() !== agency.shortName;
  return (
    <DecisionDialog
      open
      title={`${agency.shortName}更名`}
      size="question"
      leaveWords="先不改"
      primaryWords={changed ? `改称${shortName.trim()}` : '改名称'}
      disabled={!changed || !from || name.trim().length < 2 || shortName.trim().length < 2}
      busy={rename.isPending}
      error={rename.error}
      onLeave={onClose}
      onDecide={() => rename.mutate({ params: { agencyId: agency.id }, body: { name, shortName, from } })}
    >
      <TextField label="单位全称" value={name} onChange={setName} />
      <TextField label="简称" maxLength={20} value={shortName} onChange={setShortName} />
      <DayField label="从哪天起" value={from} onChange={setFrom} />
      <Note>已经办结的公文和交换记录里还是当时的名称；这天起新写的用新名称。印章、红头请单位自己换。</Note>
    </DecisionDialog>
  );
}
