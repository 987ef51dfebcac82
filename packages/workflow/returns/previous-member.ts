import type { Program } from '../program.ts';
import type { Item, ItemId, State } from '../state.ts';
import { isVote, membersOf } from '../votes/tally.ts';

/** 顺序会签, policy `prevMember`: who voted just before this item's holder, to whom he may give the vote back; nobody before the first. */
export function previousMember(program: Program, state: State, item: ItemId): Item | undefined {
  const own = state.items[item - 1];
  const visit = own?.visit === undefined ? undefined : state.visits[own.visit - 1];
  const node = visit && program.nodes[visit.node];
  if (!own || own.part || !visit?.group || visit.decided) return undefined;
  if (node?.groupReturn !== 'prevMember' || node.multi.mode !== 'sequential') return undefined;
  const votes = membersOf(state, visit).filter((one) => isVote(one) && !one.auto);
  return [...votes].sort((a, b) => (a.closedBy ?? 0) - (b.closedBy ?? 0)).at(-1);
}
