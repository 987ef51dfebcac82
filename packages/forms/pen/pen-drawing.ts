/**
 * What was written by hand (手写批示): strokes on a sheet `penSheet.side` units wide and high, y downwards. Whole numbers only; it
 * is drawn by us wherever it is shown, so that nothing of what a client sends ever becomes markup.
 */
export interface PenDrawing {
  readonly strokes: readonly PenStroke[];
}

export interface PenStroke {
  /** Of the line, in units of the sheet. */
  readonly width: number;
  /** x, y, x, y, … of the way of the pen. */
  readonly points: readonly number[];
}

/** The sheet, and what is the most that one opinion holds: about sixty characters. */
export const penSheet = { side: 2000, thinnest: 4, thickest: 80, strokes: 600, numbers: 24_000 } as const;

/** How many numbers the ways of all strokes take. */
export const penNumbers = ({ strokes }: PenDrawing): number =>
  strokes.reduce((sum, { points }) => sum + points.length, 0);

/** Beyond the shape of each stroke: something is drawn, each point has both its numbers, and it is not too much. */
export const isPenDrawing = (drawing: PenDrawing): boolean =>
  drawing.strokes.length > 0 &&
  drawing.strokes.length <= penSheet.strokes &&
  penNumbers(drawing) <= penSheet.numbers &&
  drawing.strokes.every(isStroke);

const isStroke = ({ width, points }: PenStroke): boolean =>
  isWithin(width, penSheet.thinnest, penSheet.thickest) &&
  points.length >= 2 &&
  points.length % 2 === 0 &&
  points.every((number) => isWithin(number, 0, penSheet.side));

const isWithin = (number: number, least: number, most: number): boolean =>
  Number.isInteger(number) && number >= least && number <= most;

/** A drawing as lines of a picture cut to what is drawn, in units of the sheet. */
export interface PenLines {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** `d` of an SVG path, and its width. */
  readonly lines: readonly { readonly path: string; readonly width: number }[];
}

export function penLines({ strokes }: PenDrawing): PenLines {
  const [left, right] = reach(strokes, 0);
  const [top, bottom] = reach(strokes, 1);
  return {
    left,
    top,
    width: right - left,
    height: bottom - top,
    lines: strokes.map(({ width, points }) => ({ path: pathOf(points), width })),
  };
}

/** From where to where it goes in one direction, half the line on both sides included. */
function reach(strokes: readonly PenStroke[], direction: 0 | 1): readonly [number, number] {
  let least: number = penSheet.side;
  let most = 0;
  for (const { width, points } of strokes) {
    for (let at: number = direction; at < points.length; at += 2) {
      const number = points[at] ?? 0;
      least = Math.min(least, Math.floor(number - width / 2));
      most = Math.max(most, Math.ceil(number + width / 2));
    }
  }
  return [least, Math.max(most, least + 1)];
}

/** Curves through the middles between the points: as smooth as the hand was. A dot is a line of no length with round ends. */
function pathOf(points: readonly number[]): string {
  const at = (place: number): readonly [number, number] => [points[2 * place] ?? 0, points[2 * place + 1] ?? 0];
  const last = points.length / 2 - 1;
  const [x, y] = at(0);
  if (last === 0) return `M${x} ${y}h0`;
  const curves = Array.from({ length: last - 1 }, (_, index) => {
    const [cx, cy] = at(index + 1);
    const [nx, ny] = at(index + 2);
    return `Q${cx} ${cy} ${(cx + nx) / 2} ${(cy + ny) / 2}`;
  });
  const [ex, ey] = at(last);
  return `M${x} ${y}${curves.join('')}L${ex} ${ey}`;
}

/** The drawing as a picture of its own, for what takes no elements: a file, the typesetter. Written from numbers alone. */
export function penPicture(drawing: PenDrawing): string {
  const { left, top, width, height, lines } = penLines(drawing);
  const drawn = lines.map((line) => `<path d="${line.path}" stroke-width="${line.width}"/>`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" width="${width}" height="${height}"><g fill="none" stroke="#000" stroke-linecap="round" stroke-linejoin="round">${drawn}</g></svg>`;
}
