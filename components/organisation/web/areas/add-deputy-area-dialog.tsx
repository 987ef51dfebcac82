import { useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { useSession } from '#platform/web/shell/session.tsx';
import { dayAfter, todayInChina } from '#platform/web/text/days.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { DayField } from '#platform/web/widgets/field.tsx';
import { type PersonChoice, PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import { routes } from '../../contract.ts';
import { SectionField } from '../fields.tsx';
import { searchPersons } from '../organisation-tabs.tsx';

export function AddDeputyAreaDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { person } = useSession();
  const [leaders, setLeaders] = useState<readonly PersonChoice[]>([]);
  const [sectionId, setSectionId] = useState<string>();
  const [from, setFrom] = useState(todayInChina());
  const [last, setLast] = useState('');
  const add = useCommand(routes.addDeputyArea, {
    refreshes: [routes.deputyAreas, routes.section, routes.person],
    onDone: () => {
      setSectionId(undefined);
      onClose();
    },
  });
  const leader = leaders[0];
  const send = () => {
    if (!leader || !sectionId) return;
    const to = last ? { to: dayAfter(last) } : {};
    add.mutate({ body: { leaderAssignmentId: leader.assignmentId, sectionId, from, ...to } });
  };
  return (
    <DecisionDialog
      open={open}
      title="增加分管"
      leaveWords="先不增加"
      primaryWords={leader ? `由${leader.name}分管` : '增加分管'}
      disabled={!leader || !sectionId || !from}
      busy={add.isPending}
      error={add.error}
      onLeave={onClose}
      onDecide={send}
    >
      <PersonPicker
        label="分管领导"
        hint="主要负责人或分管领导岗位上的人"
        value={leaders}
        onChange={setLeaders}
        search={searchPersons}
        recentOf={person.id}
      />
      <SectionField
        label="分管的科室"
        hint="它下面的科室没有另外分管的，也归这位领导"
        value={sectionId}
        onChange={setSectionId}
      />
      <DayField label="从哪天起" value={from} onChange={setFrom} />
      <DayField label="到哪一天（含当天）" hint="可不填" value={last} onChange={setLast} />
    </DecisionDialog>
  );
}
