import type { DiagramEdge } from '@gov/workflow';

/** Width of a Chinese letter as it is drawn at a way, with a little air (`.edge text` in process-picture.css). */
const letterWidth = 13;
const lineHeight = 15;
const leastLetters = 3;
const mostLetters = 9;
const mostLines = 2;

export interface WayLabel {
  readonly x: number;
  /** Base line of its last line: just above the way. */
  readonly y: number;
  readonly lines: readonly { readonly words: string; readonly up: number }[];
}

/**
 * The words of a way above its longest level piece, broken so that they do not run into the shapes at its ends; what has
 * no room ends in an ellipsis.
 */
export function labelOfWay({ points, label }: Pick<DiagramEdge, 'points' | 'label'>): WayLabel | undefined {
  const pieces = points.slice(1).map((to, at) => ({ from: points[at] ?? to, to }));
  const level = pieces.filter(({ from, to }) => from.y === to.y);
  const lengthOf = ({ from, to }: (typeof pieces)[number]): number => Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
  const [piece] = [...(level.length > 0 ? level : pieces)].sort((a, b) => lengthOf(b) - lengthOf(a));
  if (!label || !piece) return undefined;
  const { from, to } = piece;
  const room = level.length > 0 ? Math.floor(lengthOf(piece) / letterWidth) : mostLetters;
  const lines = brokenInto(label, Math.min(mostLetters, Math.max(leastLetters, room)));
  return {
    x: (from.x + to.x) / 2,
    y: (from.y + to.y) / 2 - 5,
    lines: lines.map((words, at) => ({ words, up: (lines.length - 1 - at) * lineHeight })),
  };
}

function brokenInto(label: string, perLine: number): readonly string[] {
  const letters = [...label];
  const room = perLine * mostLines;
  const kept = letters.length > room ? [...letters.slice(0, room - 1), '…'] : letters;
  const count = Math.ceil(kept.length / perLine);
  const each = Math.ceil(kept.length / count);
  return Array.from({ length: count }, (_, at) => kept.slice(at * each, (at + 1) * each).join(''));
}
