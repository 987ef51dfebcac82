import type { RenderBlock, RenderSheet } from '../render-tree.ts';

/** The blocks of one paper; `sheet` is absent where the form is the only one. */
export interface ShownSheet {
  readonly sheet?: RenderSheet;
  readonly blocks: readonly RenderBlock[];
}

/** The blocks of a tree paper by paper. */
export function splitSheets(blocks: readonly RenderBlock[]): readonly ShownSheet[] {
  const sheets: { sheet?: RenderSheet; blocks: RenderBlock[] }[] = [];
  for (const block of blocks) {
    const last = sheets.at(-1);
    if (block.kind === 'sheet') sheets.push({ sheet: block, blocks: [] });
    else if (last) last.blocks.push(block);
    else sheets.push({ blocks: [block] });
  }
  return sheets;
}
