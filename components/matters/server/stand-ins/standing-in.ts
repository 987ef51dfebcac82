import { type PersonId, reject } from '@gov/base';
import type { Item, Program } from '@gov/workflow';
import type { RejectedResult, UseCaseContext } from '#platform/server/components/component-server.ts';
import { type Entrusting, entrustedItem, standsIn } from '../../rules/stand-ins/stands-in.ts';
import { mayHandle } from '../handling/able-colleague.ts';
import type { LockedMatter } from '../handling/store.ts';
import type { WindowSource } from './windows-store.ts';

/**
 * Items that the caller may do or has done for their holders by a window that is open: nobody stands in for who could not do
 * the work himself any more, because he has left or was stopped.
 */
export function coveredItems(context: UseCaseContext, { snapshot, taken }: LockedMatter): readonly number[] {
  const items = new Set(taken.filter(({ open }) => open).map(({ item }) => item));
  return [...items].filter((item) => {
    const holder = snapshot?.items[item - 1]?.holder;
    return holder !== undefined && mayHandle(context, holder.personId);
  });
}

/** By which window he does an item now; what the holder asked himself goes before what others have arranged. */
export const sourceOf = ({ taken }: LockedMatter, item: number): WindowSource | undefined =>
  (['asked', 'arranged', 'post'] as const).find((source) =>
    taken.some((one) => one.item === item && one.open && one.source === source),
  );

/** A matter he has no right to but by a step that he may do for somebody now. */
export function readsForAnother(context: UseCaseContext, row: LockedMatter): boolean {
  if (context.caller.kind !== 'person' || !row.snapshot) return false;
  const course = { state: row.snapshot, covered: coveredItems(context, row) };
  return entrustedItem(course, context.caller.personId) !== undefined;
}

/** Why the step he still has on his screen is not his any more: it was done meanwhile, or the window is over. */
export function lostStandIn(context: UseCaseContext, row: LockedMatter): RejectedResult | undefined {
  const item = row.item === null ? undefined : row.snapshot?.items[row.item - 1];
  return item && row.taken.some((one) => one.item === item.id)
    ? noStandIn(context, item, coveredItems(context, row))
    : undefined;
}

interface Course extends Entrusting {
  readonly row: LockedMatter;
  readonly program: Program;
}

/** Why the caller may not do this item now, neither in his own name nor for its holder; undefined = he may. */
export function whyNot(context: UseCaseContext, loaded: Course, item: Item): RejectedResult | undefined {
  const { personId } = context.person();
  if (item.holder.personId === personId) {
    return item.state === 'open' ? undefined : whyClosed(context, loaded, item);
  }
  if (standsIn(loaded, item, personId)) return undefined;
  if (!loaded.row.taken.some((one) => one.item === item.id)) return reject('matters.not-yours', { step: '' });
  return noStandIn(context, item, loaded.covered);
}

/** Of his own item: what he did himself, what somebody else has decided, or what rests or was taken away. */
function whyClosed(context: UseCaseContext, { state, program }: Course, item: Item): RejectedResult {
  if (item.state === 'done' || item.state === 'returned')
    return item.doneBy?.onBehalfOf ? doneBy(context, item) : reject('matters.already-done');
  if (item.closedReason === 'enoughArrived') return reject('workflow.enough-arrived');
  if (item.closedReason !== 'decidedByOthers') return reject('matters.not-yours', { step: '' });
  const visit = state.visits[(item.visit ?? 0) - 1];
  const node = visit && program.nodes[visit.node];
  // an added step (加一步) behind a vote is none itself
  if (node && !visit.adhoc && 'rule' in node.multi) return reject('workflow.vote-already-decided');
  // 或签, 抢办, 主办, added: one person's act has settled it
  const settled = state.items.find((one) => one.visit === item.visit && one.closedBy === item.closedBy && one.doneBy);
  return settled ? doneBy(context, settled) : reject('matters.not-yours', { step: '' });
}

/** Of an item that a window takes in or took in. */
function noStandIn(context: UseCaseContext, item: Item, covered: readonly number[]): RejectedResult {
  if (item.state !== 'open') return doneBy(context, item);
  const code = covered.includes(item.id) ? 'matters.one-voice' : 'matters.stand-in-lapsed';
  return reject(code, { person: nameOf(context, item.holder.personId) });
}

/** One of two who might do a step was first: the other reads who. */
function doneBy(context: UseCaseContext, item: Item): RejectedResult {
  const by = item.doneBy?.personId;
  if (by === undefined || by === context.person().personId) return reject('matters.already-done');
  return reject('matters.done-by', { person: nameOf(context, by) });
}

const nameOf = ({ agency }: UseCaseContext, personId: PersonId): string =>
  agency.organisation.persons.get(personId)?.name ?? '';
