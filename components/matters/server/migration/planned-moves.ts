import type { ProcessMover } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { moveKind } from './move-matters.ts';
import { batchesOf, insertPlannedMoves, outcomesOf, runningCases } from './planned-store.ts';
import { stopMoves } from './store.ts';

/** What matters do for 转到新版: the same work as 改用新版流程, each matter by itself and decided anew under its lock. */
export const moverFor = (context: UseCaseContext): ProcessMover => ({
  running: (versions, wanted) => context.tx.all(runningCases(context.tx.agencyId, versions, wanted)),
  start(moves, reason) {
    const { tx, now } = context;
    const { personId, assignmentId } = context.person();
    const batchId = context.newId<string>();
    tx.write(insertPlannedMoves(tx.agencyId, { batchId, personId, assignmentId, reason, at: now, moves }));
    for (const { matterId } of moves) context.wakeUp(moveKind, `${batchId} ${matterId}`);
    return batchId;
  },
  outcomes: (batchId) => context.tx.all(outcomesOf(context.tx.agencyId, batchId)),
  stop(batchId, versions) {
    context.tx.write(stopMoves(context.tx.agencyId, { batchId, versions, why: '停下了，没有转', at: context.now }));
  },
  batches: (versions) => context.tx.all(batchesOf(context.tx.agencyId, versions)),
});
