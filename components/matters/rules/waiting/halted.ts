import type { Instant } from '@gov/base';
import {
  branchOf,
  branchStandingStill,
  type Item,
  itemStandsStill,
  type NodeDefinition,
  type Program,
  type Scope,
  type State,
  type Visit,
} from '@gov/workflow';
import { isUnderWay, underWayIn } from '@gov/workflow/trace';

/** When an item is due; while the matter or its branch is suspended the clock stands, and nothing is due. */
export const dueOf = (state: State, item: Item): Instant | undefined =>
  itemStandsStill(state, item) ? undefined : item.dueAt;

/** The act by which a matter stands still or was ended by somebody in charge, by its number. */
export function haltedBy(
  state: State,
): { readonly kind: 'suspended' | 'terminated'; readonly seq: number } | undefined {
  if (state.suspended) return { kind: 'suspended', seq: state.suspended.by };
  const ended = state.status === 'terminated' ? state.scopes[0]?.closedBy : undefined;
  return ended === undefined ? undefined : { kind: 'terminated', seq: ended };
}

interface Course {
  readonly program: Program;
  readonly state: State;
}

/**
 * 主办: whose step is the only one under way and who decides it, so that nobody else's work stands still because of him.
 * He may suspend the matter and, where it was he who did, let it go on.
 */
export function leadsMatter({ program, state }: Course, personId: string): boolean {
  const underWay = state.visits.filter(isUnderWay);
  const [visit] = underWay;
  return visit !== undefined && underWay.length === 1 && decides({ program, state }, visit, personId);
}

/** The branch whose only step under way he decides: that one he may let rest, where others work in other branches. */
export function branchLed({ program, state }: Course, personId: string): Scope | undefined {
  for (const visit of state.visits.filter(isUnderWay)) {
    const branch = decides({ program, state }, visit, personId) ? branchOf(state, visit) : undefined;
    if (branch && underWayIn(state, branch).length === 1) return branch;
  }
  return undefined;
}

/** Whoever does an added step (加一步) decides nothing. */
function decides({ program, state }: Course, visit: Visit, personId: string): boolean {
  const node: NodeDefinition | undefined = program.nodes[visit.node];
  if (!node || visit.adhoc || state.status !== 'open') return false;
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

/** Does this visit wait for a message that may be told now? Not in a branch that stands still. */
export const mayGoOn = (state: State, visit: Pick<Visit, 'scope'>): boolean =>
  state.suspended === undefined && branchStandingStill(state, visit.scope) === undefined;
