import { type Item, itemStandsStill, type NodeDefinition, type Program } from '@gov/workflow';
import { asHandledBy } from './asked-only.ts';
import { stepOfRound } from './round-step.ts';
import { type Entrusting, entrustedItem } from './stand-ins/stands-in.ts';

export interface OpenStep {
  readonly item: Item;
  /** With what this person may do there: who was only asked reads and writes an opinion. */
  readonly node: NodeDefinition;
}

/**
 * The step a person has in hand, with his rights in it, his own before one he does for another; undefined when nothing waits
 * for him but perhaps reading, and while the matter or the branch is suspended.
 */
export function openStepOf(course: Entrusting & { readonly program: Program }, personId: string): OpenStep | undefined {
  const { program, state } = course;
  if (state.suspended) return undefined;
  const own = state.items.find((one) => one.kind === 'do' && one.state === 'open' && one.holder.personId === personId);
  const item = own ?? entrustedItem(course, personId);
  const visit = item?.visit === undefined ? undefined : state.visits[item.visit - 1];
  const node = stepOfRound(program, visit);
  if (item && itemStandsStill(state, item)) return undefined;
  return item && node ? { item, node: asHandledBy(node, item) } : undefined;
}
