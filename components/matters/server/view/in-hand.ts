import type { Item, NodeDefinition } from '@gov/workflow';
import { asHandledBy } from '../../rules/asked-only.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';

/** What a person has in hand of a matter: work or reading, and the step with what he may do there. */
export interface InHand {
  readonly mine: Item | undefined;
  readonly node: NodeDefinition | undefined;
}

export function inHand(loaded: LoadedMatter, personId: string): InHand {
  const mine = loaded.state.items.find((item) => item.state === 'open' && item.holder.personId === personId);
  return { mine, node: nodeOf(loaded, mine) };
}

/** The step of a work item, as its holder may handle it; none for reading. */
export const nodeOf = (loaded: LoadedMatter, item: Item | undefined): NodeDefinition | undefined => {
  const visit = item?.visit === undefined ? undefined : loaded.state.visits[item.visit - 1];
  const node = visit && loaded.program.nodes[visit.node];
  return item?.kind === 'do' && node ? asHandledBy(node, item) : undefined;
};
