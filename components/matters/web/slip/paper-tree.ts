import type { FieldProblem, JsonObject, JsonValue } from '@gov/base';
import type { FieldSlot, RenderBlock, RenderCell, RenderInline, RenderTree } from '@gov/forms';

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

export function slotsOf(tree: RenderTree): readonly FieldSlot[] {
  const slots: FieldSlot[] = [];
  mapSlots(tree, (slot) => {
    slots.push(slot);
    return slot;
  });
  return slots;
}

type SlotMap = (slot: FieldSlot) => FieldSlot;

const mapSlots = (tree: RenderTree, map: SlotMap): RenderTree => ({
  ...tree,
  blocks: tree.blocks.map((block) => mapBlock(block, map)),
});

function mapBlock(block: RenderBlock, map: SlotMap): RenderBlock {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return { ...block, content: block.content.map((inline) => mapInline(inline, map)) };
    case 'table':
      return {
        ...block,
        rows: block.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => mapCell(cell, map)) })),
      };
    case 'opinions':
      return block;
  }
}

const mapCell = (cell: RenderCell, map: SlotMap): RenderCell => ({
  ...cell,
  content: cell.content.map((block) => mapBlock(block, map)),
});

const mapInline = (inline: RenderInline, map: SlotMap): RenderInline =>
  inline.kind === 'field' ? map(inline) : inline;
