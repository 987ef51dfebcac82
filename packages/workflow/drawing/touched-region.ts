import { bodiesOf, isParent } from '../designing/design.ts';
import { same } from '../designing/same.ts';
import type { Block, Sequence } from '../program.ts';

/** The smallest run of blocks in which two trees differ. */
export interface Region {
  readonly was: readonly Block[];
  readonly now: readonly Block[];
  /** The block before it. */
  readonly anchor?: Block;
  /** Where there is none: the gateway or section it stands in; absent = the start. */
  readonly lead?: string;
}

export function touchedRegion(before: Sequence, after: Sequence, lead?: string): Region {
  const [was, now] = [before.blocks, after.blocks];
  let front = 0;
  while (front < was.length && front < now.length && same(was[front], now[front])) front += 1;
  let back = 0;
  while (
    back < was.length - front &&
    back < now.length - front &&
    same(was[was.length - 1 - back], now[now.length - 1 - back])
  )
    back += 1;
  const [old, fresh] = [was.slice(front, was.length - back), now.slice(front, now.length - back)];
  const inside = old.length === 1 && fresh.length === 1 ? insideOf(old[0], fresh[0]) : undefined;
  if (inside) return inside;
  const anchor = now[front - 1];
  return { was: old, now: fresh, ...(anchor ? { anchor } : {}), ...(lead === undefined ? {} : { lead }) };
}

/** The one branch that differs, where everything else of the block is as it was. */
function insideOf(before: Block | undefined, after: Block | undefined): Region | undefined {
  if (!isParent(before) || !isParent(after) || before.kind !== after.kind || before.id !== after.id) return undefined;
  const [old, fresh] = [bodiesOf(before), bodiesOf(after)];
  const differing = fresh.flatMap((body, at) => (same(body, old[at]) ? [] : [at]));
  const [only] = differing;
  if (old.length !== fresh.length || differing.length !== 1 || only === undefined) return undefined;
  const [was, now] = [old[only], fresh[only]];
  return was && now && touchedRegion(was, now, after.id);
}
