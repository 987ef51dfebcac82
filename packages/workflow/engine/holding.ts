import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import { refuse } from '../rejections.ts';
import type { Actor, Item, ItemId, State, Visit } from '../state.ts';
import type { Run } from './run.ts';
import { visitOf } from './run.ts';

/** Does the actor act as this item's holder: in person, or on the holder's behalf (the caller has checked the delegation)? */
export const actsAs = (actor: Actor, item: Item): boolean =>
  item.holder.personId === actor.personId || item.holder.personId === actor.onBehalfOf?.personId;

/** An open work item of the actor with its visit. */
export function checkHolding(run: Run, id: ItemId, actor: Actor): Result<{ item: Item; visit: Visit }> {
  const found = checkItem(run.state, id);
  if (!found.ok) return found;
  const item = found.value;
  if (item.kind === 'read' || item.visit === undefined) return refuse('workflow.reading-item', { item: id });
  if (!actsAs(actor, item)) return refuse('workflow.not-the-holder', { item: id });
  const delegated = checkDelegation(run, actor, item);
  if (!delegated.ok) return delegated;
  if (item.closedReason === 'enoughArrived' && item.state === 'cancelled') return refuse('workflow.enough-arrived');
  if (item.state !== 'open') return refuse('workflow.item-not-open', { item: id, state: item.state });
  return ok({ item, visit: visitOf(run.state, item.visit) });
}

/** 代理: the right is looked at again when acting, because its time may be over. */
function checkDelegation(run: Run, actor: Actor, item: Item): Result<void> {
  const own = item.holder.personId === actor.personId;
  if (own || !actor.onBehalfOf || !run.facts.mayActFor) return ok(undefined);
  const { personId } = actor.onBehalfOf;
  const allowed = run.facts.mayActFor(actor.personId, personId);
  return allowed ? ok(undefined) : refuse('workflow.not-acting-for', { person: personId });
}

export function checkItem(state: State, id: ItemId): Result<Item> {
  const item = state.items[id - 1];
  return item ? ok(item) : refuse('workflow.unknown-item', { item: id });
}
