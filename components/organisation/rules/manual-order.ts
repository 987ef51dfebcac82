import { ok, type Result, reject } from '@gov/base';

export interface Placed {
  readonly id: string;
  readonly displayOrder: number;
}

/** Steps of ten leave room for one-off insertions by synchronisation. */
const gap = 10;

/**
 * 排序号 for a list put into order by a person. The list must name exactly what stands there now; if somebody
 * came or went meanwhile the order is refused instead of guessed.
 */
export function inNewOrder(current: readonly string[], wanted: readonly string[]): Result<readonly Placed[]> {
  const known = new Set(current);
  const same =
    new Set(wanted).size === wanted.length && wanted.length === known.size && wanted.every((id) => known.has(id));
  if (!same) return reject('organisation.order-changed');
  return ok(wanted.map((id, place) => ({ id, displayOrder: (place + 1) * gap })));
}

/** The place behind the last one. */
export const behind = (others: readonly { readonly displayOrder: number }[]): number =>
  others.reduce((last, other) => Math.max(last, other.displayOrder), 0) + gap;
