import type { Box, Point } from './picture.ts';

/** How near a way comes to what it goes around; nearer only where there is no way else. */
const clearances = [12, 4];
/** A bend costs as much as this many pixels. */
const bendCost = 40;
/** Beyond so many lines the way found first is good enough. */
const mostLines = 480;

/** Whether a part of the way runs through the box; along its edge is not through it. */
export function runsThrough(points: readonly Point[], { x, y, w, h }: Box): boolean {
  // a loop without copies: every change of a drawing asks this of each way and each shape
  for (let at = 1; at < points.length; at += 1) {
    const [from, to] = [points[at - 1], points[at]];
    if (!from || !to) continue;
    const isBeside = Math.max(from.x, to.x) <= x + 1 || Math.min(from.x, to.x) >= x + w - 1;
    const isAbove = Math.max(from.y, to.y) <= y + 1 || Math.min(from.y, to.y) >= y + h - 1;
    if (!isBeside && !isAbove) return true;
  }
  return false;
}

interface Around {
  readonly from: Box;
  readonly to: Box;
  /** What the way may not run through; neither end is among them. */
  readonly boxes: readonly Box[];
}

/**
 * The way as it is where it runs through nothing; else the shortest one with few bends, upright and level, from a side of one
 * end to a side of the other. Where there is no free way it stays as it is.
 */
export function aroundBoxes(points: readonly Point[], { from, to, boxes }: Around): readonly Point[] {
  if (!boxes.some((box) => runsThrough(points, box))) return points;
  const all = [...boxes, from, to];
  for (const clear of clearances) {
    const xs = lines(all.flatMap(({ x, w }) => [x - clear, x + w / 2, x + w + clear]));
    const ys = lines(all.flatMap(({ y, h }) => [y - clear, y + h / 2, y + h + clear]));
    if (xs.length > mostLines || ys.length > mostLines) return points;
    const found = shortest({ xs, ys, boxes: all, from, to, clear });
    if (found) return [doorOf(from, found[0]), ...found, doorOf(to, found.at(-1))];
  }
  return points;
}

const lines = (values: readonly number[]): readonly number[] => [...new Set(values)].sort((a, b) => a - b);

/** Where a way that comes from this point meets the side of the box that it faces. */
function doorOf({ x, y, w, h }: Box, point: Point | undefined): Point {
  if (!point) return { x, y };
  if (point.x === x + w / 2) return { x: point.x, y: point.y < y ? y : y + h };
  return { x: point.x < x ? x : x + w, y: y + h / 2 };
}

interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly boxes: readonly Box[];
  readonly from: Box;
  readonly to: Box;
  readonly clear: number;
}

/** Places before a box: a way leaves it to the right, upwards or downwards, and reaches it from the left, above or below. */
function doors(
  { x, y, w, h }: Box,
  side: 'out' | 'in',
  clear: number,
): readonly (Point & { readonly isLevel: boolean })[] {
  const [middle, level] = [x + w / 2, y + h / 2];
  return [
    { x: side === 'out' ? x + w + clear : x - clear, y: level, isLevel: true },
    { x: middle, y: y - clear, isLevel: false },
    { x: middle, y: y + h + clear, isLevel: false },
  ];
}

interface Reached {
  readonly cost: number;
  /** `cost` and how far the nearest goal is at least. */
  readonly rank: number;
  readonly at: number;
  readonly isLevel: boolean;
  readonly before: Reached | undefined;
}

