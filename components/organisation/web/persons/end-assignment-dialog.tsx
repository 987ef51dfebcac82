import { useCommand } from '#platform/web/data/use-route.ts';
import { EndDialog } from '#platform/web/widgets/dialogs/end-dialog.tsx';
import { type AssignmentRow, routes } from '../../contract.ts';

interface EndAssignmentDialogProps {
  readonly row: AssignmentRow;
  readonly onClose: () => void;
}

export function EndAssignmentDialog({ row, onClose }: EndAssignmentDialogProps) {
  const end = useCommand(routes.endAssignment, {
    refreshes: [routes.person, routes.section, routes.tree, routes.deputyAreas, routes.posts],
    onDone: onClose,
  });
  return (
    <EndDialog
      title={`结束${row.personName}在${row.sectionName}的任职`}
      leaveWords="先不结束"
      primaryWords={`结束${row.title}任职`}
      dayLabel="任到哪一天（含当天）"
      dayIs="last"
      command={end}
      onLeave={onClose}
      onEnd={(on) => end.mutate({ params: { assignmentId: row.id }, body: { on, expectedVersion: row.version } })}
    >
      从第二天起，{row.personName}不再有{row.title}岗位带来的权限和待办；经它分管的科室也同时结束。
    </EndDialog>
  );
}
