import { belongsToStep, besideOf, bodiesOf, isParent, type Parent } from '../designing/design.ts';
import { same } from '../designing/same.ts';
import type { Block, Sequence } from '../program.ts';

/** A run of blocks in which two trees differ. */
export interface Region {
  readonly was: readonly Block[];
  readonly now: readonly Block[];
  /** The block before it. */
  readonly anchor?: Block;
  /** Where there is none: the block it stands in, and the flow that leads to it; absent = the start. */
  readonly lead?: string;
  readonly flow?: string;
}

type Owner = Pick<Region, 'lead' | 'flow'>;

/** The smallest run of blocks in which two trees differ, then the runs around it. */
export function touchedRegions(before: Sequence, after: Sequence, owner: Owner = {}): readonly Region[] {
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
  const inside = old.length === 1 && fresh.length === 1 ? insideOf(old[0], fresh[0]) : [];
  // what is drawn as events of a step is laid out with it
  if (front > 0 && (belongsToStep(was[front]) || belongsToStep(now[front]))) front -= 1;
  const anchor = now[front - 1];
  const region = {
    was: was.slice(front, was.length - back),
    now: now.slice(front, now.length - back),
    ...(anchor ? { anchor } : owner),
  };
  return [...inside, region];
}

const idOf = (block: Parent): string => (block.kind === 'step' ? block.node : block.id);

/** The one branch that differs, where everything else of the block is as it was. */
function insideOf(before: Block | undefined, after: Block | undefined): readonly Region[] {
  if (!isParent(before) || !isParent(after) || before.kind !== after.kind || idOf(before) !== idOf(after)) return [];
  const [old, fresh] = [bodiesOf(before), bodiesOf(after)];
  const differing = fresh.flatMap((body, at) => (same(body, old[at]) ? [] : [at]));
  const [only] = differing;
  if (old.length !== fresh.length || differing.length !== 1 || only === undefined) return [];
  const [was, now] = [old[only], fresh[only]];
  const beside = besideOf(after).find(({ branch }) => branch === only);
  const flow = after.kind === 'choice' || after.kind === 'parallel' ? after.branches[only]?.flow : beside?.flow;
  const lead = beside?.event ?? idOf(after);
  return was && now ? touchedRegions(was, now, { lead, ...(flow === undefined ? {} : { flow }) }) : [];
}
