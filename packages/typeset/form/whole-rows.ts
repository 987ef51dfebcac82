import { penLines, type RenderBlock, type RenderCell, type RenderInline, type RenderTable } from '@gov/forms';
import { fieldSize, formWidth, linePt } from './form-library.ts';
import { penScale, printedEntries } from './form-opinions.ts';

/** Rows higher than this may go on over the page; the page has about 40 lines, 26 across. */
const mostLines = (landscape: boolean): number => (landscape ? 14 : 24);
const photoLines = 9;

/**
 * Which rows are kept whole on one page: all of a group that is held together by merged cells, if it is surely not higher
 * than a good part of a page. What is kept whole and yet too high would be cut off, so the estimate errs upwards.
 */
export function wholeRows({ rows, columns }: RenderTable, landscape: boolean): readonly boolean[] {
  const cells = rows.flatMap((row) => row.cells);
  const joined = (row: number) => cells.some((cell) => cell.row < row && row < cell.row + cell.rowspan);
  const whole: boolean[] = [];
  for (let first = 0; first < rows.length; ) {
    let after = first + 1;
    while (after < rows.length && joined(after)) after += 1;
    const least = rows.slice(first, after).reduce((sum, { minLines }) => sum + minLines, 0);
    const own = cells.filter(({ row }) => row >= first && row < after).map((cell) => linesOf(cell, columns, landscape));
    const lines = after === first + 1 ? Math.max(least, ...own) : least + own.reduce((a, b) => a + b, 0);
    for (; first < after; first += 1) whole.push(lines <= mostLines(landscape));
  }
  return whole;
}

function linesOf({ column, colspan, content }: RenderCell, columns: readonly number[], landscape: boolean): number {
  const share = columns.slice(column, column + colspan).reduce((a, b) => a + b, 0);
  const characters = Math.max(1, Math.floor(((share / 100) * formWidth(landscape) - 16) / fieldSize));
  return content.reduce((sum, block) => sum + blockLines(block, characters), 0);
}

function blockLines(block: RenderBlock, characters: number): number {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return textLines(block.content.map(inlineText).join(''), characters) + drawnLines(block.content);
    case 'detail':
      return (block.rows.length + 2) * 2 + block.rows.flat().reduce((sum, text) => sum + text.length / 8, 0);
    case 'opinions':
      return printedEntries(block).reduce((sum, { text, pen }) => {
        const drawn = pen ? (penLines(pen).height * penScale) / linePt + 1 : 0;
        return sum + textLines(text, characters) + drawn + 2;
      }, 0);
    case 'table':
      return mostLines(false) + 1;
    case 'redLine':
    case 'sheet':
      return 0;
  }
}

const textLines = (text: string, characters: number): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / characters)), 0);

const inlineText = (inline: RenderInline): string => {
  if (inline.kind === 'lineBreak') return '\n';
  return inline.kind === 'text'
    ? inline.text
    : `${inline.display}${(inline.choices ?? []).map(({ label }) => `□${label}　`).join('')}`;
};

const drawnLines = (content: readonly RenderInline[]): number =>
  content.reduce((sum, inline) => {
    if (inline.kind !== 'field') return sum;
    const many = Array.isArray(inline.value) ? inline.value.length : 1;
    switch (inline.fieldKind) {
      case 'image':
        return sum + many * photoLines;
      case 'attachments':
      case 'relatedMatter':
        return sum + many * 2;
      case 'qrCode':
      case 'signature':
        return sum + 5;
      default:
        return sum;
    }
  }, 0);