/** A* over the crossings of the lines, by length and bends. */
function shortest({ xs, ys, boxes, from, to, clear }: Grid): readonly Point[] | undefined {
  const width = xs.length;
  const columns = new Map(xs.map((x, at) => [x, at]));
  const rows = new Map(ys.map((y, at) => [y, at]));
  const atOf = ({ x, y }: Point): number => (rows.get(y) ?? 0) * width + (columns.get(x) ?? 0);
  const pointOf = (at: number): Point => ({ x: xs[at % width] ?? 0, y: ys[Math.floor(at / width)] ?? 0 });
  const blocked = blockedSteps(xs, ys, boxes);
  const goals = doors(to, 'in', clear).map((door) => ({ ...door, at: atOf(door) }));
  const leastTo = ({ x, y }: Point): number =>
    goals.reduce(
      (least, goal) => Math.min(least, Math.abs(goal.x - x) + Math.abs(goal.y - y)),
      Number.POSITIVE_INFINITY,
    );
  const done = new Uint8Array(width * ys.length * 2);
  const waiting = new Heap();
  const reach = (one: Omit<Reached, 'rank'>, point: Point): void => {
    if (!done[one.at * 2 + Number(one.isLevel)]) waiting.put({ ...one, rank: one.cost + leastTo(point) });
  };
  for (const door of doors(from, 'out', clear))
    if (!boxes.some((box) => runsThrough([door, door], box)))
      reach({ cost: 0, at: atOf(door), isLevel: door.isLevel, before: undefined }, door);
  for (let one = waiting.take(); one; one = waiting.take()) {
    const { at, isLevel, cost } = one;
    const state = at * 2 + Number(isLevel);
    if (done[state]) continue;
    done[state] = 1;
    const here = pointOf(at);
    const entered = goals.find((goal) => goal.at === at)?.isLevel;
    if (entered === isLevel) return corners(one, pointOf);
    if (entered !== undefined) reach({ ...one, cost: cost + bendCost, isLevel: entered }, here);
    const go = (next: number, level: boolean): void => {
      const there = pointOf(next);
      const length = Math.abs(there.x - here.x) + Math.abs(there.y - here.y);
      reach({ cost: cost + length + (level === isLevel ? 0 : bendCost), at: next, isLevel: level, before: one }, there);
    };
    const column = at % width;
    if (column < width - 1 && !blocked.right[at]) go(at + 1, true);
    if (column > 0 && !blocked.right[at - 1]) go(at - 1, true);
    if (at + width < width * ys.length && !blocked.down[at]) go(at + width, false);
    if (at >= width && !blocked.down[at - width]) go(at - width, false);
  }
  return undefined;
}

/** By crossing: whether the step to the next one on the right, and the one below, runs through a box. */
function blockedSteps(
  xs: readonly number[],
  ys: readonly number[],
  boxes: readonly Box[],
): { readonly right: Uint8Array; readonly down: Uint8Array } {
  const width = xs.length;
  const [right, down] = [new Uint8Array(width * ys.length), new Uint8Array(width * ys.length)];
  for (const { x, y, w, h } of boxes) {
    const [columns, rows] = [within(xs, x + 1, x + w - 1), within(ys, y + 1, y + h - 1)];
    for (let row = rows.inside; row < rows.behind; row += 1)
      for (let column = columns.inside - 1; column < columns.behind; column += 1) right[row * width + column] = 1;
    for (let row = rows.inside - 1; row < rows.behind; row += 1)
      for (let column = columns.inside; column < columns.behind; column += 1) down[row * width + column] = 1;
  }
  return { right, down };
}

/** Where the lines within both bounds begin, and the first one behind them; every box has lines on both of its sides. */
function within(
  sorted: readonly number[],
  least: number,
  most: number,
): { readonly inside: number; readonly behind: number } {
  return { inside: firstWhere(sorted, (value) => value > least), behind: firstWhere(sorted, (value) => value >= most) };
}

/** By halving: what holds for one holds for all behind it. */
function firstWhere(sorted: readonly number[], holds: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Its places where it changes direction, and both ends. */
function corners(last: Reached, pointOf: (at: number) => Point): readonly Point[] {
  const all: Point[] = [];
  for (let one: Reached | undefined = last; one; one = one.before) all.unshift(pointOf(one.at));
  return all.filter((point, at) => {
    const [before, behind] = [all[at - 1], all[at + 1]];
    if (!before || !behind) return true;
    return !((before.x === point.x && point.x === behind.x) || (before.y === point.y && point.y === behind.y));
  });
}

/** The cheapest comes out first. */
class Heap {
  readonly #all: Reached[] = [];

  put(one: Reached): void {
    const all = this.#all;
    let at = all.push(one) - 1;
    for (let up = (at - 1) >> 1; at > 0 && costAt(all, up) > one.rank; up = (at - 1) >> 1) {
      all[at] = all[up] ?? one;
      at = up;
    }
    all[at] = one;
  }

  take(): Reached | undefined {
    const all = this.#all;
    const [first, last] = [all[0], all.pop()];
    if (!last || all.length === 0) return first;
    let at = 0;
    for (let next = 1; next < all.length; next = 2 * at + 1) {
      if (costAt(all, next + 1) < costAt(all, next)) next += 1;
      if (costAt(all, next) >= last.rank) break;
      all[at] = all[next] ?? last;
      at = next;
    }
    all[at] = last;
    return first;
  }
}

const costAt = (all: readonly Reached[], at: number): number => all[at]?.rank ?? Number.POSITIVE_INFINITY;
