import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { childrenOf } from '../children/call.ts';
import { branchesStandingStill, visitStandsStill } from '../control/standing-still.ts';
import { branchesOf, itemsOf, liveToken, visitOf } from '../engine/run.ts';
import { awaited } from '../flow/open-fork.ts';
import type { Item, Program, Scope, State, Visit, WorkflowEvent } from '../index.ts';
import { replay } from '../index.ts';
import { behindBoundary, indexOf } from '../program-index.ts';
import { isUnderway } from '../returns/regions.ts';
import { rests } from '../signers/parts.ts';
import type { Circulation } from '../state.ts';
import { isVote } from '../votes/tally.ts';

/** The laws every run obeys, whatever was done. Called after each command by the scenario. */
export function checkInvariants(state: State): void {
  checkNotStuck(state);
  for (const visit of state.visits) checkVisit(state, visit);
  for (const item of state.items) checkItem(state, item);
  for (const scope of state.scopes) checkScope(state, scope);
  for (const circulation of state.circulations ?? []) checkCirculation(state, circulation);
  for (const pending of state.pendingReturns) {
    equal(visitOf(state, pending.visit).state, 'parked', 'a waiting return without its parked visit');
  }
}

/** Replay of all events gives the same snapshot, and nothing is lost on the way through JSON. */
export function checkReplay(program: Program, state: State, events: readonly WorkflowEvent[]): void {
  deepStrictEqual(replay(events), state);
  deepStrictEqual(JSON.parse(JSON.stringify(state)), state);
  deepStrictEqual(JSON.parse(JSON.stringify(program)), program);
  deepStrictEqual(replay(JSON.parse(JSON.stringify(events))), state);
  events.forEach((event, at) => {
    equal(event.seq, at + 1);
    ok(event.cause <= event.seq);
  });
}

/** Nothing ends without the act that ended it, and that act stands in the log. */
export function checkCauses(state: State, events: readonly WorkflowEvent[]): void {
  const isAct = (seq: number | undefined, what: string) => {
    const event = seq === undefined ? undefined : events[seq - 1];
    ok(event && event.cause === event.seq, `${what} ended without a cause`);
  };
  for (const item of state.items) {
    if (item.state === 'open') continue;
    isAct(item.closedBy, `item ${item.id}`);
    const own = item.state === 'done' || item.state === 'returned' || item.state === 'parked';
    ok(own || item.closedReason, `item ${item.id} is ${item.state} and does not say why`);
  }
  for (const visit of state.visits) if (!isUnderway(visit)) isAct(visit.closedBy, `visit ${visit.id}`);
  for (const scope of state.scopes) if (scope.state !== 'open') isAct(scope.closedBy, `scope ${scope.id}`);
  for (const token of state.tokens) if (token.state !== 'live') isAct(token.consumedBy, `token ${token.id}`);
  for (const child of state.children ?? []) if (child.state !== 'running') isAct(child.closedBy, `child ${child.id}`);
  const early = state.status === 'cancelled' || state.status === 'terminated';
  for (const one of state.circulations ?? [])
    if (early && one.waiting.length > 0) isAct(one.stoppedBy, `circulation ${one.id}`);
  for (const event of events) ok(events[event.cause - 1]?.cause === event.cause, `event ${event.seq} without its act`);
}

/** 不通过 leaves by a flow for it, or the step stands still; never by the way of those that passed. `events` of one act. */
export function checkNoLeavesByNo(program: Program, state: State, events: readonly WorkflowEvent[]): void {
  events.forEach((event, at) => {
    if (event.kind !== 'visitClosed' || event.as !== 'done' || event.outcome !== 'no') return;
    const next = events.slice(at + 1).find(({ kind }) => waysOn.has(kind));
    const { node, borrowed } = visitOf(state, event.visit);
    const step = indexOf(program).steps.get(node);
    const place = step && indexOf(program).places.get(step);
    const behind = place && behindBoundary(place.sequence.blocks[place.at + 1]);
    const flows = behind?.kind === 'choice' ? behind.branches : [];
    const byNo =
      next?.kind === 'routed' &&
      flows.some(({ flow, guard }) => flow === next.flow && guard.kind === 'outcome' && guard.outcome === 'no');
    const stands = next?.kind === 'visitOpened' && next.node === node && next.incident === 'noWayForNo';
    ok(borrowed || byNo || stands, `visit ${event.visit} ended in 不通过 and went on as if it had passed`);
  });
}

const waysOn: ReadonlySet<WorkflowEvent['kind']> = new Set([
  'routed',
  'branchesTaken',
  'branchArrived',
  'scopeOpened',
  'visitOpened',
  'processEnded',
]);

function checkNotStuck(state: State): void {
  const work = state.items.some((item) => item.kind === 'do' && item.state === 'open');
  const incident = state.visits.some((visit) => visit.state === 'incident');
  const waits = state.visits.some((visit) => visit.waits && !visit.clock && visit.state === 'open');
  const child = waits || state.children?.some((one) => one.state === 'running' && one.mode === 'sync');
  if (state.status === 'open') {
    // a waiting return may wait for a branch that stands still, and a child may have ended there
    const rests = branchesStandingStill(state).length > 0;
    ok(work || incident || child || rests, 'an open process in which nobody has anything to do');
    return;
  }
  ok(!work && !incident, 'work left over after the end');
  ok(!state.tokens.some((token) => token.state === 'live'), 'a token left over after the end');
  ok(!state.scopes.some((scope) => scope.state === 'open'), 'a scope left over after the end');
  equal(state.pendingReturns.length, 0);
}

