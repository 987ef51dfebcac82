import type { DocumentNode } from '../template.ts';

/** Short words for writing a paper document by hand; the designer makes the same JSON. */

interface CellShape {
  readonly colspan?: number;
  readonly rowspan?: number;
}

const text = (words: string): DocumentNode => ({ type: 'text', text: words });

/** A line of text and fields; `#title` stands for the field `title`, `\n` for a line break. */
const inlines = (line: string): readonly DocumentNode[] =>
  line
    .split(/(#[a-zA-Z]+|\n)/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part === '\n') return { type: 'hardBreak' };
      return part.startsWith('#') ? { type: 'formField', attrs: { key: part.slice(1) } } : text(part);
    });

const cell = (type: string, shape: CellShape, content: readonly DocumentNode[]): DocumentNode => ({
  type,
  attrs: { colspan: shape.colspan ?? 1, rowspan: shape.rowspan ?? 1 },
  content,
});

/** Red title of a slip. */
export const title = (line: string): DocumentNode => ({
  type: 'heading',
  attrs: { level: 1, textAlign: 'center' },
  content: inlines(line),
});

export const line = (words: string, textAlign = 'left'): DocumentNode => ({
  type: 'paragraph',
  attrs: { textAlign },
  content: inlines(words),
});

/** Header cell. */
export const head = (words: string, shape: CellShape = {}): DocumentNode =>
  cell('tableHeader', shape, [line(words, 'center')]);

/** Cell with text and fields. */
export const box = (words: string, shape: CellShape = {}): DocumentNode => cell('tableCell', shape, [line(words)]);

/** Cell that is one opinion block. */
export const opinions = (key: string, shape: CellShape = {}): DocumentNode =>
  cell('tableCell', shape, [{ type: 'opinionBlock', attrs: { key } }]);

export const row = (minLines: number, ...cells: readonly DocumentNode[]): DocumentNode => ({
  type: 'tableRow',
  attrs: { minLines },
  content: cells,
});

/** A table whose columns have these widths; the first row must have no merged cell left of them all, or widths go by span. */
export function table(widths: readonly number[], ...rows: readonly DocumentNode[]): DocumentNode {
  return { type: 'table', content: rows.map((one) => withWidths(one, widths)) };
}

/** Rows whose cells fill the whole width carry the widths; rows beside a taller cell do not need them. */
function withWidths(one: DocumentNode, widths: readonly number[]): DocumentNode {
  const cells = one.content ?? [];
  const spans = cells.map((node) => (typeof node.attrs?.colspan === 'number' ? node.attrs.colspan : 1));
  if (spans.reduce((a, b) => a + b, 0) !== widths.length) return one;
  const starts = spans.map((_, i) => spans.slice(0, i).reduce((a, b) => a + b, 0));
  const content = cells.map((node, i) => {
    const start = starts[i] ?? 0;
    return { ...node, attrs: { ...node.attrs, colwidth: widths.slice(start, start + (spans[i] ?? 1)) } };
  });
  return { ...one, content };
}
