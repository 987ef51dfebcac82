import { useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { TextField } from '#platform/web/widgets/field.tsx';
import { routes, type SectionView } from '../../contract.ts';

export interface SectionDialogProps {
  readonly open: boolean;
  readonly section: SectionView;
  readonly onClose: () => void;
}

export function RenameSectionDialog({ open, section, onClose }: SectionDialogProps) {
  const [name, setName] = useState(section.name);
  const rename = useCommand(routes.renameSection, { refreshes: [routes.tree, routes.section], onDone: onClose });
  const send = () =>
    rename.mutate({ params: { sectionId: section.id }, body: { name, expectedVersion: section.version } });
  return (
    <DecisionDialog
      open={open}
      title={`${section.name}改名`}
      size="question"
      leaveWords="先不改"
      primaryWords={name.trim() ? `改成${name.trim()}` : '改名'}
      disabled={!name.trim() || name.trim() === section.name}
      busy={rename.isPending}
      error={rename.error}
      onLeave={onClose}
      onDecide={send}
    >
      <TextField label="新名称" hint="以前的公文和记录保留当时的名称" value={name} onChange={setName} />
    </DecisionDialog>
  );
}
