import type { Box, Point } from './picture.ts';

interface Ends {
  readonly from: Box;
  readonly to: Box;
  /** Height at which the way runs between both, where nothing stands on it. */
  readonly lane?: number | undefined;
  /** Below what stands between them, for a way back. */
  readonly below: number;
}

/** A gateway or an event: small, so a way may leave it upwards and downwards. */
const isSmall = ({ w, h }: Box): boolean => w <= 60 && h <= 60;

/** Right side to left side with one bend; gateways are left and reached upright where the way changes its height; back below all. */
export function route({ from, to, lane, below }: Ends): readonly Point[] {
  const [start, end] = [
    { x: from.x + from.w, y: from.y + from.h / 2 },
    { x: to.x, y: to.y + to.h / 2 },
  ];
  const [fromX, toX] = [from.x + from.w / 2, to.x + to.w / 2];
  if (end.x < start.x - 1)
    return [
      { x: fromX, y: from.y + from.h },
      { x: fromX, y: below },
      { x: toX, y: below },
      { x: toX, y: to.y + to.h },
    ];
  if (lane !== undefined && Math.abs(lane - start.y) > from.h / 2 && Math.abs(lane - end.y) > to.h / 2)
    return [
      { x: fromX, y: lane > start.y ? from.y + from.h : from.y },
      { x: fromX, y: lane },
      { x: toX, y: lane },
      { x: toX, y: lane > end.y ? to.y + to.h : to.y },
    ];
  if (Math.abs(start.y - end.y) < 1) return [start, end];
  if (isSmall(from) && Math.abs(start.y - end.y) > from.h / 2)
    return [{ x: fromX, y: end.y > start.y ? from.y + from.h : from.y }, { x: fromX, y: end.y }, end];
  if (isSmall(to) && Math.abs(start.y - end.y) > to.h / 2)
    return [start, { x: toX, y: start.y }, { x: toX, y: start.y > end.y ? to.y + to.h : to.y }];
  const middle = (start.x + end.x) / 2;
  return [start, { x: middle, y: start.y }, { x: middle, y: end.y }, end];
}
