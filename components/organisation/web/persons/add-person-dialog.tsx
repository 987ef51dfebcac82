import { useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { todayInChina } from '#platform/web/text/days.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { DayField, TextField } from '#platform/web/widgets/field.tsx';
import { routes } from '../../contract.ts';
import { PostField } from '../fields.tsx';
import type { SectionDialogProps } from '../sections/rename-section-dialog.tsx';

export function AddPersonDialog({ open, section, onClose }: SectionDialogProps) {
  const [name, setName] = useState('');
  const [postId, setPostId] = useState<string>();
  const [title, setTitle] = useState('');
  const [from, setFrom] = useState(todayInChina());
  const add = useCommand(routes.addPerson, {
    refreshes: [routes.tree, routes.section, routes.posts, routes.searchPersons],
    onDone: () => {
      setName('');
      setTitle('');
      onClose();
    },
  });
  const send = () => {
    if (!postId) return;
    const optional = title.trim() ? { title } : {};
    add.mutate({ body: { name, from, sectionId: section.id, postId, ...optional } });
  };
  return (
    <DecisionDialog
      open={open}
      title={`在${section.name}登记新人`}
      leaveWords="先不登记"
      primaryWords={name.trim() ? `登记${name.trim()}` : '登记'}
      disabled={!name.trim() || !postId || !from}
      busy={add.isPending}
      error={add.error}
      onLeave={onClose}
      onDecide={send}
    >
      <TextField label="姓名" value={name} onChange={setName} />
      <PostField label="岗位" sectionId={section.id} value={postId} onChange={setPostId} />
      <TextField label="职务" hint="可不填，不填就用岗位名称，例如 二级主任科员" value={title} onChange={setTitle} />
      <DayField label="从哪天起" value={from} onChange={setFrom} />
    </DecisionDialog>
  );
}
