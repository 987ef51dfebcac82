import { type ReactNode, useCallback } from 'react';
import { call } from '#platform/web/data/call.ts';
import { refresh, useCommand } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { type DesignView, routes } from '../../contract.ts';
import type { DesignSaver } from '../designer/design-saver.ts';
import { useDesk } from '../designer/desk.ts';
import { GateFound, useAcknowledged } from './gate-found.tsx';
import { useGate } from './use-gate.ts';

interface RollBackProps {
  readonly view: DesignView;
  readonly saver: DesignSaver;
  readonly reopen: (bpmnXml: string) => Promise<void>;
  readonly number: number | undefined;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** An earlier version is used again: what that does, before it is done. */
export function RollBack({ view, saver, number, reopen, onClose, onDone }: RollBackProps): ReactNode {
  const { processId } = view;
  const { template } = useDesk();
  const file = useCallback(
    async () => (await call(routes.designVersion, { params: { processId, number: number ?? 0 } })).bpmnXml,
    [processId, number],
  );
  const gate = useGate({ open: number !== undefined, file, template });
  const reading = useAcknowledged(gate);
  const over = view.current?.number ?? 0;
  const command = useCommand(routes.rollBack, {
    refreshes: [routes.designs, routes.list, routes.designVersions],
    onDone: async () => {
      const hadDraft = saver.shown().hasDraft;
      await refresh(routes.design);
      onClose();
      onDone();
      if (hadDraft || number === undefined) return;
      const version = await call(routes.designVersion, { params: { processId, number } });
      saver.giveUp();
      await reopen(version.bpmnXml);
    },
  });
  return (
    <DecisionDialog
      open={number !== undefined}
      title={`改回用第 ${number ?? ''} 版`}
      leaveWords="不改"
      primaryWords={`改回用第 ${number ?? ''} 版`}
      disabled={!reading.mayPublish}
      busy={command.isPending}
      error={command.error}
      onLeave={() => {
        reading.setRead(false);
        command.reset();
        onClose();
      }}
      onDecide={() =>
        number !== undefined &&
        command.mutate({
          params: { processId },
          body: { number, overNumber: over, acknowledged: reading.acknowledged },
        })
      }
    >
      <GateFound gate={gate} reading={reading} />
      <ul className="plain-list">
        <li>
          第 {number} 版的内容马上成为第 {over + 1} 版，以后发起的事项按它办理。
        </li>
        <li>正在办的事项，还按发起时的那一版走完。</li>
        <li>哪一版都不会丢；没有发布的草稿原样留着。</li>
      </ul>
    </DecisionDialog>
  );
}
