import { type FieldPermissions, shownByDefault } from '@gov/forms';
import { type Item, itemStandsStill, type NodeDefinition } from '@gov/workflow';
import { asHandledBy, readOnly } from '../../rules/asked-only.ts';
import { formsForReading } from '../../rules/forms/forms-for-reading.ts';
import { stepOfRound } from '../../rules/round-step.ts';
import { entrustedItem } from '../../rules/stand-ins/stands-in.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';

/** What a person has in hand of a matter: work or reading, and the step with what he may do there. */
export interface InHand {
  readonly mine: Item | undefined;
  readonly node: NodeDefinition | undefined;
  /** While the matter, or the branch, stands still its holders have nothing in hand, and read what their step shows. */
  readonly shows?: FieldPermissions;
}

/** The same, and the forms of the matter he sees, in their order. */
export interface Sight extends InHand {
  readonly forms: readonly string[];
}

export function inHand(loaded: LoadedMatter, personId: string): Sight {
  const own = loaded.state.items.find((item) => item.state === 'open' && item.holder.personId === personId);
  const mine = own?.kind === 'do' ? own : (entrustedItem(loaded, personId) ?? own);
  const node = nodeOf(loaded, mine);
  if (node && mine && itemStandsStill(loaded.state, mine))
    return { mine: undefined, node: undefined, shows: readOnly(node.fields), forms: formsOf(node) };
  return { mine, node, forms: node ? formsOf(node) : formsForReading(loaded, personId) };
}

const formsOf = ({ forms }: NodeDefinition): readonly string[] => forms ?? shownByDefault;

/** The step of a work item, as its holder may handle it; none for reading. */
export const nodeOf = (loaded: LoadedMatter, item: Item | undefined): NodeDefinition | undefined => {
  const visit = item?.visit === undefined ? undefined : loaded.state.visits[item.visit - 1];
  const node = stepOfRound(loaded.program, visit);
  return item?.kind === 'do' && node ? asHandledBy(node, item) : undefined;
};
