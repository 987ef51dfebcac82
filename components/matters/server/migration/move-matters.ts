import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { applyDecision } from '../handling/apply-decision.ts';
import { loadUnseen } from '../handling/load-matter.ts';
import { matterLookedAt } from '../monitor/halt.ts';
import { currentVersion, planMove, whyStays } from './plan-move.ts';
import { type AskedMove, finishMove, insertMoves, movesOf, moveToDo, stayedOf } from './store.ts';

type Routes = typeof routes;

/** Kind of the wake-up that moves one matter to another version of its process; its key is batch and matter. */
export const moveKind = 'matters.move-version';

/** 改用新版流程: each is asked to move in a transaction of its own; what cannot move stays as it is and says why. */
export async function moveMatters(
  context: UseCaseContext,
  { body }: InputOf<Routes['moveMatters']>,
): Promise<Result<ReplyOf<Routes['moveMatters']>>> {
  const { tx, now } = context;
  const { personId, assignmentId } = context.person();
  const moves: AskedMove[] = [];
  for (const matterId of new Set(body.matterIds)) {
    const found = await matterLookedAt(context, matterId);
    if (!found.ok) return found;
    const from = found.value.row.processVersionId;
    moves.push({ matterId, processVersionId: await currentVersion(context, found.value), from });
  }
  const batchId = context.newId<string>();
  tx.write(insertMoves(tx.agencyId, { batchId, personId, assignmentId, reason: body.reason.trim(), at: now, moves }));
  for (const { matterId } of moves) context.wakeUp(moveKind, `${batchId} ${matterId}`);
  context.audit({
    event: 'matters.moves-asked',
    objectKind: 'migration',
    objectId: batchId,
    details: { matters: moves.length },
  });
  return ok({ batchId, asked: moves.length });
}

/** Named to the reader; the rest are counted. */
const mostNamed = 100;

/** How far a batch is. */
export async function movesDone(
  context: UseCaseContext,
  { params: { batchId } }: InputOf<Routes['movesDone']>,
): Promise<Result<ReplyOf<Routes['movesDone']>>> {
  const { tx } = context;
  const counts = await tx.first(movesOf(tx.agencyId, batchId));
  if (!counts || counts.asked === 0) return reject('matters.unknown-batch');
  const { asked, moved, stayed } = counts;
  const named = stayed > 0 ? await tx.all(stayedOf(tx.agencyId, batchId, mostNamed)) : [];
  return ok({ asked, moved, stayedInAll: stayed, stayed: [...named] });
}

/** The wake-up: moves one matter, decided anew under its lock. Run twice, the second finds it done. */
export async function moveOne(context: UseCaseContext, key: string): Promise<Result<unknown>> {
  const { tx, now } = context;
  const [batchId = '', matterId = ''] = key.split(' ');
  const found = await loadUnseen(context, matterId);
  const asked = await tx.first(moveToDo(tx.agencyId, batchId, matterId));
  if (!found.ok || !asked) return ok(undefined);
  const { processVersionId, reason, personId, assignmentId, nodes, from } = asked;
  const actor = { personId, assignmentId };
  const plan = { ...(nodes ? { nodes } : {}), ...(from ? { from } : {}) };
  const move = await planMove(context, found.value, { processVersionId, reason, actor, ...plan });
  const refused = move.ok ? null : whyStays(found.value, move);
  if (move.ok) {
    const { to, decision } = move.value;
    const moved = { ...found.value, program: to };
    const applied = await applyDecision(context, moved, { decision, processVersionId });
    if (!applied.ok) return applied;
    context.audit({
      event: 'matters.moved-to-version',
      objectKind: 'matter',
      objectId: matterId,
      details: { batch: batchId, processVersion: processVersionId, version: applied.value.version },
    });
  }
  const moved = move.ok ? move.value.nodes : null;
  tx.write(finishMove(tx.agencyId, { batchId, matterId, refused, nodes: moved, at: now }));
  return ok(undefined);
}
