import { useCommand } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { routes } from '../../contract.ts';
import type { StandingDialogProps } from './rename-dialog.tsx';

export function StateDialog({ agency, onClose }: StandingDialogProps) {
  const change = useCommand(routes.changeState, { refreshes: [routes.agency, routes.agencies], onDone: onClose });
  const stops = agency.state === 'OPEN';
  return (
    <DecisionDialog
      open
      title={stops ? `停用${agency.name}` : `恢复${agency.name}`}
      size="question"
      leaveWords={stops ? '先不停用' : '先不恢复'}
      primaryWords={stops ? `停用${agency.shortName}` : `恢复${agency.shortName}`}
      danger={stops}
      busy={change.isPending}
      error={change.error}
      onLeave={onClose}
      onDecide={() => change.mutate({ params: { agencyId: agency.id }, body: { state: stops ? 'SUSPENDED' : 'OPEN' } })}
    >
      {stops ? (
        <Note kind="warning">
          {agency.name}
          的人马上不能再进入，正在办的也会停下。公文、事项、账号全部留着，恢复后接着办。其他单位不再能选它做主送、抄送。
        </Note>
      ) : (
        <p>{agency.name}的人马上又能进入，停下的事项接着办。</p>
      )}
    </DecisionDialog>
  );
}
