import { isPenDrawing, type PenDrawing, penLines, penSheet } from '@gov/forms';

/** A point of a line as the canvas gives it, in CSS pixels. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** Lines under the hand, in CSS pixels. */
export const thicknesses = [
  { key: 'thin', words: '细', pixels: 2 },
  { key: 'middle', words: '中', pixels: 3.5 },
  { key: 'thick', words: '粗', pixels: 6 },
] as const;

/** Units of the sheet in one CSS pixel of a canvas that shows all of it: two, more where it was drawn on a larger one. */
export function unitsPerPixel(
  drawing: PenDrawing | undefined,
  canvas: { readonly width: number; readonly height: number },
): number {
  if (!drawing || canvas.width <= 0 || canvas.height <= 0) return 2;
  const { left, top, width, height } = penLines(drawing);
  return Math.max(2, (left + width) / canvas.width, (top + height) / canvas.height);
}

const onSheet = (pixels: number, units: number): number =>
  Math.min(penSheet.side, Math.max(0, Math.round(pixels * units)));

/** The drawing with one line more; undefined where it would hold too much. */
export function withStroke(
  drawing: PenDrawing | undefined,
  line: readonly Point[],
  { pixels, units }: { readonly pixels: number; readonly units: number },
): PenDrawing | undefined {
  const points = line.flatMap(({ x, y }) => [onSheet(x, units), onSheet(y, units)]);
  const width = Math.min(penSheet.thickest, Math.max(penSheet.thinnest, Math.round(pixels * units)));
  const next = { strokes: [...(drawing?.strokes ?? []), { width, points }] };
  return isPenDrawing(next) ? next : undefined;
}

/** 撤一笔; undefined where nothing is left. */
export const withoutLast = ({ strokes }: PenDrawing): PenDrawing | undefined =>
  strokes.length > 1 ? { strokes: strokes.slice(0, -1) } : undefined;

/** Lines of a drawing as the canvas takes them. */
export const linesOnCanvas = (drawing: PenDrawing | undefined, units: number) =>
  (drawing?.strokes ?? []).map(({ width, points }) => ({
    radius: width / units / 2,
    points: Array.from({ length: points.length / 2 }, (_, place) => ({
      x: (points[2 * place] ?? 0) / units,
      y: (points[2 * place + 1] ?? 0) / units,
    })),
  }));

/** As a request takes it. */
export const sentPen = ({ strokes }: PenDrawing) => ({
  strokes: strokes.map(({ width, points }) => ({ width, points: [...points] })),
});

/** What was kept in this window; anything else is none. */
export function asDrawing(kept: unknown): PenDrawing | undefined {
  if (typeof kept !== 'object' || kept === null || !('strokes' in kept) || !Array.isArray(kept.strokes))
    return undefined;
  const drawing = kept as PenDrawing; // reason: looked at below
  const shaped = drawing.strokes.every((stroke) => typeof stroke === 'object' && Array.isArray(stroke?.points));
  return shaped && isPenDrawing(drawing) ? drawing : undefined;
}
