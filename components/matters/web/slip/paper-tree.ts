import type { FieldProblem, JsonObject, JsonValue } from '@gov/base';
import { type FieldSlot, mapSlots, type RenderTree, slotsOf } from '@gov/forms';

/** The server's paper with what was typed since, and the sentence at each refused field. */
export function paperWith(tree: RenderTree, edits: JsonObject, problems: readonly FieldProblem[]): RenderTree {
  const sentences = new Map(problems.map((problem) => [problem.path, problem.message]));
  return mapSlots(tree, (slot) => slotWith(slot, edits[slot.key], sentences.get(slot.key)));
}

function slotWith(slot: FieldSlot, value: JsonValue | undefined, problem: string | undefined): FieldSlot {
  return { ...slot, ...(value === undefined ? {} : { value }), ...(problem === undefined ? {} : { problem }) };
}

/** Is there anything to fill in? */
export const isFillable = (tree: RenderTree): boolean => slotsOf(tree).some((slot) => slot.mode === 'edit');

export { slotsOf };
