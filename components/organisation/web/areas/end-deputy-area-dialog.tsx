import { useCommand } from '#platform/web/data/use-route.ts';
import { EndDialog } from '#platform/web/widgets/dialogs/end-dialog.tsx';
import { type DeputyAreaRow, routes } from '../../contract.ts';

interface EndDeputyAreaDialogProps {
  readonly area: DeputyAreaRow;
  readonly onClose: () => void;
}

export function EndDeputyAreaDialog({ area, onClose }: EndDeputyAreaDialogProps) {
  const end = useCommand(routes.endDeputyArea, {
    refreshes: [routes.deputyAreas, routes.section, routes.person],
    onDone: onClose,
  });
  return (
    <EndDialog
      title={`结束${area.personName}分管${area.sectionName}`}
      leaveWords="先不结束"
      primaryWords="结束这项分管"
      dayLabel="分管到哪一天（含当天）"
      dayIs="last"
      command={end}
      onLeave={onClose}
      onEnd={(on) => end.mutate({ params: { areaId: area.id }, body: { on, expectedVersion: area.version } })}
    >
      从第二天起，{area.sectionName}走到分管领导的步骤不再找{area.personName}。
    </EndDialog>
  );
}
