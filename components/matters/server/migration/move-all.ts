import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { actorOf } from '../handling/apply-decision.ts';
import { matterLookedAt } from '../monitor/halt.ts';
import { moveKind } from './move-matters.ts';
import { planMove, whyStays } from './plan-move.ts';
import { insertAllMoves, movesBehind, movesOf, olderByKind, olderOfKind, stopMoves } from './store.ts';

type Routes = typeof routes;

/** Kind of the wake-up that hands out the next matters of a batch; its key is batch and last matter. */
export const moveNextKind = 'matters.move-next';

/** So many are handed out at once: what is stopped stops within these. */
const atOnce = 100;
const fromTheBeginning = '00000000-0000-0000-0000-000000000000';

/** Kinds of which running matters go by an older version of their process, and how many. */
export async function olderMatters({ tx }: UseCaseContext): Promise<Result<ReplyOf<Routes['olderMatters']>>> {
  return ok({ kinds: [...(await tx.all(olderByKind(tx.agencyId)))] });
}

/** Some tenths of a second at most: the page asks for the next portion and shows how far it is. */
const portion = 50;

/** What would become of all of a kind, portion by portion: how many go over, and why others stay. Changes and locks nothing. */
export async function planAll(
  context: UseCaseContext,
  { body: { kind, after = fromTheBeginning } }: InputOf<Routes['planAll']>,
): Promise<Result<ReplyOf<Routes['planAll']>>> {
  const { tx } = context;
  const older = await tx.all(olderOfKind(tx.agencyId, { kind, after, most: portion }));
  const actor = actorOf(undefined, context.person());
  const stays = new Map<string, number>();
  let fits = 0;
  for (const { matterId, processVersionId } of older) {
    const found = await matterLookedAt(context, matterId);
    if (!found.ok) continue;
    const move = await planMove(context, found.value, { processVersionId, reason: '先看能不能', actor });
    const why = move.ok ? undefined : whyStays(found.value, move);
    if (why === undefined) fits += 1;
    else stays.set(why, 1 + (stays.get(why) ?? 0));
  }
  const last = older.at(-1);
  return ok({
    looked: older.length,
    fits,
    stays: [...stays].map(([why, matters]) => ({ why, matters })),
    ...(last && older.length === portion ? { next: last.matterId } : {}),
  });
}

/** 全部改用新版: everything of a kind that runs by an older version, each in a transaction of its own. Twice = nothing is left to ask. */
export async function moveAll(
  context: UseCaseContext,
  { body }: InputOf<Routes['moveAll']>,
): Promise<Result<ReplyOf<Routes['moveAll']>>> {
  const { tx, now: at } = context;
  const { personId, assignmentId } = context.person();
  const batchId = context.newId<string>();
  const reason = body.reason.trim();
  const rows = await tx.first(
    insertAllMoves(tx.agencyId, { batchId, kind: body.kind, personId, assignmentId, reason, at }),
  );
  const asked = rows?.asked ?? 0;
  if (asked === 0) return reject('matters.nothing-to-move');
  context.wakeUp(moveNextKind, `${batchId} ${fromTheBeginning}`);
  context.audit({
    event: 'matters.moves-asked',
    objectKind: 'migration',
    objectId: batchId,
    details: { kind: body.kind, matters: asked },
  });
  return ok({ batchId, asked });
}

/** The wake-up: hands out the next matters. Run twice, the second finds them done, or hands them out again to no effect. */
export async function moveNext(context: UseCaseContext, key: string): Promise<Result<unknown>> {
  const { tx } = context;
  const [batchId = '', after = ''] = key.split(' ');
  const next = await tx.all(movesBehind(tx.agencyId, { batchId, after, most: atOnce }));
  for (const { matterId } of next) context.wakeUp(moveKind, `${batchId} ${matterId}`);
  const last = next.at(-1);
  if (last && next.length === atOnce) context.wakeUp(moveNextKind, `${batchId} ${last.matterId}`);
  return ok(undefined);
}

/** 停下: what has gone over stays so, what has not goes on by its version. Twice stops nothing more. */
export async function stopMoving(
  context: UseCaseContext,
  { params: { batchId } }: InputOf<Routes['stopMoving']>,
): Promise<Result<ReplyOf<Routes['stopMoving']>>> {
  const { tx, now: at } = context;
  const counts = await tx.first(movesOf(tx.agencyId, batchId));
  if (!counts || counts.asked === 0) return reject('matters.unknown-batch');
  const stopped = await tx.all(stopMoves(tx.agencyId, { batchId, why: '改用新版停下了，没有轮到', at }));
  context.audit({
    event: 'matters.moves-stopped',
    objectKind: 'migration',
    objectId: batchId,
    details: { matters: stopped.length },
  });
  return ok({ stopped: stopped.length });
}
