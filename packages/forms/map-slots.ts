import type { FieldSlot, RenderBlock, RenderCell, RenderInline, RenderTree } from './render-tree.ts';

type SlotMap = (slot: FieldSlot) => FieldSlot;

/** The paper with each field's slot changed, wherever it stands. */
export const mapSlots = (tree: RenderTree, map: SlotMap): RenderTree => ({
  ...tree,
  blocks: tree.blocks.map((block) => mapBlock(block, map)),
});

export function slotsOf(tree: RenderTree): readonly FieldSlot[] {
  const slots: FieldSlot[] = [];
  mapSlots(tree, (slot) => {
    slots.push(slot);
    return slot;
  });
  return slots;
}

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
    case 'detail':
      return { ...block, slot: map(block.slot) };
    case 'opinions':
    case 'redLine':
    case 'sheet':
      return block;
  }
}

const mapCell = (cell: RenderCell, map: SlotMap): RenderCell => ({
  ...cell,
  content: cell.content.map((block) => mapBlock(block, map)),
});

const mapInline = (inline: RenderInline, map: SlotMap): RenderInline =>
  inline.kind === 'field' ? map(inline) : inline;
