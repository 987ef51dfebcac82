import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { refresh, useCommand } from '#platform/web/data/use-route.ts';
import { Field } from '#platform/web/widgets/field.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { GrowingText } from '#platform/web/widgets/text/growing-text.tsx';
import { isTooLong } from '#platform/web/widgets/text/text-length.ts';
import { routes } from '../../contract.ts';

interface BackDialogProps {
  readonly processId: string;
  readonly batchId: string;
  /** The version they go by now. */
  readonly to: number;
  readonly standing: number;
  readonly onWatch: (batchId: string) => void;
  readonly onClose: () => void;
}

const longest = 500;

/** The way back asks as the way there does: what becomes of the matters and of whose work, and why. */
export function BackDialog({ processId, batchId, to, standing, onWatch, onClose }: BackDialogProps): ReactNode {
  const [reason, setReason] = useState('');
  const back = useCommand(routes.movingBack, {
    refreshes: [routes.movingBatches, routes.movingDone],
    onDone: (reply) => {
      onWatch(reply.batchId);
      void refresh(routes.movingPlan);
      onClose();
    },
  });
  const written = reason.trim();
  return (
    <Modal
      open
      title={`把 ${standing} 件转回原来的版本`}
      okText={`转回 ${standing} 件`}
      cancelText="不转"
      okButtonProps={{ disabled: written === '' || isTooLong(reason, longest), loading: back.isPending }}
      onOk={() => back.mutate({ params: { processId, batchId }, body: { reason: written } })}
      onCancel={onClose}
    >
      <p>
        已经办过的不变，谁正在办的也不取消：还由他办，那一步放回原来的版本，往后按原来的版本走。一件一件地转；按第 {to}{' '}
        版又走到了原来没有的步骤的，转不回去，会说明原因。
      </p>
      <Field label="为什么转回" hint="写进每一件的办理过程">
        {(id) => <GrowingText id={id} place="dialog" maxLength={longest} value={reason} onChange={setReason} />}
      </Field>
      <Refusal error={back.error} />
    </Modal>
  );
}
