import { mapSlots, slotsOf } from '../map-slots.ts';
import type { RenderTree } from '../render-tree.ts';

/**
 * 填写说明 is for who fills in: a paper that is only read, or on which this reader fills in nothing, says none at its empty places.
 * The same tree where something is filled in.
 */
export function withoutIdleHints(tree: RenderTree, mode: 'fill' | 'read'): RenderTree {
  const slots = slotsOf(tree);
  if (mode === 'fill' && slots.some((slot) => slot.mode === 'edit')) return tree;
  if (slots.every(({ hint }) => hint === undefined)) return tree;
  return mapSlots(tree, ({ hint: _, ...slot }) => slot);
}
