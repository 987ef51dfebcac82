import { array, literal, run } from '../typst-text.ts';

/** Longer runs without a place to break are broken wherever the line ends, as on the screen (`overflow-wrap: anywhere`). */
const longestWord = 10;
const pieces = /.{1,2}/gsu;
/** What stands together in a line: no blanks, and no characters between which a line may break anyway. */
const longWord = new RegExp(
  `[^\\s\\u2e80-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\uff00-\\uffef]{${longestWord + 1},}`,
  'gu',
);

/** People's words as an expression: line by line, long words in boxes between which the line may end. */
export function words(text: string): string {
  const lines = text.split(/\r\n|[\n\r\u0085\u2028\u2029]/u);
  return lines.map(lineOf).join(' + linebreak() + ');
}

function lineOf(line: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const { 0: word, index } of line.matchAll(longWord)) {
    if (index > at) parts.push(run(line.slice(at, index)));
    parts.push(`${array((word.match(pieces) ?? []).map((piece) => `box(${run(piece)})`))}.join()`);
    at = index + word.length;
  }
  if (at < line.length || parts.length === 0) parts.push(run(line.slice(at)));
  return parts.join(' + ');
}

/** A picture that we have drawn ourselves, from numbers alone; `width` in pt, where there is room for it. */
export const linePicture = (svg: string, width: number): string =>
  `line-picture(${literal(svg)}, ${Math.round(width * 100) / 100}pt)`;
