import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import type { CommandOf } from '../command.ts';
import type { Run } from '../engine/run.ts';
import { act, emit, visitOf } from '../engine/run.ts';
import { refuse } from '../rejections.ts';
import { hasSeat } from '../signers/seats.ts';
import type { Item, State, Visit } from '../state.ts';
import { isAtWork } from '../votes/tally.ts';

/** 交接: everything a leaver has to do here goes to somebody else, whole visits at a time; steps the receiver sits in are left. */
export function handOver(run: Run, command: CommandOf<'handOver'>): Result<void> {
  const { state } = run;
  const { from, batch, reason } = command;
  const to = { personId: command.to.personId, assignmentId: command.to.assignmentId };
  if (from === to.personId) return refuse('workflow.transfer-to-self');
  const work = state.items.filter((item) => isWorkOf(item, from));
  const [left, moved] = divide(work, (item) => item.visit !== undefined && hasSeat(state, item.visit, to.personId));
  const queued = state.visits.filter(
    (visit) =>
      isOpen(visit) && visit.queue.some((one) => one.personId === from) && !hasSeat(state, visit.id, to.personId),
  );
  if (moved.length + queued.length === 0) return refuse('workflow.nothing-to-hand-over', { person: from });
  act(run, command.actor, {
    kind: 'handedOver',
    batch,
    from,
    to,
    left: left.map((item) => item.id),
    queued: queued.map((visit) => ({ visit: visit.id, member: memberIn(visit, from, to) })),
    reason,
  });
  for (const item of moved) emit(run, { kind: 'itemReassigned', item: item.id, from: item.holder, to });
  for (const visit of queued) replaceInQueue(run, visit, from, to);
  return ok(undefined);
}

const isOpen = (visit: Visit): boolean => visit.state === 'open' || visit.state === 'parked';
const isWorkOf = (item: Item, person: string): boolean =>
  item.kind === 'do' && isAtWork(item) && item.holder.personId === person;

function divide<T>(list: readonly T[], fits: (value: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [list.filter(fits), list.filter((value) => !fits(value))];
}

const memberIn = (visit: Visit, person: string, otherwise: Item['holder']): Item['holder'] =>
  visit.queue.find((one) => one.personId === person) ?? otherwise;

function replaceInQueue(run: Run, visit: Visit, from: string, to: Item['holder']): void {
  const queue = visitOf(run.state, visit.id).queue.map((one) => (one.personId === from ? to : one));
  emit(run, { kind: 'queueChanged', visit: visit.id, queue });
}

/** What the receiver has not acted on goes back; the rest is named. */
export function undoHandOver(run: Run, command: CommandOf<'undoHandOver'>): Result<void> {
  const noted = run.state.acts?.findLast(({ act: done }) => done.kind === 'handedOver' && done.batch === command.batch);
  if (noted?.act.kind !== 'handedOver') return refuse('workflow.unknown-batch', { batch: command.batch });
  const { from, to, queued } = noted.act;
  const moved = run.state.items.filter((item) => item.transfers.some((link) => link.seq === noted.seq));
  const [back, left] = divide(moved, (item) => goesBack(run.state, item, { seq: noted.seq, from }));
  act(run, command.actor, { kind: 'handOverUndone', batch: command.batch, left: left.map((item) => item.id) });
  for (const item of back) {
    const link = item.transfers.at(-1);
    if (link) emit(run, { kind: 'holderRestored', item: item.id, holder: link.from });
  }
  for (const { visit: id, member } of queued) {
    const visit = visitOf(run.state, id);
    if (isOpen(visit) && !hasSeat(run.state, id, from)) replaceInQueue(run, visit, to.personId, member);
  }
  return ok(undefined);
}

function goesBack(state: State, item: Item, { seq, from }: { readonly seq: number; readonly from: string }): boolean {
  const last = item.transfers.at(-1);
  // at rest since before: the receiver has done nothing with it either
  const unmoved = item.state === 'open' || (item.state === 'parked' && (item.closedBy ?? 0) < seq);
  return last?.seq === seq && unmoved && item.visit !== undefined && !hasSeat(state, item.visit, from);
}
