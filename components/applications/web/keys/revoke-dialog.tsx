import { useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { TextField } from '#platform/web/widgets/field.tsx';
import { type KeyLine, routes } from '../../contract.ts';

/** Ends a key at once, with the reason. */
export function RevokeDialog({ line, onClose }: { readonly line: KeyLine; readonly onClose: () => void }) {
  const [reason, setReason] = useState('');
  const revoke = useCommand(routes.revokeKey, { refreshes: [routes.keys], onDone: onClose });
  return (
    <DecisionDialog
      open
      title={`停用“${line.name}”`}
      size="question"
      leaveWords="先不停"
      primaryWords="马上停用"
      wayBack="停用后不能恢复"
      danger
      disabled={reason.trim().length < 2}
      busy={revoke.isPending}
      error={revoke.error}
      onLeave={onClose}
      onDecide={() => revoke.mutate({ params: { keyId: line.id }, body: { reason: reason.trim() } })}
    >
      <p>用这个密钥的程序马上打不开任何内容。已经发起的事项照常办理。</p>
      <TextField label="理由" hint="本人看得到" value={reason} onChange={setReason} maxLength={200} />
    </DecisionDialog>
  );
}
