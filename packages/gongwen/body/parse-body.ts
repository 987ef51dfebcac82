import type { Result } from '@gov/base';
import { ok, reject } from '@gov/base';
import type {
  BodyBlock,
  BodyDocument,
  BodyInline,
  HeadingLevel,
  Mark,
  ParagraphBlock,
  TableCell,
  TableRow,
} from './body-document.ts';

/** Bounds of what the editor may send; a document of 400 pages stays below them. */
const maximumBlocks = 20_000;
const maximumCharacters = 1_000_000;

type Node = Readonly<Record<string, unknown>>;

class Refused extends Error {
  readonly node: string;
  constructor(node: string) {
    super(node);
    this.node = node;
  }
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const children = (node: Node): readonly Node[] => {
  const content = node.content ?? [];
  if (!Array.isArray(content) || !content.every(isNode)) throw new Refused(String(node.type));
  return content;
};
const attrsOf = (node: Node): Node => (isNode(node.attrs) ? node.attrs : {});

/**
 * Reads the editor's JSON into its one canonical shape: only known nodes and attributes, no nulls, neighbouring
 * runs with equal marks joined, control characters gone. Unknown marks (links, colours) are dropped with their text
 * kept; an unknown node is refused, because dropping it would lose what somebody typed.
 */
export function parseBody(value: unknown): Result<BodyDocument> {
  try {
    if (!isNode(value) || value.type !== 'doc') throw new Refused('doc');
    const blocks = children(value);
    if (blocks.length > maximumBlocks) return reject('gongwen.body-too-long');
    const body: BodyDocument = { type: 'doc', content: blocks.map(parseBlock) };
    if (JSON.stringify(body).length > maximumCharacters * 2) return reject('gongwen.body-too-long');
    return ok(body);
  } catch (error) {
    if (error instanceof Refused) return reject('gongwen.body-node-refused', { node: error.node.slice(0, 40) });
    throw error;
  }
}

function parseBlock(node: Node): BodyBlock {
  switch (node.type) {
    case 'heading':
      return { type: 'heading', attrs: { level: parseLevel(node) }, ...contentOf(node) };
    case 'paragraph':
      return parseParagraph(node);
    case 'table':
      return { type: 'table', content: children(node).map(parseRow) };
    case 'image':
      return parseImage(node);
    default:
      throw new Refused(String(node.type));
  }
}

function parseLevel(node: Node): HeadingLevel {
  const level = Number(attrsOf(node).level);
  if (level === 1 || level === 2 || level === 3 || level === 4) return level;
  throw new Refused(`heading ${level}`);
}

function parseParagraph(node: Node): ParagraphBlock {
  const align = attrsOf(node).textAlign;
  const textAlign = align === 'center' || align === 'right' || align === 'left' ? align : undefined;
  return { type: 'paragraph', ...(textAlign ? { attrs: { textAlign } } : {}), ...contentOf(node) };
}

function parseImage(node: Node): BodyBlock {
  const { src, alt, width } = attrsOf(node);
  // An address outside would make the page depend on, and talk to, a foreign machine.
  if (typeof src !== 'string' || !/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(src)) throw new Refused('image');
  const share = typeof width === 'number' && width > 0 && width <= 1 ? { width } : {};
  return { type: 'image', attrs: { src, ...(typeof alt === 'string' && alt ? { alt: clean(alt) } : {}), ...share } };
}

function parseRow(node: Node): TableRow {
  if (node.type !== 'tableRow') throw new Refused(String(node.type));
  return { type: 'tableRow', content: children(node).map(parseCell) };
}

function parseCell(node: Node): TableCell {
  if (node.type !== 'tableCell' && node.type !== 'tableHeader') throw new Refused(String(node.type));
  const { colspan, rowspan, colwidth } = attrsOf(node);
  const attrs = {
    ...span('colspan', colspan),
    ...span('rowspan', rowspan),
    ...(isWidths(colwidth) ? { colwidth } : {}),
  };
  const content = children(node).map(parseCellBlock);
  return {
    type: node.type,
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    content: content.length > 0 ? content : [{ type: 'paragraph' }],
  };
}

const parseCellBlock = (node: Node): ParagraphBlock => {
  if (node.type === 'paragraph') return parseParagraph(node);
  if (node.type === 'heading') return { type: 'paragraph', ...contentOf(node) };
  throw new Refused(`cell ${String(node.type)}`);
};

const span = (name: 'colspan' | 'rowspan', value: unknown): { readonly colspan?: number; readonly rowspan?: number } =>
  Number.isInteger(value) && Number(value) > 1 && Number(value) <= 100 ? { [name]: Number(value) } : {};

const isWidths = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.length > 0 && value.every((w) => Number.isInteger(w) && w > 0 && w < 10_000);

function contentOf(node: Node): { readonly content?: readonly BodyInline[] } {
  const inline = joinRuns(children(node).map(parseInline));
  return inline.length > 0 ? { content: inline } : {};
}

function parseInline(node: Node): BodyInline {
  if (node.type === 'hardBreak') return { type: 'hardBreak' };
  if (node.type !== 'text' || typeof node.text !== 'string') throw new Refused(String(node.type));
  const marks = parseMarks(node.marks);
  return { type: 'text', text: clean(node.text), ...(marks.length > 0 ? { marks } : {}) };
}

const markTypes = ['bold', 'subscript', 'superscript', 'underline'] as const;

function parseMarks(value: unknown): readonly Mark[] {
  const given = Array.isArray(value) ? value.filter(isNode).map((mark) => mark.type) : [];
  return markTypes.filter((type) => given.includes(type)).map((type) => ({ type }));
}

const controls = /(?![\t\n])\p{Cc}|[\u200b\u2028\u2029\ufeff\ufffe\uffff]/gu;

/**
 * Control characters, zero-width blanks and lone surrogates never reach the page or the digest. The editor runs this in
 * Chromium 102, which has no `toWellFormed`.
 */
export const clean = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd').replace(controls, '');

const sameMarks = (a: readonly Mark[] = [], b: readonly Mark[] = []): boolean =>
  a.length === b.length && a.every((mark, i) => mark.type === b[i]?.type);

function joinRuns(nodes: readonly BodyInline[]): readonly BodyInline[] {
  const joined: BodyInline[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && node.text === '') continue;
    if (node.type === 'text' && last?.type === 'text' && sameMarks(last.marks, node.marks)) {
      joined[joined.length - 1] = { ...last, text: last.text + node.text };
    } else joined.push(node);
  }
  return joined;
}
