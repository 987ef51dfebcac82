import { aroundBoxes, runsThrough } from './around-boxes.ts';
import type { Box, Picture, Point } from './picture.ts';
import type { Change } from './redraw.ts';
import { route } from './route.ts';

type Shapes = Picture['shapes'];

/** Ways of a drawing as they are led when their ends stand elsewhere: both moved alike, they move along; else they are led anew. */
export function leadEdges(
  { before, former, now }: Pick<Change, 'before' | 'former' | 'now'>,
  shapes: Shapes,
  lanes: ReadonlyMap<string, number>,
): Picture['edges'] {
  const { edges, sheet, shapes: old } = before.picture;
  const ends = new Map(former.flows.map(({ id, from, to }) => [id, `${from} ${to}`]));
  const led: Record<string, readonly Point[]> = {};
  const othersThan = othersIn(now, sheet);
  for (const { id, from, to, flow } of now.flows) {
    const [a, b, known] = [shapes[from], shapes[to], edges[id]];
    if (!a || !b) continue;
    const lane = flow && lanes.get(flow.id);
    const stays =
      lane === undefined && known && ends.get(id) === `${from} ${to}`
        ? along(known, [old[from], a], [old[to], b])
        : undefined;
    const others = othersThan(from, to);
    const isHit = (points: readonly Point[], all: Shapes): boolean =>
      others.some((one) => all[one] !== undefined && runsThrough(points, all[one]));
    // what ran through something before was drawn so
    if (stays && (!isHit(stays, shapes) || (known && isHit(known, old)))) led[id] = stays;
    else
      led[id] = aroundBoxes(
        route({ from: a, to: b, lane: lane ?? laneOf(known, a, b), below: belowOf(a, b, shapes) }),
        {
          ...{ from: a, to: b },
          boxes: others.flatMap((one) => shapes[one] ?? []),
        },
      );
  }
  for (const [id, { from, to }] of sheet.beside) {
    const points = edges[id];
    if (!points || from === undefined || to === undefined) continue;
    const [a, b] = [shapes[from], shapes[to]];
    const gone = (old[from] && !a) || (old[to] && !b);
    if (!gone)
      led[id] =
        a || b
          ? (along(points, [old[from], a], [old[to], b]) ?? stretched(points, by(old[from], a), by(old[to], b)))
          : points;
  }
  return led;
}

/** What a way between two shapes may not run through: all but both, what they sit on and what they are in. */
function othersIn(
  { nodes, elements, drawn }: Change['now'],
  sheet: Picture['sheet'],
): (from: string, to: string) => readonly string[] {
  const above = new Map([...sheet.nodes].map(([id, { attachedTo, parent }]) => [id, attachedTo ?? parent]));
  for (const { id, attachedTo, parent } of elements) above.set(drawn.get(id) ?? id, attachedTo ?? parent);
  const isOwn = (one: string, end: string): boolean => {
    for (let up: string | undefined = end, depth = 0; up !== undefined && depth < 50; up = above.get(up), depth += 1)
      if (up === one) return true;
    return false;
  };
  const all = [...nodes];
  return (from, to) => all.filter((one) => !isOwn(one, from) && !isOwn(one, to));
}

type Moved = readonly [Box | undefined, Box | undefined];

/** The same way, moved by what both ends have moved; undefined where they have moved differently. */
function along(points: readonly Point[], from: Moved, to: Moved): readonly Point[] | undefined {
  const [a, b] = [by(...from), by(...to)];
  if (a.x !== b.x || a.y !== b.y || resized(...from) || resized(...to)) return undefined;
  return a.x === 0 && a.y === 0 ? points : points.map(({ x, y }) => ({ x: x + a.x, y: y + a.y }));
}

const by = (before: Box | undefined, after: Box | undefined): Point =>
  before && after ? { x: after.x - before.x, y: after.y - before.y } : { x: 0, y: 0 };

const resized = (before: Box | undefined, after: Box | undefined): boolean =>
  before !== undefined && after !== undefined && (before.w !== after.w || before.h !== after.h);

const stretched = (points: readonly Point[], a: Point, b: Point): readonly Point[] =>
  points.map(({ x, y }, at) => {
    const end = at === points.length - 1 ? b : a;
    return { x: x + end.x, y: y + end.y };
  });

/** A way that ran along a lane of its own between two ends does so afterwards. */
function laneOf(points: readonly Point[] | undefined, from: Box, to: Box): number | undefined {
  const [, second, third] = points ?? [];
  if (points?.length !== 4 || !second || !third || second.y !== third.y) return undefined;
  return to.x >= from.x + from.w ? second.y : undefined;
}

/** Under everything that stands between both. */
function belowOf(from: Box, to: Box, shapes: Shapes): number {
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x + from.w, to.x + to.w)];
  const least = Math.max(from.y + from.h, to.y + to.h);
  if (to.x >= from.x + from.w - 1) return least + 24;
  const between = Object.values(shapes).filter((box) => box.h <= 400 && box.x < right && box.x + box.w > left);
  return Math.max(least, ...between.map(({ y, h }) => y + h)) + 24;
}
