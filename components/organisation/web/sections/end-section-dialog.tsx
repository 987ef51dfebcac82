import { useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { dayAfter, todayInChina } from '#platform/web/text/days.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { DayField } from '#platform/web/widgets/field.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { routes } from '../../contract.ts';
import type { SectionDialogProps } from './rename-section-dialog.tsx';

export function EndSectionDialog({ open, section, onClose }: SectionDialogProps) {
  const [last, setLast] = useState(todayInChina());
  const end = useCommand(routes.endSection, {
    refreshes: [routes.tree, routes.section, routes.posts, routes.deputyAreas],
    onDone: onClose,
  });
  const body = { on: last ? dayAfter(last) : '', expectedVersion: section.version };
  return (
    <DecisionDialog
      open={open}
      title={`撤销${section.name}`}
      size="question"
      leaveWords="先不撤"
      primaryWords={`撤销${section.name}`}
      danger
      disabled={!last}
      busy={end.isPending}
      error={end.error}
      onLeave={onClose}
      onDecide={() => end.mutate({ params: { sectionId: section.id }, body })}
    >
      <DayField label="保留到哪一天（含当天）" value={last} onChange={setLast} />
      <Note kind="warning">
        {section.people.length > 0
          ? `现在还有 ${section.people.length} 个人在这里，要先移走或办理离任。`
          : '撤销后，只属于它的岗位和它的分管也同时结束；记录都会留着。'}
      </Note>
    </DecisionDialog>
  );
}
