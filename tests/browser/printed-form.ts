import assert from 'node:assert/strict';
import { type PrintedPage, type PrintedWord, printedPages } from '#platform/testkit/printed-pages.ts';
import type { Desk } from './desk.ts';

/** A cell of the paper's table: what stands in it without blanks, and its edges; across in shares of the table's width. */
interface Cell {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Downwards in px of the screen or pt of the page. */
  readonly top: number;
  readonly bottom: number;
  readonly page: number;
  /** Of a table inside a cell: its columns are as wide as what stands in them. */
  readonly inner: boolean;
}

/** What is read on the screen and not meant for paper: hints, former rounds, who is waited for, words for screen readers. */
const notPrinted =
  '.gov-field-empty, .gov-field-hint, .is-unseen, .gov-field-unseen, .is-superseded, .gov-opinion-waiting, .gov-opinion-mine, button:not(.gov-field-link)';

const readScreen = `(() => {
  const table = document.querySelector('.gov-form-paper .gov-form-table');
  const frame = table.getBoundingClientRect();
  const share = (x) => (x - frame.left) / frame.width;
  const all = [...table.querySelectorAll('td, th')];
  const across = [];
  const down = [];
  for (const cell of all) {
    const style = getComputedStyle(cell);
    const box = cell.getBoundingClientRect();
    const [left, right] = [share(box.left), share(box.right)];
    const { top, bottom } = box;
    if (style.borderTopStyle === 'solid') across.push({ at: top, from: left, to: right });
    if (style.borderBottomStyle === 'solid') across.push({ at: bottom, from: left, to: right });
    if (style.borderLeftStyle === 'solid') down.push({ at: left, from: top, to: bottom });
    if (style.borderRightStyle === 'solid') down.push({ at: right, from: top, to: bottom });
  }
  const cells = all.filter((cell) => !cell.querySelector('td, th')).map((cell) => {
    const copy = cell.cloneNode(true);
    for (const other of copy.querySelectorAll(${JSON.stringify(notPrinted)})) other.remove();
    const { left, right, top, bottom } = cell.getBoundingClientRect();
    const inner = cell.closest('.gov-detail-table') !== null;
    return { text: copy.textContent, left: share(left), right: share(right), top, bottom, page: 0, inner };
  });
  return { cells, lines: { across, down } };
})()`;

interface Screen {
  readonly cells: readonly Cell[];
  /** Lines that are drawn: across at px from above, down at shares of the width. */
  readonly lines: Pick<PrintedPage, 'across' | 'down'>;
}

/** Cells without a line between them are read as one, as they are on paper. */
function asRuled({ cells, lines }: Screen): readonly Cell[] {
  const found = new Map<string, Cell>();
  for (const cell of cells) {
    const [x, y] = [(cell.left + cell.right) / 2, (cell.top + cell.bottom) / 2];
    const area = rectangleAt(lines, x, y, 0.001);
    assert.ok(area, `“${cell.text}” stands within lines`);
    const key = [area.left * 1000, area.top, area.right * 1000, area.bottom].map(Math.round).join(' ');
    const before = found.get(key);
    found.set(key, { ...cell, ...area, text: `${before?.text ?? ''}${cell.text}` });
  }
  return [...found.values()];
}

const withoutBlanks = (text: string): string => text.replace(/[\s\u00a0]/g, '').replace(/□√|√□/g, '☑');

/** The printed form of a matter, as the person at this desk gets it. */
export async function printOf(desk: Desk, matterId: string): Promise<Buffer> {
  const address = new URL(`/api/matters/${matterId}/pdf`, desk.page.url()).href;
  const reply = await desk.context.request.get(address);
  const body = await reply.body();
  assert.equal(reply.status(), 200, body.toString('utf8', 0, 400));
  return body;
}

/**
 * The paper on the screen and its print hold the same cells: same words in the same order, same edges across, same rows,
 * same merged cells, the same lines. The matter must be read here, not filled in.
 */
export async function assertPrintedAlike(desk: Desk, pdf: Buffer): Promise<void> {
  // reason: written above in this shape
  const read = (await desk.page.evaluate(readScreen)) as Screen;
  const screen = asRuled(read).map((cell) => ({ ...cell, text: withoutBlanks(cell.text) }));
  const pages = printedPages(pdf);
  const printed = cellsOf(pages);
  const written = screen.filter(({ text }) => text !== '');
  assert.ok(written.length > 3, 'there is a form on the page');
  assert.deepEqual(
    printed.map(({ text }) => text),
    written.map(({ text }) => text),
    'the same words in the same cells, in the same order',
  );
  for (const [index, cell] of written.entries()) {
    const print = printed[index];
    const next = printed[index + 1];
    const following = written[index + 1];
    assert.ok(print);
    assertEdges(cell, print);
    if (next && following && next.page === print.page && !cell.inner && !following.inner)
      assert.equal(
        Math.abs(print.top - next.top) < 2,
        Math.abs(cell.top - following.top) < 2,
        `“${cell.text}” and “${following.text}” stand in one row on both or on none`,
      );
  }
  for (const cell of screen) if (cell.text === '' && !cell.inner) assertEmpty(cell, { pages, written, printed });
}

