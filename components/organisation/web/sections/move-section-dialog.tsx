import { useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { routes } from '../../contract.ts';
import { SectionField } from '../fields.tsx';
import type { SectionDialogProps } from './rename-section-dialog.tsx';

export function MoveSectionDialog({ open, section, onClose }: SectionDialogProps) {
  const [parentId, setParentId] = useState(section.above.at(-1)?.id);
  const move = useCommand(routes.moveSection, { refreshes: [routes.tree, routes.section], onDone: onClose });
  const body = { expectedVersion: section.version, ...(parentId ? { parentId } : {}) };
  return (
    <DecisionDialog
      open={open}
      title={`调整${section.name}的上级`}
      size="question"
      leaveWords="先不调"
      primaryWords={`调整${section.name}的上级`}
      busy={move.isPending}
      error={move.error}
      onLeave={onClose}
      onDecide={() => move.mutate({ params: { sectionId: section.id }, body })}
    >
      <SectionField
        label="新的上级科室"
        value={parentId}
        onChange={setParentId}
        emptyWords="最上一级"
        except={section.id}
      />
      <Note>调整后，下设的科室和人员跟着走；没有单设负责人和分管领导的，由新的上级负责。</Note>
    </DecisionDialog>
  );
}
