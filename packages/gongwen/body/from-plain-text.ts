import type { BodyBlock, BodyDocument, HeadingLevel, TableBlock, TableCell } from './body-document.ts';
import { headingLevelsOf } from './heading-levels.ts';
import { clean } from './parse-body.ts';
import { inlineText } from './text-of.ts';

/**
 * Makes a body of plain text, one paragraph per line: finds the heading levels 一、 （一） 1. （1） and tables
 * written as lines `| a | b |` (`<br>` breaks a line in a cell, `{cs=2}` `{rs=3}` at its end span). Leading blanks
 * (the two typed 　 of an indent) are dropped: the layout indents.
 */
export function fromPlainText(text: string): BodyDocument {
  const lines = clean(text.replace(/\r\n?/gu, '\n'))
    .split('\n')
    .map((line) => line.replace(/^[\s\u3000]+|[\s\u3000]+$/gu, ''))
    .filter((line, index, all) => line !== '' || all[index - 1]?.startsWith('|'));
  const levels = headingLevelsOf(lines);
  const content: BodyBlock[] = [];
  let rows: TableCell[][] = [];
  const endTable = (): void => {
    if (rows.length > 0) content.push(tableOf(rows));
    rows = [];
  };
  for (const [index, line] of lines.entries()) {
    if (line.startsWith('|')) rows.push(cellsOf(line));
    else {
      endTable();
      if (line !== '') content.push(blockOf(line, levels[index]));
    }
  }
  endTable();
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}

function blockOf(text: string, level: HeadingLevel | undefined): BodyBlock {
  const content = [{ type: 'text', text } as const];
  return level ? { type: 'heading', attrs: { level }, content } : { type: 'paragraph', content };
}

/** Names of columns are short; a table of two or more rows whose first row is nothing else has a head. */
const longestColumnName = 20;

function tableOf(rows: readonly (readonly TableCell[])[]): TableBlock {
  const first = rows[0] ?? [];
  const named = first.length > 1 && first.every((cell) => textOfCell(cell).length <= longestColumnName);
  const head = named ? Math.max(...first.map((cell) => cell.attrs?.rowspan ?? 1)) : 0;
  const isHead = (index: number): boolean => index < head && head < rows.length;
  return {
    type: 'table',
    content: rows.map((cells, index) => ({
      type: 'tableRow',
      content: isHead(index) ? cells.map((cell) => ({ ...cell, type: 'tableHeader' as const })) : cells,
    })),
  };
}

const textOfCell = (cell: TableCell): string => cell.content.map((p) => inlineText(p.content)).join('');

const cellsOf = (line: string): TableCell[] =>
  line
    .replace(/^\|/u, '')
    .replace(/\|$/u, '')
    .split('|')
    .map((cell) => cellOf(cell.trim()));

function cellOf(written: string): TableCell {
  const colspan = Number(/\{[^}]*cs=(\d+)/u.exec(written)?.[1] ?? 1);
  const rowspan = Number(/\{[^}]*rs=(\d+)/u.exec(written)?.[1] ?? 1);
  const attrs = { ...(colspan > 1 ? { colspan } : {}), ...(rowspan > 1 ? { rowspan } : {}) };
  const lines = written
    .replace(/(?:\{(?:cs|rs)=[^}]*\})+$/u, '')
    .split('<br>')
    .map((text) => text.trim());
  return {
    type: 'tableCell',
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    content: lines.map((text) => ({ type: 'paragraph', ...(text ? { content: [{ type: 'text', text }] } : {}) })),
  };
}
