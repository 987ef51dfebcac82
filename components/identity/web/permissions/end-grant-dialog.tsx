import { useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { todayInChina } from '#platform/web/text/days.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { DayField } from '#platform/web/widgets/field.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { type Grant, routes } from '../../contract.ts';

interface EndGrantDialogProps {
  readonly grantee: string;
  readonly permission: string;
  readonly grant: Grant;
  readonly onClose: () => void;
}

export function EndGrantDialog({ grantee, permission, grant, onClose }: EndGrantDialogProps) {
  const [on, setOn] = useState(todayInChina());
  const end = useCommand(routes.endGrant, {
    refreshes: [routes.permissions, routes.permissionsOfPerson],
    onDone: onClose,
  });
  return (
    <DecisionDialog
      open
      title={`收回“${permission}”`}
      size="question"
      leaveWords="先不收回"
      primaryWords="收回这项授权"
      danger
      disabled={!on}
      busy={end.isPending}
      error={end.error}
      onLeave={onClose}
      onDecide={() => end.mutate({ params: { grantId: grant.id }, body: { on } })}
    >
      <DayField label="从哪天起不再有" value={on} onChange={setOn} />
      <Note kind="warning">
        从这天起，{grantee}不再凭这项授权有“{permission}”。选今天就马上收回；凭岗位或别的授权得到的不受影响。
      </Note>
    </DecisionDialog>
  );
}
