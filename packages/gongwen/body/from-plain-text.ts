import type { BodyBlock, BodyDocument, TableBlock, TableCell } from './body-document.ts';
import { headingLength, ordinalOf } from './heading.ts';
import { clean } from './parse-body.ts';

/** A numbered paragraph whose first sentence is longer is running text that merely begins with a number. */
const longestHeading = 60;

/**
 * Makes a body of plain text, one paragraph per line: finds the heading levels 一、 （一） 1. （1） and tables
 * written as lines `| a | b |` (`<br>` breaks a line in a cell, `{cs=2}` `{rs=3}` at its end span). Leading blanks
 * (the two typed 　 of an indent) are dropped: the layout indents.
 */
export function fromPlainText(text: string): BodyDocument {
  const lines = clean(text.replace(/\r\n?/gu, '\n')).split('\n');
  const content: BodyBlock[] = [];
  let rows: TableCell[][] = [];
  const endTable = (): void => {
    if (rows.length > 0) content.push(tableOf(rows));
    rows = [];
  };
  for (const raw of lines) {
    const line = raw.replace(/^[\s\u3000]+|[\s\u3000]+$/gu, '');
    if (line.startsWith('|')) rows.push(cellsOf(line));
    else {
      endTable();
      if (line !== '') content.push(blockOf(line));
    }
  }
  endTable();
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}

function blockOf(line: string): BodyBlock {
  const ordinal = ordinalOf(line);
  const content = [{ type: 'text', text: line } as const];
  if (!ordinal || headingLength(line) > longestHeading) return { type: 'paragraph', content };
  return { type: 'heading', attrs: { level: ordinal.level }, content };
}

const tableOf = (rows: readonly (readonly TableCell[])[]): TableBlock => ({
  type: 'table',
  content: rows.map((content) => ({ type: 'tableRow', content })),
});

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
