import { useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { EndDialog } from '#platform/web/widgets/dialogs/end-dialog.tsx';
import { type GroupRow, routes } from '../../contract.ts';

interface EndGroupProps {
  readonly group: GroupRow;
  readonly onClose: () => void;
}

export function EndGroupDialog({ group, onClose }: EndGroupProps) {
  const end = useCommand(routes.endGroup, { refreshes: [routes.groups, routes.group], onDone: onClose });
  const namedBy = useRoute(routes.group, { params: { groupId: group.id } }).data?.namedBy ?? [];
  return (
    <EndDialog
      title={`停用${group.name}`}
      leaveWords="先不停"
      primaryWords={`停用${group.name}`}
      dayLabel="用到哪一天（含当天）"
      dayIs="last"
      command={end}
      onLeave={onClose}
      onEnd={(on) => end.mutate({ params: { groupId: group.id }, body: { on, expectedVersion: group.version } })}
    >
      停用后，流程里按这个分组找人的步骤会停下来，并说明是哪个分组。已经送到各人手里的不变。
      {namedBy.length > 0 && (
        <b className="error-text">
          现在有 {namedBy.length} 个流程按它找人：{namedBy.join('、')}。请先在这些流程里换成别的分组或岗位。
        </b>
      )}
    </EndDialog>
  );
}
