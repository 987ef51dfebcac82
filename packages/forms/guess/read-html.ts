import { type HtmlToken, htmlTokens } from './html-tokens.ts';
import type { RoughBlock, RoughCell, RoughForm, RoughLine, RoughRow, RoughTable } from './rough-form.ts';
import { plainText } from './words-of-cells.ts';

const lineNames: ReadonlySet<string> = new Set(['p', 'div', 'br', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'caption']);

/** A table that is being read; a table inside a cell becomes lines of that cell. */
interface OpenTable {
  readonly rows: { readonly cells: RoughCell[]; readonly minLines: number | undefined }[];
  widths: readonly number[];
  cell: { text: string; readonly colspan: number; readonly rowspan: number } | undefined;
  /** Tables inside cells that are open. */
  depth: number;
}

interface Reading {
  readonly blocks: RoughBlock[];
  text: string;
  heading: boolean;
  underlined: number;
  table: OpenTable | undefined;
}

/**
 * HTML of the clipboard (Word, WPS, Excel) or of a converter: its lines and tables; of everything else in it nothing is kept,
 * neither script nor address nor style.
 */
export function readHtml(html: string): RoughForm {
  const reading: Reading = { blocks: [], text: '', heading: false, underlined: 0, table: undefined };
  for (const token of htmlTokens(html)) read(token, reading);
  endTable(reading);
  endLine(reading);
  return { blocks: reading.blocks };
}

function read(token: HtmlToken, reading: Reading): void {
  if (token.kind === 'text') addText(reading, blanks(token.text, reading.underlined > 0));
  else if (isBox(token)) addText(reading, '□');
  else if (token.name === 'u' || token.name === 'ins') reading.underlined += token.kind === 'open' ? 1 : -1;
  else if (reading.table) readInTable(token, reading, reading.table);
  else if (token.name === 'table' && token.kind === 'open') startTable(reading);
  else if (lineNames.has(token.name)) breakLine(token, reading);
}

/** A box to tick of a Word form. */
const isBox = (token: HtmlToken): boolean =>
  token.kind === 'open' && token.name === 'input' && token.attributes.get('type') === 'checkbox';

/** Underlined blanks are where somebody writes by hand. */
const blanks = (text: string, underlined: boolean): string =>
  underlined && text.trim() === '' ? '____' : text.replace(/[\n\r\t]/g, ' ');

function addText(reading: Reading, text: string): void {
  const { table } = reading;
  if (!table) reading.text += text;
  else if (table.cell) table.cell.text += text;
}

function breakLine(token: Exclude<HtmlToken, { kind: 'text' }>, reading: Reading): void {
  endLine(reading);
  reading.heading = token.kind === 'open' && /^h[1-3]$/.test(token.name);
}

function endLine(reading: Reading): void {
  const line: RoughLine = { kind: 'line', text: plainText(reading.text), heading: reading.heading };
  if (line.text !== '') reading.blocks.push(line);
  reading.text = '';
}

function startTable(reading: Reading): void {
  endLine(reading);
  reading.table = { rows: [], widths: [], cell: undefined, depth: 0 };
}

function readInTable(token: Exclude<HtmlToken, { kind: 'text' }>, reading: Reading, table: OpenTable): void {
  const { name, kind } = token;
  if (name === 'table') {
    if (kind === 'open') table.depth += 1;
    else if (table.depth === 0) endTable(reading);
    else table.depth -= 1;
    addText(reading, '\n');
    return;
  }
  if (lineNames.has(name) || (table.depth > 0 && name === 'tr')) addText(reading, '\n');
  else if (table.depth > 0 && (name === 'td' || name === 'th')) addText(reading, ' ');
  else if (table.depth === 0) readStructure(token, table);
}

function readStructure(token: Exclude<HtmlToken, { kind: 'text' }>, table: OpenTable): void {
  const { name } = token;
  if (name !== 'tr' && name !== 'td' && name !== 'th' && name !== 'col') return;
  if (name !== 'col') endCell(table);
  if (token.kind === 'close') return;
  const { attributes } = token;
  if (name === 'col') table.widths = [...table.widths, ...columnWidths(attributes)];
  else if (name === 'tr') table.rows.push({ cells: [], minLines: linesOf(attributes) });
  else {
    if (table.rows.length === 0) table.rows.push({ cells: [], minLines: undefined });
    table.cell = { text: '', colspan: spanOf(attributes, 'colspan'), rowspan: spanOf(attributes, 'rowspan') };
  }
}

function endCell(table: OpenTable): void {
  if (table.cell) table.rows.at(-1)?.cells.push({ ...table.cell, text: plainText(table.cell.text) });
  table.cell = undefined;
}

function endTable(reading: Reading): void {
  const { table } = reading;
  if (!table) return;
  endCell(table);
  const rows = table.rows.map(({ cells, minLines }): RoughRow => ({ cells, ...(minLines ? { minLines } : {}) }));
  const block: RoughTable = { kind: 'table', rows, ...(table.widths.length > 0 ? { widths: table.widths } : {}) };
  if (rows.some((row) => row.cells.length > 0)) reading.blocks.push(block);
  reading.table = undefined;
}

const spanOf = (attributes: ReadonlyMap<string, string>, name: string): number => Number(attributes.get(name) ?? 1);

const mostColumns = 100;

function columnWidths(attributes: ReadonlyMap<string, string>): readonly number[] {
  const width = measure(attributes, 'width') ?? 0;
  const span = Math.min(Math.max(1, Math.floor(Number(attributes.get('span') ?? 1)) || 1), mostColumns);
  return Array.from({ length: span }, () => width);
}

/** Height of a line of text on paper, in points and in the pixels of attributes. */
const lineHeight = { pt: 18, px: 24 } as const;

function linesOf(attributes: ReadonlyMap<string, string>): number | undefined {
  const points = /(?:^|[;\s])height:\s*([\d.]+)pt/i.exec(attributes.get('style') ?? '')?.[1];
  const pixels = points ? undefined : measure(attributes, 'height');
  const lines = points ? Number(points) / lineHeight.pt : (pixels ?? 0) / lineHeight.px;
  return lines >= 1.5 ? Math.min(40, Math.round(lines)) : undefined;
}

function measure(attributes: ReadonlyMap<string, string>, name: string): number | undefined {
  const given = new RegExp(`(?:^|[;\\s])${name}:\\s*([\\d.]+)`, 'i').exec(attributes.get('style') ?? '')?.[1];
  const value = Number(given ?? attributes.get(name)?.replace(/(px|pt)$/, ''));
  return Number.isFinite(value) && value > 0 ? value : undefined;
}
