import { useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { dayAfter, todayInChina } from '#platform/web/text/days.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { DayField, TextField } from '#platform/web/widgets/field.tsx';
import { type PersonView, routes } from '../../contract.ts';
import { PostField, SectionField } from '../fields.tsx';

export interface PersonDialogProps {
  readonly open: boolean;
  readonly person: PersonView;
  readonly onClose: () => void;
}

/** 兼职 or, with an end, 挂职. */
export function AddAssignmentDialog({ open, person, onClose }: PersonDialogProps) {
  const [sectionId, setSectionId] = useState<string>();
  const [postId, setPostId] = useState<string>();
  const [title, setTitle] = useState('');
  const [from, setFrom] = useState(todayInChina());
  const [last, setLast] = useState('');
  const add = useCommand(routes.addAssignment, {
    refreshes: [routes.person, routes.section, routes.tree, routes.posts],
    onDone: onClose,
  });
  const send = () => {
    if (!sectionId || !postId) return;
    const optional = { ...(title.trim() ? { title } : {}), ...(last ? { to: dayAfter(last) } : {}) };
    add.mutate({ params: { personId: person.id }, body: { sectionId, postId, from, ...optional } });
  };
  return (
    <DecisionDialog
      open={open}
      title={`给${person.name}增加任职`}
      leaveWords="先不增加"
      primaryWords={`给${person.name}增加这项任职`}
      disabled={!sectionId || !postId || !from}
      busy={add.isPending}
      error={add.error}
      onLeave={onClose}
      onDecide={send}
    >
      <SectionField label="科室" value={sectionId} onChange={setSectionId} />
      <PostField label="岗位" sectionId={sectionId} value={postId} onChange={setPostId} />
      <TextField label="职务" hint="可不填，不填就用岗位名称" value={title} onChange={setTitle} />
      <DayField label="从哪天起" value={from} onChange={setFrom} />
      <DayField label="到哪一天（含当天）" hint="可不填；挂职、借调请填" value={last} onChange={setLast} />
    </DecisionDialog>
  );
}
