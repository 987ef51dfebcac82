import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A word as it stands on a page, in pt from the upper left corner. */
export interface PrintedWord {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A ruled line: where it stands across its direction, and from where to where it goes. */
export interface PrintedRule {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface PrintedPage {
  readonly words: readonly PrintedWord[];
  readonly across: readonly PrintedRule[];
  readonly down: readonly PrintedRule[];
}

/**
 * What a PDF really holds, read by another program than the one that made it (poppler): words with their places, and the
 * lines of its tables. A machine without poppler fails the test.
 */
export function printedPages(pdf: Uint8Array): readonly PrintedPage[] {
  const folder = mkdtempSync(join(tmpdir(), 'printed-'));
  const file = join(folder, 'printed.pdf');
  try {
    writeFileSync(file, pdf);
    const pages = wordsOf(run('pdftotext', ['-bbox-layout', file, '-']));
    return pages.map((words, page) => {
      const number = String(page + 1);
      return { words, ...rulesOf(run('pdftocairo', ['-svg', '-f', number, '-l', number, file, '-'])) };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** All words of all pages, without blanks. */
export const printedText = (pages: readonly PrintedPage[]): string =>
  pages.flatMap(({ words }) => words.map(({ text }) => text)).join('');

function run(program: string, options: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, options, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error || status !== 0) throw new Error(`${program} (poppler-utils): ${error?.message ?? stderr}`);
  return stdout;
}

const plain = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

const wordsOf = (xml: string): readonly (readonly PrintedWord[])[] =>
  xml
    .split('<page ')
    .slice(1)
    .map((page) =>
      [...page.matchAll(/<word xMin="([^"]*)" yMin="([^"]*)" xMax="([^"]*)" yMax="([^"]*)">([^<]*)</g)].map(
        ([, left, top, right, bottom, text = '']) => ({
          text: plain(text),
          left: Number(left),
          top: Number(top),
          right: Number(right),
          bottom: Number(bottom),
        }),
      ),
    );

/** Shorter lines are strokes of a pen or of a letter. */
const shortest = 8;

/** Straight, level or upright lines that are drawn with a pen: no letters, no curves, nothing dashed. */
function rulesOf(svg: string): Pick<PrintedPage, 'across' | 'down'> {
  const across: PrintedRule[] = [];
  const down: PrintedRule[] = [];
  for (const [, style = '', d = '', transform] of svg.matchAll(
    /<path style="([^"]*)" d="([^"]*)"(?: transform="([^"]*)")?/g,
  )) {
    if (!style.startsWith('fill:none') || style.includes('dasharray') || /[CQ]/.test(d)) continue;
    const points = pointsOf(d, transform);
    for (const [index, [x, y]] of points.entries()) {
      const [nextX, nextY] = points[index + 1] ?? [x, y];
      const [width, height] = [Math.abs(nextX - x), Math.abs(nextY - y)];
      if (width > shortest && height < 0.2) across.push({ at: y, from: Math.min(x, nextX), to: Math.max(x, nextX) });
      if (height > shortest && width < 0.2) down.push({ at: x, from: Math.min(y, nextY), to: Math.max(y, nextY) });
    }
  }
  return { across, down };
}

function pointsOf(d: string, transform: string | undefined): readonly (readonly [number, number])[] {
  const [a = 1, b = 0, c = 0, e = 1, moveX = 0, moveY = 0] = (transform?.match(/-?[\d.]+/g) ?? []).map(Number);
  const numbers = [...d.matchAll(/[ML] (-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
  return numbers.map(([x, y]) => [a * x + c * y + moveX, b * x + e * y + moveY] as const);
}
