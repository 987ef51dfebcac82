import { useCommand } from '#platform/web/data/use-route.ts';
import { EndDialog } from '#platform/web/widgets/dialogs/end-dialog.tsx';
import { type Grant, routes } from '../../contract.ts';

interface EndGrantDialogProps {
  readonly grantee: string;
  readonly permission: string;
  readonly grant: Grant;
  readonly onClose: () => void;
}

export function EndGrantDialog({ grantee, permission, grant, onClose }: EndGrantDialogProps) {
  const end = useCommand(routes.endGrant, {
    refreshes: [routes.permissions, routes.permissionsOfPerson],
    onDone: onClose,
  });
  return (
    <EndDialog
      title={`收回“${permission}”`}
      leaveWords="先不收回"
      primaryWords="收回这项授权"
      dayLabel="从哪天起不再有"
      dayIs="first-without"
      command={end}
      onLeave={onClose}
      onEnd={(on) => end.mutate({ params: { grantId: grant.id }, body: { on } })}
    >
      从这天起，{grantee}不再凭这项授权有“{permission}”。选今天就马上收回；凭岗位或别的授权得到的不受影响。
    </EndDialog>
  );
}
