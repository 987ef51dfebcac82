/** Characters that a screen's faces may lack; all others every machine draws. */
const doubtful = /[\u3400-\u4dbf\u9fa6-\u9fff\ue000-\uf8ff\uf900-\ufaff]|[\u{10000}-\u{10ffff}]/gu;

/** Never given a shape by any face: what a machine draws instead is its box. */
const never = '\u{10ffff}';
const pixels = 24;

const known = new Map<string, boolean>();

/** Whether this machine shows only its box for a character. */
function isUndrawn(character: string): boolean {
  const before = known.get(character);
  if (before !== undefined) return before;
  const box = pictureOf(never);
  const undrawn = box !== undefined && pictureOf(character) === box;
  known.set(character, undrawn);
  return undrawn;
}

let canvas: CanvasRenderingContext2D | null | undefined;

function pictureOf(character: string): string | undefined {
  if (canvas === undefined) {
    const element = document.createElement('canvas');
    element.width = pixels * 2;
    element.height = pixels * 2;
    canvas = element.getContext('2d', { willReadFrequently: true });
  }
  if (!canvas) return undefined;
  canvas.clearRect(0, 0, pixels * 2, pixels * 2);
  canvas.font = `${pixels}px ${getComputedStyle(document.body).fontFamily}`;
  canvas.fillText(character, 4, pixels * 1.3);
  return canvas.getImageData(0, 0, pixels * 2, pixels * 2).data.join();
}

/** `U+20BB7` */
export const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

export interface Undrawn {
  readonly character: string;
  readonly from: number;
  readonly to: number;
}

/** Where a text has characters that this machine shows as a box. */
export const undrawnIn = (text: string): readonly Undrawn[] =>
  [...text.matchAll(doubtful)].flatMap(({ 0: character, index }) =>
    isUndrawn(character) ? [{ character, from: index, to: index + character.length }] : [],
  );
