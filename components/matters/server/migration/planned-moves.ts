import { formsService } from '#components/forms/contract.ts';
import { type ProcessMover, processesService, type RunningCase } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { saidOf } from '../history/past-cases.ts';
import { granteeKeysOf } from '../readers.ts';
import { moveKind } from './move-matters.ts';
import { programFor, whyStays } from './plan-move.ts';
import { batchesOf, insertPlannedMoves, namedCases, outcomesOf, runningCases } from './planned-store.ts';
import { stopMoves } from './store.ts';

/** What matters do for 转到新版: the same work as 改用新版流程, each matter by itself and decided anew under its lock. */
export const moverFor = (context: UseCaseContext): ProcessMover => ({
  running: (versions, wanted) => context.tx.all(runningCases(context.tx.agencyId, versions, wanted)),
  whyNever: (cases, to) => whyNever(context, cases, to),
  async named(matterIds) {
    const rows = await context.tx.all(namedCases(context.tx.agencyId, matterIds, granteeKeysOf(context)));
    return rows.map((row) => saidOf(context, row));
  },
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

/** Asked once for each form and version there is, however many matters have them. */
async function whyNever(
  context: UseCaseContext,
  cases: readonly RunningCase[],
  to: string,
): Promise<ReadonlyMap<string, string>> {
  const forms = context.ask(formsService);
  const reasons = new Map<string, string>();
  for (const [formVersionId, all] of Map.groupBy(cases, (one) => one.formVersionId)) {
    const over = await programFor(context, await forms.compiled(formVersionId), to);
    if (over.ok) continue;
    for (const { matterId, processVersionId } of all) {
      const program = await context.ask(processesService).program(processVersionId);
      reasons.set(matterId, whyStays({ program }, over));
    }
  }
  return reasons;
}
