import { gap, type LaidOut, type Piece } from './lay-out.ts';
import type { Box } from './picture.ts';

/** Shapes that move together, and the box around them. */
export interface Unit {
  readonly members: readonly (readonly [string, Box])[];
  readonly box: Box;
}

interface Room {
  /** Where the piece stood before, or the gap where it comes in. */
  readonly place: Box;
  /** Height at which the flow runs through it. */
  readonly line: number;
  readonly isGap: boolean;
  readonly piece: Piece;
  /** Nothing of it is drawn: what was there is taken away. */
  readonly isEmpty: boolean;
  readonly out: LaidOut;
  readonly units: readonly Unit[];
  /** Ids of the sub-processes around it. */
  readonly owners: ReadonlySet<string>;
}

interface Shift {
  readonly x: number;
  /** By how much the line goes down, and what stands below it more. */
  readonly up: number;
  readonly down: number;
}

/**
 * Puts the piece in its place and answers the shapes beside it: what stands right of it and below it is moved on, as far as
 * it must. Who stood apart stands apart afterwards: a shift never grows less from left to right or from top to bottom.
 */
export function makeRoom(room: Room): readonly (readonly [string, Box])[] {
  const { place, line, units, owners, piece, isEmpty, isGap, out } = room;
  const around = (unit: Unit): boolean => isAround(unit, place, owners);
  const beside = units.filter((unit) => !around(unit));
  const shift = shiftOf(room, beside);
  const right = place.x + place.w;
  if (!isEmpty) piece.put(isGap ? right + gap : place.x, line + shift.up);
  const moved = beside.flatMap((unit) => movedBy(unit, place, shift));
  const placed = [...out.boxes.values()];
  const hits = moved.some(([, box]) => placed.some((one) => overlap(one, box)));
  // what reaches over the place from the left is in the way: everything that ends right of it moves on
  const wide = { x: piece.w + 2 * gap, up: 0, down: 0 };
  const farther = hits && !isEmpty ? beside.flatMap((unit) => movedFar(unit, place, wide.x)) : moved;
  if (hits && !isEmpty) piece.put(isGap ? right + gap : place.x, line);
  const grown = units.filter(around).flatMap(({ members }) => {
    const by = hits && !isEmpty ? wide : shift;
    return members.map(
      ([id, box]) => [id, { ...box, w: Math.max(box.w + by.x, 36), h: box.h + by.up + by.down }] as const,
    );
  });
  return [...farther, ...grown];
}

/** Pools and lanes go by where they are drawn, sub-processes by what is in them. */
function isAround({ members, box }: Unit, place: Box, owners: ReadonlySet<string>): boolean {
  const [[id = ''] = []] = members;
  if (owners.has(id)) return true;
  return (
    members.length === 1 &&
    box.x < place.x &&
    box.x + box.w > place.x + place.w &&
    box.y <= place.y &&
    box.y + box.h >= place.y + place.h
  );
}

function shiftOf({ place, line, piece, isEmpty, isGap }: Room, beside: readonly Unit[]): Shift {
  const right = place.x + place.w;
  const near = Math.min(...beside.flatMap(({ box }) => (box.x >= right - 1 ? [box.x - right] : [])));
  const isLast = near === Number.POSITIVE_INFINITY;
  const up = isEmpty ? 0 : Math.max(0, piece.up - (line - place.y));
  const down = isEmpty ? 0 : Math.max(0, piece.down - (place.y + place.h - line));
  if (isGap) {
    if (isEmpty) return { x: 0, up, down };
    return { x: isLast ? piece.w + gap : Math.max(0, piece.w + 2 * gap - near), up, down };
  }
  const more = (isEmpty ? 0 : piece.w) - place.w;
  if (more >= 0) return { x: Math.max(0, more - (isLast ? 0 : Math.max(0, near - gap))), up, down };
  const less = isEmpty ? place.w + Math.min(near, gap) : -more;
  const band = { from: right + (isEmpty ? Math.min(near, gap) : 0) - less, to: right + Math.min(near, gap) };
  const isFree = beside.every(
    ({ box }) => box.x >= right - 1 || box.x + box.w <= band.from + 1 || box.x >= band.to - 1,
  );
  return { x: isLast || !isFree ? 0 : -less, up, down };
}

function movedBy({ members, box }: Unit, place: Box, shift: Shift): readonly (readonly [string, Box])[] {
  const x = box.x >= place.x + place.w - 1 ? shift.x : 0;
  const y = (box.y >= place.y - 1 ? shift.up : 0) + (box.y >= place.y + place.h - 1 ? shift.down : 0);
  return x === 0 && y === 0
    ? members
    : members.map(([id, one]) => [id, { ...one, x: one.x + x, y: one.y + y }] as const);
}

const movedFar = ({ members, box }: Unit, place: Box, x: number): readonly (readonly [string, Box])[] =>
  box.x + box.w > place.x + 1 ? members.map(([id, one]) => [id, { ...one, x: one.x + x }] as const) : members;

export const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w - 1 && b.x < a.x + a.w - 1 && a.y < b.y + b.h - 1 && b.y < a.y + a.h - 1;
