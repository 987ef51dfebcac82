import { useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { dayAfter, todayInChina } from '#platform/web/text/days.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { DayField } from '#platform/web/widgets/field.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { type AssignmentRow, routes } from '../../contract.ts';

interface EndAssignmentDialogProps {
  readonly row: AssignmentRow;
  readonly onClose: () => void;
}

export function EndAssignmentDialog({ row, onClose }: EndAssignmentDialogProps) {
  const [last, setLast] = useState(todayInChina());
  const end = useCommand(routes.endAssignment, {
    refreshes: [routes.person, routes.section, routes.tree, routes.deputyAreas, routes.posts],
    onDone: onClose,
  });
  const body = { on: last ? dayAfter(last) : '', expectedVersion: row.version };
  return (
    <DecisionDialog
      open
      title={`结束${row.personName}在${row.sectionName}的任职`}
      size="question"
      leaveWords="先不结束"
      primaryWords={`结束${row.title}任职`}
      danger
      disabled={!last}
      busy={end.isPending}
      error={end.error}
      onLeave={onClose}
      onDecide={() => end.mutate({ params: { assignmentId: row.id }, body })}
    >
      <DayField label="任到哪一天（含当天）" value={last} onChange={setLast} />
      <Note kind="warning">
        从第二天起，{row.personName}不再有{row.title}岗位带来的权限和待办；经它分管的科室也同时结束。
      </Note>
    </DecisionDialog>
  );
}