function checkVisit(state: State, visit: Visit): void {
  const items = itemsOf(state, visit.id);
  const open = items.filter((item) => item.state === 'open');
  const underway = visit.state === 'open' || visit.state === 'incident' || visit.state === 'parked';
  const children = childrenOf(state, visit).filter((child) => child.state === 'running' && child.mode === 'sync');
  ok(
    (visit.state === 'open') === open.length + children.length > 0 || visit.waits || visitStandsStill(state, visit),
    `visit ${visit.id} is ${visit.state} with ${open.length} open items`,
  );
  for (const item of items) {
    const resting = item.state === 'parked';
    if (visit.state === 'open' && (resting || item.state === 'open'))
      equal(resting, rests(state, item, visit), `item ${item.id} is ${item.state}`);
  }
  const seated = items
    .filter((item) => item.state === 'open' || item.state === 'parked')
    .map((item) => item.holder.personId);
  const planned = items.filter((item) => item.state !== 'cancelled' && item.state !== 'withdrawn');
  const later = [...visit.queue, ...planned.flatMap((item) => item.after ?? [])];
  const queued = visit.state === 'open' ? later.map((member) => member.personId) : [];
  equal(
    new Set([...seated, ...queued]).size,
    seated.length + queued.length,
    `somebody sits twice in visit ${visit.id}`,
  );
  const at = liveToken(state, visit.scope)?.at;
  const holdsToken = at?.kind === 'visit' && at.visit === visit.id;
  equal(holdsToken, underway, `visit ${visit.id} is ${visit.state} but its branch stands elsewhere`);
  if (visit.state === 'parked') ok(state.pendingReturns.some((pending) => pending.visit === visit.id));
}

function checkItem(state: State, item: Item): void {
  ok(item.why.length > 0, `item ${item.id} does not say why`);
  ok(item.cause > 0);
  if (item.kind === 'read' || item.state !== 'open') return;
  const visit = item.visit === undefined ? undefined : visitOf(state, item.visit);
  equal(visit?.state, 'open', `item ${item.id} is an orphan`);
}

/** 依次传阅: one reader at a time, and nobody waits behind nobody; ended early, who waits is told by which act. */
function checkCirculation(state: State, { id, waiting, stoppedBy }: Circulation): void {
  const readers = state.items.filter((item) => item.circulation === id && item.state === 'open');
  ok(readers.length <= 1, `${readers.length} readers of circulation ${id} at once`);
  const pending = [...readers.map(({ holder }) => holder), ...waiting].map(({ personId }) => personId);
  equal(new Set(pending).size, pending.length, `somebody stands twice in circulation ${id}`);
  const early = state.status === 'cancelled' || state.status === 'terminated';
  if (!early) equal(stoppedBy, undefined, `circulation ${id} stands still in a process that does not`);
  if (!early && waiting.length > 0) equal(readers.length, 1, `circulation ${id} has stopped before its end`);
}

function checkScope(state: State, scope: Scope): void {
  const parent = state.scopes[scope.parent - 1];
  if (scope.state === 'open' && parent) equal(parent.state, 'open', `scope ${scope.id} lives in a closed one`);
  if (scope.kind === 'fork') checkFork(state, scope);
  if (scope.kind === 'group') checkGroup(state, scope);
  if (scope.kind !== 'fork' && scope.kind !== 'group') checkToken(state, scope);
}

function checkFork(state: State, fork: Scope): void {
  // of a fork that was left, branches no longer count
  if (fork.state === 'abandoned') return;
  const branches = branchesOf(state, fork.id);
  const open = branches.filter((branch) => branch.state === 'open').length;
  const gone = fork.passed !== undefined || (fork.enough && fork.state === 'closed');
  // when enough have arrived, the others are left, or go on for the record
  equal(branches.length, gone ? fork.arrived + open : fork.expected);
  equal(
    branches.filter((branch) => branch.arrivedBy !== undefined).length,
    fork.arrived,
    `fork ${fork.id} counts wrongly`,
  );
  if (fork.passed !== undefined) {
    ok(fork.arrived >= awaited(fork), `fork ${fork.id} has fired too early`);
    equal(open > 0, fork.state === 'open', `fork ${fork.id} is over with its last branch`);
  } else if (fork.state === 'open') ok(fork.arrived < awaited(fork), `fork ${fork.id} has not fired`);
}

function checkGroup(state: State, group: Scope): void {
  const visit = state.visits.find((one) => one.group === group.id);
  ok(visit, `group ${group.id} without its visit`);
  const voted = itemsOf(state, visit.id).filter((item) => !item.part && isVote(item)).length;
  if (group.state === 'open') equal(group.arrived, voted, `group ${group.id} counts wrongly`);
  equal(group.state === 'open', visit.state === 'open' || visit.state === 'parked');
}

function checkToken(state: State, scope: Scope): void {
  const live = state.tokens.filter((token) => token.scope === scope.id && token.state === 'live');
  if (scope.state === 'open') {
    equal(live.length, 1, `scope ${scope.id} has ${live.length} tokens`);
    return;
  }
  const waitsAtJoin =
    live.length === 1 && live[0]?.at.kind === 'join' && state.scopes[scope.parent - 1]?.state === 'open';
  ok(live.length === 0 || waitsAtJoin, `closed scope ${scope.id} still has a token`);
}
