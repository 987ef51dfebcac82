import type { ResolvedHandler } from '@gov/organisation';
import type { Run } from '../engine/run.ts';
import { itemsOf, visitOf } from '../engine/run.ts';
import { presentWay } from '../flow/lineage.ts';
import type { NodeDefinition } from '../program.ts';
import type { AutoPassReason, Item, Visit } from '../state.ts';

/**
 * 自动通过: why the system agrees in this person's place, if it does. Never at the first step, at a signing step, in a visit that a
 * return or a jump opened, or when the work comes here again
 * (what was withdrawn has not been here).
 */
export function autoPassReason(
  run: Run,
  node: NodeDefinition,
  visit: Visit,
  holder: ResolvedHandler,
): AutoPassReason | undefined {
  if (node.signing || node.id === run.index.first || visit.adhoc) return undefined;
  const jumped = visit.from.some((id) => visitOf(run.state, id).state === 'cancelled');
  const again = run.state.visits.some((v) => v.id < visit.id && v.node === visit.node && v.state !== 'withdrawn');
  const cameBack = jumped || again || visit.returnedFrom !== undefined || visit.resumes !== undefined;
  if (cameBack) return undefined;
  if (node.starterHandles === 'skip' && holder.personId === run.state.starter.personId) return 'starterHandles';
  return node.repeated && didEarlier(run, node, visit, holder) ? 'repeatedHandler' : undefined;
}

/** Did the same person handle a step before (drafting is no handling), on this way, without a return or a change of a key field since? */
function didEarlier(run: Run, node: NodeDefinition, visit: Visit, holder: ResolvedHandler): boolean {
  const way = presentWay(run.state, visit);
  if (way.some((earlier) => earlier.returnedFrom !== undefined)) return false;
  const steps = node.repeated === 'adjacent' ? visit.from.map((id) => visitOf(run.state, id)) : way;
  const deeds = steps
    .filter((earlier) => earlier.node !== run.index.first)
    .flatMap((earlier) => itemsOf(run.state, earlier.id))
    .filter((item) => isDeed(item, holder));
  const keys = node.keyFields ?? [];
  const unchanged = (item: Item) => keys.length === 0 || !run.facts.changedSince?.(item.closedBy ?? 0, keys);
  return deeds.some(unchanged);
}

/** Handled by this person himself, and agreed to. */
export const isDeed = (item: Item, holder: ResolvedHandler): boolean =>
  !item.part &&
  item.state === 'done' &&
  !item.voidedBy &&
  // what somebody else did in his place (代理) he has not looked at himself
  !item.doneBy?.onBehalfOf &&
  item.vote === 'agree' &&
  item.holder.personId === holder.personId;
