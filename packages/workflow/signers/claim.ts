import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import type { CommandOf } from '../command.ts';
import { checkHolding, checkItem } from '../engine/holding.ts';
import { nodeOf } from '../engine/open-visit.ts';
import type { Run } from '../engine/run.ts';
import { act, emit, itemOf, visitOf } from '../engine/run.ts';
import { refuse } from '../rejections.ts';
import type { EventSeq, Item, ItemId, State, VisitId } from '../state.ts';
import { membersOf } from '../votes/tally.ts';
import { settleRest } from './parts.ts';
import { hasSeat } from './seats.ts';

/** 抢办/签收: the work is mine; the other candidates' items rest until it is released. */
export function claim(run: Run, command: CommandOf<'claim'>): Result<void> {
  const found = checkItem(run.state, command.item);
  if (!found.ok) return found;
  const claimed = found.value.visit === undefined ? undefined : visitOf(run.state, found.value.visit).claimed;
  if (claimed !== undefined && found.value.state === 'parked')
    return refuse('workflow.already-claimed', { person: itemOf(run.state, claimed).holder.personId });
  const held = checkHolding(run, command.item, command.actor);
  if (!held.ok) return held;
  const { item, visit } = held.value;
  const { mode } = nodeOf(run, visit.node).multi;
  if (mode !== 'pool' || item.part) return refuse('workflow.not-a-pool', { node: visit.node });
  if (claimed !== undefined) return refuse('workflow.already-claimed', { person: item.holder.personId });
  act(run, command.actor, { kind: 'itemClaimed', item: item.id });
  settleRest(run, visitOf(run.state, visit.id));
  return ok(undefined);
}

/** 放弃: back to the pool. */
export function release(run: Run, command: CommandOf<'release'>): Result<void> {
  const held = checkHolding(run, command.item, command.actor);
  if (!held.ok) return held;
  const { item, visit } = held.value;
  if (visit.claimed !== item.id) return refuse('workflow.not-claimed', { item: item.id });
  act(run, command.actor, {
    kind: 'itemReleased',
    item: item.id,
    ...(command.reason ? { reason: command.reason } : {}),
  });
  reviveCandidates(run, visit.id, item.id);
  return ok(undefined);
}

/** Everybody who was a candidate is one again, also who had claimed it and given it on; `since`: when it was claimed. */
export function reviveCandidates(
  run: Run,
  id: VisitId,
  claimed = visitOf(run.state, id).claimed,
  since = claimed === undefined ? 0 : claimOf(run.state, claimed),
): void {
  const visit = visitOf(run.state, id);
  if (visit.claimed !== undefined) emit(run, { kind: 'claimDropped', visit: id });
  if (claimed !== undefined) backToItsCandidate(run, itemOf(run.state, claimed), since);
  for (const item of membersOf(run.state, visit)) {
    if (item.state === 'parked') emit(run, { kind: 'itemReopened', item: item.id });
  }
  settleRest(run, visitOf(run.state, id));
}

const claimOf = ({ acts = [] }: State, item: ItemId): EventSeq =>
  acts.findLast(({ act: done }) => done.kind === 'itemClaimed' && done.item === item)?.seq ?? 0;

/**
 * 转办 after 签收: who received it was no candidate, and is none when it is given up. Who got the seat before it was claimed, or by
 * 交接, is one.
 */
function backToItsCandidate(run: Run, { id, visit, transfers }: Item, since: EventSeq): void {
  const handedOver = new Set(
    (run.state.acts ?? []).flatMap(({ seq, act: done }) => (done.kind === 'handedOver' ? [seq] : [])),
  );
  const seat = transfers.findLastIndex(({ seq }) => seq < since || handedOver.has(seq));
  const given = transfers.slice(seat + 1);
  const [first] = given;
  if (!first || visit === undefined || hasSeat(run.state, visit, first.from.personId)) return;
  for (const link of [...given].reverse()) emit(run, { kind: 'holderRestored', item: id, holder: link.from });
}
