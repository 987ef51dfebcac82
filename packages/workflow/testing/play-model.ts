import { deepEqual, equal, ok } from 'node:assert/strict';
import { addMillis } from '@gov/base';
import { visitOf } from '../engine/run.ts';
import type { Command, Decision, DryRun, Item, State } from '../index.ts';
import {
  branchesStandingStill,
  branchStandingStill,
  decideWithState,
  dryRun,
  evolve,
  previewReturn,
  replay,
  wakeTimes,
} from '../index.ts';
import { isUnderway } from '../returns/regions.ts';
import { checkForecast } from './check-forecast.ts';
import { checkCauses, checkInvariants, checkNoLeavesByNo, checkReplay } from './laws.ts';
import { observable } from './observable.ts';
import { answerMove } from './play-history.ts';
import type { Plan } from './random-models.ts';
import { programOf } from './random-models.ts';
import type { Move } from './random-moves.ts';
import { commandOf, messages } from './random-moves.ts';
import { person, Scenario } from './scenario.ts';
import { takingBack } from './taking-back.ts';
import { checkWaitingChild } from './waiting-child.ts';

/** How often each kind of command was carried out and refused, and how often it was taken back. */
export type Counts = Map<string, number>;

/** An office in which the laws are checked by the play itself, and decisions are made once more to be compared. */
class PlayedOffice extends Scenario {
  override check(): void {}
}

