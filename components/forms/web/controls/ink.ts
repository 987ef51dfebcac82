import { inkSize } from '@gov/forms';

interface Stroke {
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

const longest = 19_000;

/**
 * Strokes as a path of moves and lines in whole dots; points that fall on the same dot are one. Strokes beyond what a form
 * keeps are left away.
 */
export function inkOf(
  strokes: readonly Stroke[],
  { clientWidth, clientHeight }: { readonly clientWidth: number; readonly clientHeight: number },
): string {
  const across = inkSize.width / (clientWidth || inkSize.width);
  const down = inkSize.height / (clientHeight || inkSize.height);
  let ink = '';
  for (const { points } of strokes) {
    const dots = points.map(({ x, y }) => `${within(x * across, inkSize.width)} ${within(y * down, inkSize.height)}`);
    const [first, ...others] = dots.filter((dot, index) => dot !== dots[index - 1]);
    if (first === undefined) continue;
    const path = `M${first}${others.map((dot) => `L${dot}`).join('') || `L${first}`}`;
    if (ink.length + path.length > longest) break;
    ink += path;
  }
  return ink;
}

const within = (value: number, most: number): number => Math.min(Math.max(Math.round(value), 0), most);
