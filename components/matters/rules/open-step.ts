import type { Item, NodeDefinition, Program, State } from '@gov/workflow';
import { asHandledBy } from './asked-only.ts';

export interface OpenStep {
  readonly item: Item;
  /** With what this person may do there: who was only asked reads and writes an opinion. */
  readonly node: NodeDefinition;
}

/**
 * The step a person has in hand, with his rights in it; undefined when nothing waits for him but perhaps reading, and while
 * the matter is suspended.
 */
export function openStepOf(
  { program, state }: { readonly program: Program; readonly state: State },
  personId: string,
): OpenStep | undefined {
  if (state.suspended) return undefined;
  const item = state.items.find((one) => one.kind === 'do' && one.state === 'open' && one.holder.personId === personId);
  const visit = item?.visit === undefined ? undefined : state.visits[item.visit - 1];
  const node = visit && program.nodes[visit.node];
  return item && node ? { item, node: asHandledBy(node, item) } : undefined;
}
