import type { Result } from '@gov/base';
import type { NotedAct, UndoableAct } from '../act-event.ts';
import type { CommandOf } from '../command.ts';
import { nodeOf } from '../engine/open-visit.ts';
import type { Run } from '../engine/run.ts';
import { act, emit, itemOf, itemsOf, visitOf } from '../engine/run.ts';
import { refuse } from '../rejections.ts';
import { resizeGroup } from '../signers/add-signers.ts';
import { reviveCandidates } from '../signers/claim.ts';
import { settleRest } from '../signers/parts.ts';
import { checkSeats } from '../signers/seats.ts';
import type { Actor, EventSeq, Visit } from '../state.ts';
import { settleIfVoted } from '../votes/settle-visit.ts';
import { isAtWork } from '../votes/tally.ts';
import { bringBackClosed, endsOthersWork, openedBy, takeAwayOpened } from './inverse.ts';
import { inTime, isLive, unread, untouched } from './undoable.ts';

/** 撤消操作: by who did it, under the same conditions, also of time, as taking back. */
export const undo = (run: Run, command: CommandOf<'undo'>): Result<void> => undoNoted(run, command.act, command.actor);

/** Takes a noted act back by inverse events. */
export function undoNoted(run: Run, seq: EventSeq, actor: Actor): Result<void> {
  const noted = run.state.acts?.find((one) => one.seq === seq);
  if (!noted || noted.by !== actor.personId || noted.act.kind === 'handedOver')
    return refuse('workflow.nothing-to-undo', { act: seq });
  const timely = inTime(run, noted.at);
  if (!timely.ok) return timely;
  const irreversible = run.facts.irreversibleSince?.(seq);
  if (irreversible !== undefined) return refuse('workflow.irreversible-step', { step: irreversible });
  const free = untouched(run, seq);
  if (!free.ok) return free;
  const kept = unread(run, openedBy(run.state.items, seq), actor);
  if (!kept.ok) return kept;
  const visit = visitOfAct(run, noted);
  const there = (visit.state === 'open' || visit.closedBy === seq) && isLive(run.state, visit, seq);
  const decidedSince = visit.decided !== undefined && visit.decided.by !== seq;
  if (!there || decidedSince || !stillThere(run, noted)) return refuse('workflow.moved-on');

  act(run, actor, { kind: 'actUndone', undoes: seq, act: noted.act.kind });
  const before = run.state;
  takeAwayOpened(run, before, seq);
  bringBackClosed(run, before, seq);
  restoreLists(run, noted, visit);
  for (const one of run.state.visits) settleRest(run, one);
  settleIfVoted(run, visit.id);
  if (endsOthersWork(run)) return refuse('workflow.moved-on');
  return somebodyLeft(run, visit) ? checkSeats(run.state) : refuse('workflow.last-member');
}

/** An administrator may have removed everybody else meanwhile. */
function somebodyLeft(run: Run, { id }: Visit): boolean {
  const { state, queue } = visitOf(run.state, id);
  const children = (run.state.children ?? []).some((child) => child.visit === id && child.state === 'running');
  return (
    state !== 'open' ||
    visitOf(run.state, id).waits === true ||
    queue.length > 0 ||
    children ||
    itemsOf(run.state, id).some(isAtWork)
  );
}

function visitOfAct(run: Run, { act: done }: NotedAct): Visit {
  if (done.kind === 'signerRemoved' || done.kind === 'visitJumped') return visitOf(run.state, done.visit);
  const item = 'item' in done ? itemOf(run.state, done.item).visit : undefined;
  if (item === undefined) throw new Error(`act ${done.kind} without its visit`);
  return visitOf(run.state, item);
}

/** What the act put into lists is still in them. */
function stillThere(run: Run, { act: done }: NotedAct): boolean {
  if (done.kind === 'itemClaimed') return visitOfItem(run, done.item)?.claimed === done.item;
  if (done.kind === 'signerRemoved' && done.afterOf !== undefined) return comesAfter(run, done.afterOf);
  if (done.kind !== 'signersAdded' || done.where === 'before') return true;
  const item = itemOf(run.state, done.item);
  const planned = done.where === 'after' ? (item.after ?? []) : (visitOfItem(run, done.item)?.queue ?? []);
  const listed = done.where === 'after' || isSequential(run, done.item);
  return !listed || done.signers.every((signer) => planned.some((one) => one.personId === signer.personId));
}

/** Persons planned after an item still have their turn: it is at work itself, or one of them is. */
const comesAfter = (run: Run, id: number): boolean =>
  run.state.items.some((item) => isAtWork(item) && (item.id === id || (item.part === 'after' && item.parent === id)));

const visitOfItem = (run: Run, item: number): Visit | undefined => {
  const { visit } = itemOf(run.state, item);
  return visit === undefined ? undefined : visitOf(run.state, visit);
};

const isSequential = (run: Run, item: number): boolean =>
  run.program.nodes[visitOfItem(run, item)?.node ?? '']?.multi.mode === 'sequential';

function restoreLists(run: Run, { seq, act: done }: NotedAct, visit: Visit): void {
  const node = run.program.nodes[visit.node];
  if (!node) return;
  if (done.kind === 'itemClaimed') reviveCandidates(run, visit.id, done.item, seq);
  if (done.kind === 'signerRemoved') seatAgain(run, done, visit);
  if (done.kind !== 'signersAdded' || done.where === 'before') return;
  const others = <T extends { readonly personId: string }>(people: readonly T[]) =>
    people.filter((one) => !done.signers.some((signer) => signer.personId === one.personId));
  if (done.where === 'after') {
    emit(run, { kind: 'afterListChanged', item: done.item, after: others(itemOf(run.state, done.item).after ?? []) });
    return;
  }
  if (node.multi.mode === 'sequential')
    emit(run, { kind: 'queueChanged', visit: visit.id, queue: others(visitOf(run.state, visit.id).queue) });
  resizeGroup(run, node, visit, -done.signers.length);
}

/** Who had been removed has the same place again. */
function seatAgain(run: Run, done: Extract<UndoableAct, { kind: 'signerRemoved' }>, visit: Visit): void {
  const node = nodeOf(run, visit.node);
  const { place, person, afterOf, item } = done;
  if (afterOf !== undefined && place !== undefined) {
    const after = inserted(itemOf(run.state, afterOf).after ?? [], place, person);
    emit(run, { kind: 'afterListChanged', item: afterOf, after });
    return;
  }
  const { queue } = visitOf(run.state, visit.id);
  if (place !== undefined) emit(run, { kind: 'queueChanged', visit: visit.id, queue: inserted(queue, place, person) });
  const member = item === undefined ? place !== undefined : !itemOf(run.state, item).part;
  if (member) resizeGroup(run, node, visit, 1);
}

/** The list with one more in this place (written out: the engine runs in old browsers too). */
const inserted = <T>(list: readonly T[], place: number, one: T): readonly T[] => [
  ...list.slice(0, place),
  one,
  ...list.slice(place),
];
