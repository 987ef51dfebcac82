import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useCommand } from '#platform/web/data/use-route.ts';
import { todayInChina } from '#platform/web/text/days.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { DayField, TextField } from '#platform/web/widgets/field.tsx';
import { routes } from '../../contract.ts';
import { SectionField } from '../fields.tsx';

interface AddSectionDialogProps {
  readonly open: boolean;
  /** The section it will stand below; may still be changed. */
  readonly parentId?: string;
  readonly onClose: () => void;
}

export function AddSectionDialog({ open, parentId, onClose }: AddSectionDialogProps) {
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [parent, setParent] = useState(parentId);
  const [from, setFrom] = useState(todayInChina());
  const add = useCommand(routes.addSection, {
    refreshes: [routes.tree, routes.section],
    onDone: ({ id }) => {
      setName('');
      onClose();
      navigate(`/organisation/sections/${id}`);
    },
  });
  return (
    <DecisionDialog
      open={open}
      title="设立科室"
      leaveWords="先不设"
      primaryWords={name.trim() ? `设立${name.trim()}` : '设立科室'}
      disabled={!name.trim() || !from}
      busy={add.isPending}
      error={add.error}
      onLeave={onClose}
      onDecide={() => add.mutate({ body: { name, from, ...(parent ? { parentId: parent } : {}) } })}
    >
      <TextField label="名称" value={name} onChange={setName} />
      <SectionField
        label="上级科室"
        hint="可不填，不填就是最上一级"
        value={parent}
        onChange={setParent}
        emptyWords="最上一级"
      />
      <DayField label="从哪天起" value={from} onChange={setFrom} />
    </DecisionDialog>
  );
}
