/**
 * Reads the SVG of `@myriaddreamin/typst-ts-node-compiler` 0.7.0 (an undocumented format of that one version: pinned,
 * and covered by tests): which glyph of which face stands where. Used to find missing characters, to tell a
 * page's text, and to measure pages.
 */
export interface TextRun {
  /** Origin of the base line from the page's upper left corner, in pt. */
  readonly x: number;
  readonly y: number;
  /** Size in pt. */
  readonly size: number;
  readonly text: string;
  readonly glyphs: readonly PlacedGlyph[];
}

export interface PlacedGlyph {
  /** Hash that names the face within one process. */
  readonly face: number;
  /** 0 = the face has no such character. */
  readonly id: number;
  /** From the page's left edge, in pt. */
  readonly x: number;
}

type Matrix = readonly [number, number, number, number, number, number];
const identity: Matrix = [1, 0, 0, 1, 0, 0];

const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

function matrixOf(attributes: string): Matrix {
  const match = /transform="(translate|scale|matrix)\(([^)]*)\)"/.exec(attributes);
  if (!match) return identity;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = (match[2] ?? '').split(',').map(Number);
  if (match[1] === 'translate') return [1, 0, 0, 1, a, b];
  return match[1] === 'scale' ? [a, 0, 0, b, 0, 0] : [a, b, c, d, e, f];
}

/** Glyph names are base64 of two little-endian numbers: hash of the face, glyph id; trailing zeros are left out. */
function glyphOf(href: string): { readonly face: number; readonly id: number } {
  const bytes = Buffer.from(href.padEnd(11, 'A'), 'base64');
  return { face: bytes.readUInt32LE(0), id: bytes.readUInt32LE(4) };
}

const plain = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

const unitsPerDivision = 16;

/** Text runs of each page, in the order of the document. */
export function textRunsOf(svg: string): readonly (readonly TextRun[])[] {
  const pages: TextRun[][] = [];
  const stack: Matrix[] = [];
  let run: { matrix: Matrix; uses: { x: number; href: string }[]; height: number } | undefined;
  const tags = /<(\/?)([\w:]+)((?:[^">]|"[^"]*")*?)(\/?)>([^<]*)/g;
  for (const [, closing, name, attributes = '', selfClosing, text = ''] of svg.matchAll(tags)) {
    if (name === 'g' && closing) stack.pop();
    else if (name === 'g' && !selfClosing) {
      const isPage = attributes.includes('class="typst-page"');
      if (isPage) pages.push([]);
      const matrix = isPage ? identity : multiply(stack.at(-1) ?? identity, matrixOf(attributes));
      stack.push(matrix);
      if (attributes.includes('class="typst-text"')) run = { matrix, uses: [], height: 0 };
    } else if (name === 'use' && run) {
      run.uses.push({
        x: Number(/ x="([^"]*)"/.exec(attributes)?.[1]),
        href: /href="#g([^"]*)"/.exec(attributes)?.[1] ?? '',
      });
    } else if (name === 'foreignObject' && !closing && run)
      run.height = Number(/height="([^"]*)"/.exec(attributes)?.[1]);
    else if (name === 'h5:div' && !closing && run) {
      const { matrix, uses, height } = run;
      const glyphs = uses.map(({ x, href }) => ({ ...glyphOf(href), x: matrix[0] * x + matrix[4] }));
      const size = Math.hypot(matrix[2], matrix[3]) * height * unitsPerDivision;
      pages.at(-1)?.push({ x: matrix[4], y: matrix[5], size, text: plain(text), glyphs });
      run = undefined;
    }
  }
  return pages;
}

/** Characters that no face of the folder has; each once, in order. */
export function missingCharacters(pages: readonly (readonly TextRun[])[]): readonly string[] {
  const missing = new Set<string>();
  for (const { text, glyphs } of pages.flat()) {
    const characters = [...text];
    glyphs.forEach((glyph, index) => {
      if (glyph.id === 0) missing.add(characters.length === glyphs.length ? (characters[index] ?? '') : text);
    });
  }
  return [...missing];
}

export const facesOf = (pages: readonly (readonly TextRun[])[]): ReadonlySet<number> =>
  new Set(pages.flat().flatMap((run) => run.glyphs.map((glyph) => glyph.face)));