/** One random process, random acts, and then everybody agrees until it ends; throws at the first broken law. */
export function playModel(plan: readonly Plan[], moves: readonly Move[], counts: Counts = new Map()): void {
  const story: string[] = [];
  try {
    // every third office gives work to posts, the others to persons
    const office = new PlayedOffice(programOf(plan), {}, false, (moves[0]?.c ?? 0) % 3 === 0 ? {} : undefined);
    checkAll(office);
    for (const move of moves) {
      answerMove(office, move);
      const command = commandOf(office, move);
      if (command) step(office, command, { counts, story, move });
    }
    checkReplay(office.program, office.state, office.events);
    drain(office, (command) => step(office, command, { counts, story }));
    checkReplay(office.program, office.state, office.events);
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n${story.join('\n')}`, { cause: error });
  }
}

interface Step {
  readonly counts: Counts;
  readonly story: string[];
  readonly move?: Move;
}

function step(office: PlayedOffice, command: Command, { counts, story, move }: Step): string | undefined {
  office.now = addMillis(office.now, 60_000);
  const before = office.state;
  const made = decideTwice(office, command);
  const told = dryRun(office.program, before, command, office.facts());
  equal(told.ok, made.ok, 'the dry run says otherwise');
  count(counts, `${command.kind}${made.ok ? '' : ' refused'}`);
  story.push(`${JSON.stringify(command)}${made.ok ? '' : ` → ${made.rejection.code}`}`);
  if (!made.ok || !told.ok) return made.ok ? undefined : made.rejection.code;

  office.events.push(...made.value.events);
  office.state = frozen(made.value.events.reduce<State>(evolve, before));
  deepEqual(office.state, made.value.state, 'events lead elsewhere than the decision said');
  checkAll(office);
  checkNoLeavesByNo(office.program, office.state, made.value.events);
  for (const event of made.value.events) {
    if (event.kind === 'enoughArrived') count(counts, `enough arrived, rest ${event.rest}`);
    const late = event.kind === 'branchArrived' && office.state.scopes[event.fork - 1]?.passed !== undefined;
    if (late && office.state.scopes[event.fork - 1]?.passed !== event.cause) count(counts, 'arrived late');
  }
  if (checkForecast(office, before, office.state, command)) count(counts, 'forecast held');
  checkTold(before, office.state, command, told.value);
  if (command.kind === 'return') checkReturnPreview(office, before, command);
  if (command.kind === 'withdraw' || command.kind === 'undo') checkTouchesOnlyOwn(before, office.state, made.value);
  if (onceOnly.has(command.kind)) equal(decideTwice(office, command).ok, false, `${command.kind} is done twice`);
  checkStandsStill(before, office.state, command);
  if (command.kind === 'childReport' && checkWaitingChild(before, office.state, command)) count(counts, 'child waits');
  if (command.kind === 'recountLimits') checkRecounted(before, office.state, office.now);
  if (command.kind === 'dropAddedStep') checkDropped(before, office.state, command);
  if (command.kind === 'complete' && command.choices) countChoice(office, before, command, counts);
  if (command.kind === 'complete' && command.vote === 'abstain') count(counts, 'abstain');
  if (
    command.kind === 'return' &&
    office.state.visits.length > before.visits.length &&
    office.state.visits.at(-1)?.borrowed
  )
    count(counts, 'borrow');
  if (move && move.b % 2 === 0) takeBack(office, before, { command, seq: before.seq + 1, counts });
  return undefined;
}

/** Nobody's work in a branch that stands still before and after has changed, but that it went to somebody else (交接). */
function checkStandsStill(before: State, after: State, { kind }: Command): void {
  if (kind === 'handOver' || kind === 'undoHandOver' || kind === 'childReport') return;
  for (const visit of before.visits) {
    const stands = [before, after].every((state) => branchStandingStill(state, visit.scope));
    if (!stands || !isUnderway(visit)) continue;
    const { dueAt: _due, ...was } = visit;
    const { dueAt: _dueNow, ...now } = visitOf(after, visit.id);
    deepEqual(now, was, `visit ${visit.id} stands still and has changed`);
  }
}

/** Asked again at once they find nothing to do. */
const onceOnly: ReadonlySet<Command['kind']> = new Set([
  'timeOut',
  'recountLimits',
  'renewLimits',
  'tellEndDue',
  'cancel',
  'followOffices',
]);

/** New days off make nothing late: a limit that moves is still to come. */
function checkRecounted(before: State, after: State, now: string): void {
  for (const { id, dueAt } of after.visits)
    if (dueAt !== before.visits[id - 1]?.dueAt) ok(dueAt && dueAt > now, `visit ${id} was made late by the calendar`);
}

/** One planned step less in the round, the one that was named; the others in their order. */
function checkDropped(before: State, after: State, { visit, at }: Extract<Command, { kind: 'dropAddedStep' }>): void {
  const planned = visitOf(before, visit).adhoc?.later ?? [];
  deepEqual(
    visitOf(after, visit).adhoc?.later ?? [],
    planned.filter((_, place) => place !== at),
    'another added step was taken off',
  );
}

/** 选择处理人: where it goes on at once to a step somebody is chosen for, those have it who were chosen now, whoever was before. */
function countChoice(
  office: Scenario,
  before: State,
  { item, choices = {} }: Extract<Command, { kind: 'complete' }>,
  counts: Counts,
): void {
  const from = before.items[item - 1]?.visit ?? 0;
  for (const visit of office.state.visits.slice(before.visits.length)) {
    const node = office.program.nodes[visit.node];
    const chosen = choices[visit.node]?.map(({ personId }) => personId);
    const fresh = visit.returnedFrom === undefined && visit.resumes === undefined && !visit.adhoc && !visit.borrowed;
    if (node?.handler.kind !== 'previousHandlersChoice' || !chosen || !fresh || visit.from.join() !== `${from}`)
      continue;
    const seats = office.state.items.filter((one) => one.kind === 'do' && one.visit === visit.id && !one.part);
    for (const { holder } of seats)
      ok(chosen.includes(holder.personId), `visit ${visit.id} is not with who was chosen`);
    count(counts, 'chosen');
  }
}

const count = (counts: Counts, what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);

function checkAll(office: Scenario): void {
  checkInvariants(office.state);
  checkCauses(office.state, office.events);
}

/** The same question, the same answer; nothing that goes in is changed by it (states are frozen). */
function decideTwice(office: Scenario, command: Command) {
  const first = decideWithState(office.program, office.state, command, office.facts());
  const second = decideWithState(office.program, office.state, command, office.facts());
  equal(JSON.stringify(second), JSON.stringify(first), 'decide is not deterministic');
  return first;
}

/** Freezes what is new; what is frozen already is not looked into again. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}

const isWork = (item: Item | undefined): boolean =>
  item?.kind === 'do' && (item.state === 'open' || item.state === 'parked');

/** What the dialog said is what happened: measured on the two states, not on the events it was made from. */
function checkTold(before: State, after: State, command: Command, told: DryRun): void {
  const own = 'item' in command ? command.item : 0;
  const ids = (fits: (item: Item, now: Item | undefined) => boolean) =>
    before.items.filter((item) => fits(item, after.items[item.id - 1])).map(({ id }) => id);
  const ended = (now: Item | undefined) => now?.state === 'cancelled' || now?.state === 'withdrawn';
  deepEqual(
    told.stops,
    ids((item, now) => item.id !== own && isWork(item) && ended(now)),
    'stops',
  );
  deepEqual(
    told.goesOn,
    ids((item, now) => item.id !== own && isWork(item) && isWork(now)),
    'goesOn',
  );
  deepEqual(
    told.voided,
    ids((item, now) => !item.voidedBy && now?.voidedBy !== undefined),
    'voided',
  );
  deepEqual(
    told.restored,
    ids((item, now) => item.voidedBy !== undefined && !now?.voidedBy),
    'restored',
  );
  const holders = (state: State) =>
    state.items
      .filter((item) => item.kind === 'do' && item.state === 'open')
      .map((item) => `${item.id} ${item.holder.personId}`);
  const had = new Set(holders(before));
  equal(told.opens.length, holders(after).filter((one) => !had.has(one)).length, 'opens');
  equal(told.ends, before.status === 'open' && after.status !== 'open' ? after.status : undefined, 'ends');
  const running = (state: State) =>
    (state.children ?? []).filter((child) => child.state === 'running').map(({ id }) => id);
  const stopped = running(before).filter((id) => after.children?.[id - 1]?.state === 'cancelled');
  const reported = command.kind === 'childReport' ? command.child : 0;
  deepEqual(
    told.childrenStop.filter((id) => id !== reported),
    stopped.filter((id) => id !== reported),
    'childrenStop',
  );
}

/** The older dialog of returns promises the same. */
function checkReturnPreview(office: Scenario, before: State, command: Extract<Command, { kind: 'return' }>): void {
  const { kind: _kind, actor: _actor, reason: _reason, ...request } = command;
  if (
    office.state.visits.length === before.visits.length &&
    office.state.pendingReturns.length === before.pendingReturns.length
  )
    return; // a vote for a return, or back to the member before
  const preview = previewReturn(office.program, before, request);
  ok(preview.ok);
  const gone = before.items.filter(
    (item) =>
      item.id !== command.item && item.state === 'open' && office.state.items[item.id - 1]?.state === 'cancelled',
  );
  deepEqual(
    preview.value.stops,
    gone.map((item) => item.id),
  );
}

/** Work that a withdrawal ends was opened by the very act that is taken back; what it closes anew, too. */
function checkTouchesOnlyOwn(before: State, after: State, { events }: Decision): void {
  const act = events[0];
  if (act?.kind !== 'actWithdrawn' && act?.kind !== 'actUndone') return;
  const { undoes } = act;
  const own = act.kind === 'actWithdrawn' ? act.item : 0;
  for (const item of before.items) {
    const now = after.items[item.id - 1];
    const visit = before.visits[(item.visit ?? 0) - 1];
    const opened = item.cause === undoes || visit?.cause === undoes;
    // a vote for a return that waits, and who was not needed any more by it: other acts than the one that decided
    const ofTheVote = item.id === own || (visit?.state === 'parked' && item.closedReason === 'decidedByOthers');
    const closed = item.closedBy === undoes || item.voidedBy === undoes || ofTheVote;
    const ends = isWork(item) && !isWork(now);
    const changes = !isWork(item) && (item.state !== now?.state || item.voidedBy !== now.voidedBy);
    ok(!ends || opened, `a withdrawal takes item ${item.id} away from ${item.holder.personId}`);
    ok(
      !changes || opened || closed,
      `item ${item.id} of ${item.holder.personId} is touched by a withdrawal that is not about it`,
    );
  }
}

/** Taken back at once, everything people can see is as it was; if it may be taken back at all. */
function takeBack(
  office: Scenario,
  before: State,
  { command, seq, counts }: { readonly command: Command; readonly seq: number; readonly counts: Counts },
): void {
  const back = takingBack(command, seq);
  if (!back) return;
  const undone = decideWithState(office.program, office.state, back, office.facts());
  count(counts, `take back ${command.kind}${undone.ok ? '' : ' refused'}`);
  if (!undone.ok) return;
  checkInvariants(undone.value.state);
  checkTouchesOnlyOwn(office.state, undone.value.state, undone.value);
  deepEqual(replay([...office.events, ...undone.value.events]), undone.value.state);
  const cameBack = new Set([
    ...office.state.visits.filter((one) => one.state !== visitOf(undone.value.state, one.id).state).map(({ id }) => id),
    ...(command.kind === 'suspend' ? endedByTheClock(office, before) : []),
    // beside the branch the clock has gone on
    ...(command.kind === 'suspendBranch'
      ? endedByTheClock(office, before).filter((id) => branchStandingStill(office.state, visitOf(before, id).scope))
      : []),
  ]);
  checkWholeLimit(office, undone.value.state, cameBack);
  deepEqual(
    observable(undone.value.state, cameBack),
    observable(before, cameBack),
    `taking back ${command.kind} does not restore what was`,
  );
}

/** Steps that a time-out was about to end when everything stopped: resuming does not do it, they have their whole limit. */
const endedByTheClock = (office: Scenario, state: State): readonly number[] =>
  wakeTimes(office.program, state, office.facts().calendar)
    .filter(({ visit, step, at }) => {
      const { node, clock } = visitOf(state, visit);
      const { overdue, waits } = office.program.nodes[node] ?? {};
      const ofClock = waits?.[step]?.beside ? 'beside' : 'leave';
      const act = clock ? ofClock : (overdue?.[step]?.act.kind ?? 'remind');
      const timer = { kind: 'timeOut', visit, step } as const;
      return (
        at <= office.now &&
        !['remind', 'escalate', 'transfer', 'release', 'beside'].includes(act) &&
        decideWithState(office.program, state, timer, office.facts()).ok
      );
    })
    .map(({ visit }) => visit);

/** Who has a step back has his whole time for it. */
function checkWholeLimit(office: Scenario, after: State, cameBack: ReadonlySet<number>): void {
  for (const { at, visit, step } of wakeTimes(office.program, after, office.facts().calendar))
    ok(!cameBack.has(visit) || at > office.now, `time-out ${step} of visit ${visit} is due at once`);
}

/** Everybody agrees from here on: every process comes to its end. */
export function drain(office: Scenario, act: (command: Command) => string | undefined): void {
  for (const name of Object.keys(office.answers)) office.answers[name] = false;
  office.form.list = [1, 2];
  office.changed = [];
  if (office.state.suspended) act({ kind: 'resume', actor: person('管理员') });
  for (const { id } of branchesStandingStill(office.state))
    act({ kind: 'resumeBranch', scope: id, actor: person('管理员') });
  for (let left = 300; office.state.status === 'open'; left -= 1) {
    ok(left > 0, 'the process does not come to an end');
    ok(
      agreeables(office).some((command) => act(command) === undefined),
      'nobody can go on',
    );
  }
}

function agreeables(office: Scenario): readonly Command[] {
  const { items, visits, children } = office.state;
  const work = items.filter((item) => item.kind === 'do' && item.state === 'open');
  return [
    ...messages(office),
    ...(children ?? [])
      .filter((child) => child.state === 'running')
      .map((child) => ({ kind: 'childReport', child: child.id, as: 'yes' }) as const),
    ...work.map((item) => ({ kind: 'complete', item: item.id, actor: item.holder }) as const),
    ...visits
      .filter((visit) => visit.state === 'incident')
      .map(
        (visit) =>
          ({ kind: 'resolveIncident', visit: visit.id, actor: person('管理员'), handlers: [person('甲')] }) as const,
      ),
  ];
}
