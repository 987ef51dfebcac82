import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import type { ResolvedHandler } from '@gov/organisation';
import type { CommandOf } from '../command.ts';
import { refuse } from '../rejections.ts';
import type { Circulation, Item, State, VisitId } from '../state.ts';
import { actsAs, checkHolding, checkItem } from './holding.ts';
import { nodeOf } from './open-visit.ts';
import type { Run } from './run.ts';
import { act, emit } from './run.ts';

/** Ended by its starter or an administrator: nothing new goes round. */
export const endedEarly = ({ status }: State): boolean => status === 'cancelled' || status === 'terminated';

/** 传阅/抄送: reading items beside the flow; they never block it. `ordered`: the next reader when the one before has read. */
export function circulate(run: Run, command: CommandOf<'circulate'>): Result<void> {
  if (endedEarly(run.state)) return refuse('workflow.process-cancelled');
  const allowed = mayCirculate(run, command);
  if (!allowed.ok) return allowed;
  const known = new Set(
    run.state.items.filter((item) => item.kind === 'read' && item.state === 'open').map((item) => item.holder.personId),
  );
  const readers = command.readers.filter((reader) => !known.has(reader.personId) && known.add(reader.personId));
  if (readers.length === 0) return refuse('workflow.no-readers');
  const visit = allowed.value === undefined ? {} : { visit: allowed.value };
  const ordered = command.ordered ? { ordered: true as const } : {};
  const silent = command.mayComment ? {} : { silent: true as const };
  act(run, command.actor, { kind: 'circulated', readers, ...visit, ...ordered, ...silent });
  const reading = { by: command.actor.personId, mayComment: command.mayComment, ...visit };
  if (command.ordered) openCirculation(run, reading, readers);
  else for (const [index, holder] of readers.entries()) openReading(run, reading, { holder, seat: index + 1 });
  return ok(undefined);
}

/** Something happened that these people should know: a reading item of its own for each, beside what they may have to read. */
export function tell(run: Run, { readers, reason }: CommandOf<'tell'>): Result<void> {
  if (endedEarly(run.state)) return refuse('workflow.process-cancelled');
  if (readers.length === 0) return refuse('workflow.no-readers');
  act(run, undefined, { kind: 'circulated', readers, reason });
  const why = [{ code: 'workflow.told', facts: { reason } }];
  for (const [index, holder] of readers.entries()) openReadingItem(run, why, { holder, seat: index + 1 });
  return ok(undefined);
}

interface Reading {
  readonly by: ResolvedHandler['personId'];
  readonly mayComment: boolean;
  readonly visit?: VisitId;
  readonly circulation?: number;
}

function openCirculation(run: Run, reading: Reading, readers: readonly ResolvedHandler[]): void {
  const circulation = (run.state.circulations?.length ?? 0) + 1;
  const [first, ...waiting] = readers;
  emit(run, { kind: 'circulationOpened', circulation, waiting, ...reading });
  if (first) openReading(run, { ...reading, circulation }, { holder: first, seat: 1 });
}

/** 依次传阅: the reader whose turn it is, if anybody's. */
export const readerOf = (state: State, circulation: number): Item | undefined =>
  state.items.find((item) => item.circulation === circulation && item.state === 'open');

/** The next reader who has not left has his turn. */
export function advance(run: Run, known: Circulation): void {
  const { id, waiting: all, stoppedBy: _stopped, ...reading } = known;
  const hasLeft = ({ personId }: ResolvedHandler) => run.facts.hasLeft?.(personId) ?? false;
  const turn = all.findIndex((reader) => !hasLeft(reader));
  const gone = turn < 0 ? all : all.slice(0, turn);
  const next = all[turn];
  const waiting = turn < 0 ? [] : all.slice(turn + 1);
  if (all.length === 0) return;
  emit(run, { kind: 'circulationMoved', circulation: id, waiting, ...(gone.length > 0 ? { gone } : {}) });
  const seat = run.state.items.filter((item) => item.circulation === id).length + 1;
  if (next) openReading(run, { ...reading, circulation: id }, { holder: next, seat });
}

