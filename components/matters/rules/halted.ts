import type { Instant } from '@gov/base';
import type { Item, NodeDefinition, Program, State } from '@gov/workflow';
import { isUnderWay } from './waiting/under-way.ts';

/** When an item is due; while the matter is suspended the clock stands, and nothing is due. */
export const dueOf = (state: State, item: Item): Instant | undefined =>
  state.suspended === undefined ? item.dueAt : undefined;

/** The act by which a matter stands still or was ended by somebody in charge, by its number. */
export function haltedBy(
  state: State,
): { readonly kind: 'suspended' | 'terminated'; readonly seq: number } | undefined {
  if (state.suspended) return { kind: 'suspended', seq: state.suspended.by };
  const ended = state.status === 'terminated' ? state.scopes[0]?.closedBy : undefined;
  return ended === undefined ? undefined : { kind: 'terminated', seq: ended };
}

/**
 * 主办: whose step is the only one under way and who decides it, so that nobody else's work stands still because of him.
 * He may suspend the matter and, where it was he who did, let it go on.
 */
export function leadsMatter(
  { program, state }: { readonly program: Program; readonly state: State },
  personId: string,
) {
  const underWay = state.visits.filter(isUnderWay);
  const [visit] = underWay;
  const node: NodeDefinition | undefined = visit && program.nodes[visit.node];
  // whoever does an added step (加一步) decides nothing
  if (!visit || !node || visit.adhoc || underWay.length > 1 || state.status !== 'open') return false;
  if (node.multi.mode !== 'single' && node.multi.mode !== 'lead') return false;
  return state.items.some(
    (item) =>
      item.visit === visit.id &&
      item.kind === 'do' &&
      item.state === 'open' &&
      item.part === undefined &&
      item.holder.personId === personId,
  );
}
