import type { Box, Point } from './picture.ts';

/** How near a way comes to what it goes around; nearer only where there is no way else. */
const clearances = [12, 4];
/** A bend costs as much as this many pixels. */
const bendCost = 40;
/** Beyond so many lines the way found first is good enough. */
const mostLines = 480;

/** Whether a part of the way runs through the box; along its edge is not through it. */
export function runsThrough(points: readonly Point[], { x, y, w, h }: Box): boolean {
  return points.slice(1).some((to, at) => {
    const from = points[at] ?? to;
    const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
    const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
    return left < x + w - 1 && right > x + 1 && top < y + h - 1 && bottom > y + 1;
  });
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
  readonly at: number;
  readonly isLevel: boolean;
  readonly before: Reached | undefined;
}

/** Dijkstra over the crossings of the lines, by length and bends. */
function shortest({ xs, ys, boxes, from, to, clear }: Grid): readonly Point[] | undefined {
  const columns = new Map(xs.map((x, at) => [x, at]));
  const rows = new Map(ys.map((y, at) => [y, at]));
  const atOf = ({ x, y }: Point): number => (rows.get(y) ?? 0) * xs.length + (columns.get(x) ?? 0);
  const pointOf = (at: number): Point => ({ x: xs[at % xs.length] ?? 0, y: ys[Math.floor(at / xs.length)] ?? 0 });
  const isFree = (a: Point, b: Point): boolean => !boxes.some((box) => runsThrough([a, b], box));
  const goals = new Map(doors(to, 'in', clear).map((door) => [atOf(door), door.isLevel]));
  const done = new Set<string>();
  const waiting = new Heap();
  for (const door of doors(from, 'out', clear))
    if (isFree(door, door)) waiting.put({ cost: 0, at: atOf(door), isLevel: door.isLevel, before: undefined });
  for (let one = waiting.take(); one; one = waiting.take()) {
    const key = `${one.at} ${one.isLevel}`;
    if (done.has(key)) continue;
    done.add(key);
    const entered = goals.get(one.at);
    if (entered === one.isLevel) return corners(one, pointOf);
    if (entered !== undefined) waiting.put({ ...one, cost: one.cost + bendCost, isLevel: entered });
    const here = pointOf(one.at);
    const column = one.at % xs.length;
    const row = Math.floor(one.at / xs.length);
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      const [x, y] = [xs[column + dx], ys[row + dy]];
      if (x === undefined || y === undefined) continue;
      const isLevel = dy === 0;
      const next = { x, y };
      if (!isFree(here, next)) continue;
      const cost = one.cost + Math.abs(x - here.x) + Math.abs(y - here.y) + (isLevel === one.isLevel ? 0 : bendCost);
      waiting.put({ cost, at: one.at + dx + dy * xs.length, isLevel, before: one });
    }
  }
  return undefined;
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
    for (let up = (at - 1) >> 1; at > 0 && costAt(all, up) > one.cost; up = (at - 1) >> 1) {
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
      if (costAt(all, next) >= last.cost) break;
      all[at] = all[next] ?? last;
      at = next;
    }
    all[at] = last;
    return first;
  }
}

const costAt = (all: readonly Reached[], at: number): number => all[at]?.cost ?? Number.POSITIVE_INFINITY;