/** 撤销, 终止: who has not had his turn does not get it; who has it may still read it. */
export function stopCirculations(run: Run): void {
  for (const { id, waiting } of run.state.circulations ?? [])
    if (waiting.length > 0) emit(run, { kind: 'circulationStopped', circulation: id });
}

/** The end is taken back: they go on, also where the last reader has read meanwhile. */
export function resumeCirculations(run: Run): void {
  for (const { id, stoppedBy } of run.state.circulations ?? [])
    if (stoppedBy !== undefined) emit(run, { kind: 'circulationResumed', circulation: id });
  for (const known of run.state.circulations ?? []) if (!readerOf(run.state, known.id)) advance(run, known);
}

interface Seat {
  readonly holder: ResolvedHandler;
  readonly seat: number;
}

function openReading(run: Run, { by, mayComment, visit, circulation }: Reading, at: Seat): void {
  openReadingItem(run, [{ code: 'workflow.circulated', facts: { by } }], {
    ...at,
    ...(visit === undefined ? {} : { visit }),
    ...(mayComment ? { mayComment: true as const } : {}),
    ...(circulation === undefined ? {} : { circulation }),
  });
}

/** A reading item of its own for somebody, whatever else he has to read. */
export function openReadingItem(
  run: Run,
  why: Item['why'],
  { holder: { personId, assignmentId }, ...at }: Seat & Pick<Item, 'visit' | 'mayComment' | 'circulation'>,
): void {
  const item = run.state.items.length + 1;
  emit(run, { kind: 'itemOpened', item, itemKind: 'read', holder: { personId, assignmentId }, why, ...at });
}

/** The visit it is sent from, if any. The starter may always circulate; a holder where the node offers it. */
function mayCirculate(run: Run, command: CommandOf<'circulate'>): Result<number | undefined> {
  if (command.item === undefined) {
    const starter = command.actor.personId === run.state.starter.personId;
    return starter ? ok(undefined) : refuse('workflow.circulate-not-offered');
  }
  const held = checkHolding(run, command.item, command.actor);
  if (!held.ok) return held;
  const { visit } = held.value;
  return nodeOf(run, visit.node).operations.circulate ? ok(visit.id) : refuse('workflow.circulate-not-offered');
}

/** 已阅: a reading item is done by reading it; on a work item it is only noted. */
export function read(run: Run, command: CommandOf<'read'>): Result<void> {
  const found = checkItem(run.state, command.item);
  if (!found.ok) return found;
  const item = found.value;
  if (!actsAs(command.actor, item)) return refuse('workflow.not-the-holder', { item: item.id });
  if (item.state !== 'open') return refuse('workflow.item-not-open', { item: item.id, state: item.state });
  act(run, command.actor, { kind: 'itemRead', item: item.id });
  passOn(run, item);
  return ok(undefined);
}

/** A comment on what was circulated; also counts as read. */
export function comment(run: Run, command: CommandOf<'comment'>): Result<void> {
  const found = checkItem(run.state, command.item);
  if (!found.ok) return found;
  const item = found.value;
  if (item.kind !== 'read') return refuse('workflow.not-a-reading-item', { item: item.id });
  if (!actsAs(command.actor, item)) return refuse('workflow.not-the-holder', { item: item.id });
  if (!item.mayComment) return refuse('workflow.comment-not-offered', { item: item.id });
  act(run, command.actor, { kind: 'itemCommented', item: item.id });
  if (item.state === 'open') passOn(run, item);
  return ok(undefined);
}

/** From a cancelled process nothing new goes out. */
function passOn(run: Run, item: Item): void {
  const known = item.circulation === undefined ? undefined : run.state.circulations?.[item.circulation - 1];
  if (known && !endedEarly(run.state)) advance(run, known);
}