/** Across, in shares of the width: a line is about 0.002 wide. Heights follow from where lines are broken, which depends on the width. */
const tolerance = { outer: 0.01, inner: 0.05 };

function assertEdges(cell: Cell, print: Cell): void {
  const most = cell.inner ? tolerance.inner : tolerance.outer;
  for (const edge of ['left', 'right'] as const)
    assert.ok(
      Math.abs(cell[edge] - print[edge]) < most,
      `${edge} of “${cell.text}”: ${print[edge]} printed, ${cell[edge]} shown`,
    );
  const ratio = ((print.bottom - print.top) * 4) / 3 / (cell.bottom - cell.top);
  assert.ok(ratio > 0.4 && ratio < 2.5, `height of “${cell.text}”: ${ratio}`);
}

interface Papers {
  readonly pages: readonly PrintedPage[];
  readonly written: readonly Cell[];
  readonly printed: readonly Cell[];
}

/** An empty cell is there in print too, beside those of its row, and nothing stands in it. */
function assertEmpty(cell: Cell, { pages, written, printed }: Papers): void {
  const beside = printed[written.findIndex(({ top, inner }) => !inner && Math.abs(top - cell.top) < 2)];
  if (!beside) return;
  const page = pages[beside.page];
  assert.ok(page);
  const [from, to] = frameOf(page);
  const found = rectangleAt(page, from + ((cell.left + cell.right) / 2) * (to - from), beside.top + 6);
  assert.ok(found, 'an empty cell has its edges');
  assertEdges(
    { ...cell, top: 0, bottom: 1 },
    { ...cell, left: share(found.left, [from, to]), right: share(found.right, [from, to]), top: 0, bottom: 0.75 },
  );
  assert.deepEqual(
    page.words.filter((word) => within(word, found)),
    [],
    'nothing stands in it',
  );
}

type Rectangle = Pick<Cell, 'left' | 'right' | 'top' | 'bottom'>;

const share = (x: number, [from, to]: readonly [number, number]): number => (x - from) / (to - from);

/** Cells in which something stands, top down and from left to right. */
function cellsOf(pages: readonly PrintedPage[]): readonly Cell[] {
  return pages.flatMap((page, number) => {
    const found = new Map<string, Rectangle & { readonly words: PrintedWord[] }>();
    for (const word of page.words) {
      const rectangle = rectangleAt(page, (word.left + word.right) / 2, (word.top + word.bottom) / 2);
      if (!rectangle) continue;
      const key = [rectangle.left, rectangle.top, rectangle.right, rectangle.bottom].map(Math.round).join(' ');
      const cell = found.get(key) ?? { ...rectangle, words: [] };
      cell.words.push(word);
      found.set(key, cell);
    }
    const frame = frameOf(page);
    return [...found.values()]
      .sort((a, b) => (Math.abs(a.top - b.top) > 2 ? a.top - b.top : a.left - b.left))
      .map(({ words, left, right, top, bottom }) => ({
        text: withoutBlanks(inOrder(words)),
        left: share(left, frame),
        right: share(right, frame),
        top,
        bottom,
        page: number,
        inner: false,
      }));
  });
}

/** From the outermost line at the left to that at the right. */
const frameOf = ({ down }: PrintedPage): readonly [number, number] => {
  const places = down.map(({ at }) => at);
  return [Math.min(...places), Math.max(...places)];
};

/** Words line by line. */
function inOrder(words: readonly PrintedWord[]): string {
  const middle = ({ top, bottom }: PrintedWord) => (top + bottom) / 2;
  return [...words]
    .sort((a, b) => (Math.abs(middle(a) - middle(b)) > 6 ? middle(a) - middle(b) : a.left - b.left))
    .map(({ text }) => text)
    .join('');
}

const within = (word: PrintedWord, { left, right, top, bottom }: Rectangle): boolean => {
  const [x, y] = [(word.left + word.right) / 2, (word.top + word.bottom) / 2];
  return x > left && x < right && y > top && y < bottom;
};

/** The nearest ruled lines around a point. */
function rectangleAt(
  { across, down }: Pick<PrintedPage, 'across' | 'down'>,
  x: number,
  y: number,
  /** How far a line reaches beyond where it is said to end, across. */
  beyond = 1,
): Rectangle | undefined {
  const beside = down.filter(({ from, to }) => from - 1 < y && y < to + 1).map(({ at }) => at);
  const over = across.filter(({ from, to }) => from - beyond < x && x < to + beyond).map(({ at }) => at);
  const [left, right] = [Math.max(...beside.filter((at) => at <= x)), Math.min(...beside.filter((at) => at > x))];
  const [top, bottom] = [Math.max(...over.filter((at) => at <= y)), Math.min(...over.filter((at) => at > y))];
  return [left, right, top, bottom].every(Number.isFinite) ? { left, right, top, bottom } : undefined;
}
