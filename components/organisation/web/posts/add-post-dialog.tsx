import { type PostRole, roleWords } from '@gov/organisation';
import { useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { todayInChina } from '#platform/web/text/days.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { ChoiceField, DayField, TextField } from '#platform/web/widgets/field.tsx';
import { routes } from '../../contract.ts';
import { SectionField } from '../fields.tsx';

const roles = Object.entries(roleWords).map(([value, label]) => ({ value, label }));

export function AddPostDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const [name, setName] = useState('');
  const [role, setRole] = useState<PostRole>();
  const [sectionId, setSectionId] = useState<string>();
  const [from, setFrom] = useState(todayInChina());
  const add = useCommand(routes.addPost, {
    refreshes: [routes.posts],
    onDone: () => {
      setName('');
      onClose();
    },
  });
  const send = () => role && add.mutate({ body: { name, role, from, ...(sectionId ? { sectionId } : {}) } });
  return (
    <DecisionDialog
      open={open}
      title="设置岗位"
      leaveWords="先不设"
      primaryWords={name.trim() ? `设置${name.trim()}` : '设置岗位'}
      disabled={!name.trim() || !role || !from}
      busy={add.isPending}
      error={add.error}
      onLeave={onClose}
      onDecide={send}
    >
      <TextField label="岗位名称" value={name} onChange={setName} />
      <ChoiceField
        label="在流程里是"
        hint="流程按这一项找办理人"
        value={role}
        onChange={(value) => setRole(value as PostRole | undefined)} // reason: the options are the keys of roleWords
        options={roles}
      />
      <SectionField
        label="只用在哪个科室"
        hint="可不填，不填就是所有科室都能用"
        value={sectionId}
        onChange={setSectionId}
        emptyWords="所有科室"
      />
      <DayField label="从哪天起" value={from} onChange={setFrom} />
    </DecisionDialog>
  );
}
