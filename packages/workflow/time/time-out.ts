import type { Instant, Result } from '@gov/base';
import { ok } from '@gov/base';
import type { HandlerRule } from '@gov/organisation';
import type { CommandOf } from '../command.ts';
import { crossedSteps } from '../control/crossed-steps.ts';
import { jumpBySystem, leaveBySystem } from '../control/jump.ts';
import { nodeOf, openItem } from '../engine/open-visit.ts';
import type { Run } from '../engine/run.ts';
import { act, emit, itemsOf, nextGeneration, scopeOf, visitOf } from '../engine/run.ts';
import { wayTo } from '../flow/lineage.ts';
import { enterSequence } from '../flow/walk.ts';
import type { OverdueStep } from '../node-rules.ts';
import type { ChoiceBranch, Sequence } from '../program.ts';
import { refuse } from '../rejections.ts';
import { carryOutReturn } from '../returns/carry-out-return.ts';
import { hasNoFlow } from '../returns/no-flow.ts';
import { planReturn } from '../returns/return-plan.ts';
import { reviveCandidates } from '../signers/claim.ts';
import { openNextAfter } from '../signers/parts.ts';
import { hasSeat } from '../signers/seats.ts';
import type { Item, Visit } from '../state.ts';
import { closeWaiting, settleVisit } from '../votes/settle-visit.ts';
import { isAtWork, membersOf } from '../votes/tally.ts';
import { decisionsToCome } from './renew-limit.ts';
import { leaveSection, worksInside } from './section-clock.ts';
import { timeOf } from './wake-times.ts';

/** 超时, from the timer: conditional on the state now, so that twice does nothing twice and late does no harm. */
export function timeOut(run: Run, command: CommandOf<'timeOut'>): Result<void> {
  const visit = run.state.visits[command.visit - 1];
  const awaited = visit && nodeOf(run, visit.node).waits?.[command.step];
  const rule = awaited ? undefined : visit && nodeOf(run, visit.node).overdue?.[command.step];
  const at = visit && timeOf(run.program, visit, command.step, run.facts.calendar);
  if (!visit || !(rule || awaited) || !at)
    return refuse('workflow.no-such-time-out', { visit: command.visit, step: command.step });
  if (visit.timeOuts?.includes(command.step))
    return refuse('workflow.time-out-done', { visit: visit.id, step: command.step });
  if (visit.state !== 'open') return refuse('workflow.visit-not-under-way', { visit: visit.id });
  if (run.facts.now < at) return refuse('workflow.not-yet-due', { dueAt: at });
  if (awaited?.beside) return begins(run, visit, command.step, awaited.id);
  if (awaited) return happened(run, visit, awaited.id, undefined);
  if (!rule) return refuse('workflow.no-such-time-out', { visit: visit.id, step: command.step });
  const why = whyNot(run, visit, rule.act);
  if (why) return refuse('workflow.time-out-not-possible', { why });
  act(run, undefined, { kind: 'timedOut', visit: visit.id, step: command.step, did: rule.act.kind });
  carryOut(run, visitOf(run.state, visit.id), rule.act);
  return ok(undefined);
}

/** A message has come: of those the step waits for, the first leads on and the others are over. */
export function receive(run: Run, command: CommandOf<'receive'>): Result<void> {
  const visit = run.state.visits[command.visit - 1];
  const awaited =
    visit && nodeOf(run, visit.node).waits?.find(({ id, on }) => id === command.event && on.kind === 'message');
  if (!visit || !awaited) return refuse('workflow.not-waited-for', { visit: command.visit });
  if (visit.state !== 'open') return refuse('workflow.visit-not-under-way', { visit: visit.id });
  return happened(run, visit, awaited.id, command);
}

function happened(
  run: Run,
  visit: Visit,
  event: string,
  { actor, reason }: Partial<Pick<CommandOf<'receive'>, 'actor' | 'reason'>> = {},
): Result<void> {
  act(run, actor, { kind: 'eventReceived', visit: visit.id, event, ...(reason ? { reason } : {}) });
  if (visit.clock) leaveSection(run, visit, event);
  else closeWaiting(run, visit, event);
  return ok(undefined);
}

type OverdueAct = OverdueStep['act'];

/** Would a time-out that was due by then end the step now, in its handler's place? */
export const decidesAtOnce = (run: Run, visit: Visit, due: Instant): boolean =>
  visit.state === 'open' &&
  decisionsToCome(run, visit).some(({ at, act: overdue }) => at <= due && whyNot(run, visit, overdue) === undefined);

function whyNot(run: Run, visit: Visit, overdue: OverdueAct): string | undefined {
  const node = nodeOf(run, visit.node);
  switch (overdue.kind) {
    case 'agree':
    case 'disagree':
      if (node.signing) return 'signing';
      // an added step has no "no" of its own: the clock leaves it to its holder
      if (visit.adhoc && overdue.kind === 'disagree') return 'added';
      if (overdue.kind === 'disagree' && !visit.borrowed && !hasNoFlow(run, visit.node)) return 'noWayForNo';
      return openMembers(run, visit).length === 0 ? 'nobodyOpen' : undefined;
    case 'return':
      return planOf(run, visit, overdue.to) ? undefined : 'noTarget';
    case 'leave':
      if (visit.clock) return undefined;
      return !visit.borrowed && boundaryOf(run, visit, overdue.event) ? undefined : 'noTarget';
    case 'beside':
      return !visit.borrowed && !visit.adhoc && besideOf(run, visit, overdue.event) ? undefined : 'noTarget';
    case 'release':
      return visit.claimed === undefined ? 'notClaimed' : undefined;
    case 'goTo':
      // the clock signs for nobody, nor does it go past who must
      if (crossedSteps(run.program, visit.node, overdue.node).some((id) => run.program.nodes[id]?.signing))
        return 'signing';
      return run.index.steps.has(overdue.node) &&
        !visit.borrowed &&
        wayTo(run.state, run.index, visit.scope, overdue.node)
        ? undefined
        : 'noTarget';
    case 'transfer':
      return transfers(run, visit, overdue.to).length === 0 ? 'nobodyFound' : undefined;
    case 'remind':
    case 'escalate':
      return undefined;
  }
}

function carryOut(run: Run, visit: Visit, overdue: OverdueAct): void {
  switch (overdue.kind) {
    case 'remind':
      for (const item of openItems(run, visit)) emit(run, { kind: 'itemReminded', item: item.id });
      break;
    case 'escalate':
      escalate(run, visit, overdue.to);
      break;
    case 'transfer':
      for (const { item, to } of transfers(run, visit, overdue.to))
        emit(run, { kind: 'itemReassigned', item: item.id, from: item.holder, to });
      break;
    case 'release':
      reviveCandidates(run, visit.id);
      break;
    case 'agree':
    case 'disagree':
      voteForThem(run, visit, overdue.kind);
      break;
    case 'return': {
      const plan = planOf(run, visit, overdue.to);
      if (plan) carryOutReturn(run, plan);
      break;
    }
    case 'goTo':
      jumpBySystem(run, visit, overdue.node);
      break;
    case 'leave': {
      const body = boundaryOf(run, visit, overdue.event);
      if (body) leaveBySystem(run, visit, body);
      break;
    }
    case 'beside': {
      const body = besideOf(run, visit, overdue.event);
      if (body) beginBeside(run, visit, overdue.event, body);
      break;
    }
  }
}

/** 边界定时: the branch of the choice right behind the step that belongs to this event. */
function boundaryOf(run: Run, visit: Visit, event: string): Sequence | undefined {
  const step = run.index.steps.get(visit.node);
  const place = step && run.index.places.get(step);
  const behind = place?.sequence.blocks[place.at + 1];
  const fits = ({ guard }: ChoiceBranch) => guard.kind === 'event' && guard.event === event;
  return behind?.kind === 'choice' ? behind.branches.find(fits)?.body : undefined;
}

const besideOf = (run: Run, { node }: Visit, event: string): Sequence | undefined =>
  (run.index.steps.get(node) ?? run.index.sections.get(node))?.beside?.find((one) => one.event === event)?.body;

/** 不打断子流程的边界定时: the sub-process stays as it is, its clock runs on, and what is drawn behind the timer begins beside it. */
function begins(run: Run, visit: Visit, step: number, event: string): Result<void> {
  const body = besideOf(run, visit, event);
  if (!body) return refuse('workflow.time-out-not-possible', { why: 'noTarget' });
  act(run, undefined, { kind: 'timedOut', visit: visit.id, step, did: 'beside' });
  beginBeside(run, visit, event, body);
  return ok(undefined);
}

/** 不打断的边界定时: the step stays as it is, and what is drawn behind the timer begins in a region of its own. */
function beginBeside(run: Run, visit: Visit, event: string, body: Sequence): void {
  const scope = run.state.scopes.length + 1;
  emit(run, {
    kind: 'scopeOpened',
    scope,
    scopeKind: 'beside',
    block: event,
    generation: nextGeneration(run.state, 'beside', event),
    parent: visit.clock ? scopeOf(run.state, visit.scope).parent : visit.scope,
    expected: 1,
    arrived: 0,
    of: visit.id,
  });
  enterSequence(run, body, { scope, from: visit.clock ? worksInside(run, visit) : [visit.id] });
}

const openItems = (run: Run, visit: Visit): readonly Item[] =>
  itemsOf(run.state, visit.id).filter((item) => item.state === 'open');
const openMembers = (run: Run, visit: Visit): readonly Item[] =>
  membersOf(run.state, visit).filter((item) => item.state === 'open');

/** 升级: the superiors are told by a reading item they may comment on. */
function escalate(run: Run, visit: Visit, rule: HandlerRule): void {
  const known = new Set<string>();
  for (const { to, of } of openItems(run, visit).flatMap((item) => seenFrom(run, item, rule))) {
    if (known.has(to.personId) || to.personId === of) continue;
    known.add(to.personId);
    emit(run, {
      kind: 'itemOpened',
      item: run.state.items.length + 1,
      itemKind: 'read',
      visit: visit.id,
      seat: known.size,
      holder: to,
      why: [{ code: 'workflow.escalated', facts: { of } }],
      mayComment: true,
    });
  }
}

/** A rule seen from who is late: "the head of his section". */
function seenFrom(run: Run, item: Item, rule: HandlerRule) {
  const { handlers } = run.facts.resolveHandlers(rule, {
    now: run.facts.now,
    starter: run.state.starter,
    previous: item.holder,
    chosen: [],
    formValues: run.facts.formValues,
  });
  return handlers.map(({ personId, assignmentId }) => ({ to: { personId, assignmentId }, of: item.holder.personId }));
}

interface Move {
  readonly item: Item;
  readonly to: Item['holder'];
}

function transfers(run: Run, visit: Visit, rule: HandlerRule): readonly Move[] {
  const moves: Move[] = [];
  for (const item of openItems(run, visit)) {
    const free = seenFrom(run, item, rule).find(
      ({ to }) => !hasSeat(run.state, visit.id, to.personId) && !moves.some((move) => move.to.personId === to.personId),
    );
    if (free) moves.push({ item, to: free.to });
  }
  return moves;
}

/** 超时自动同意/不同意: whoever is open votes by the system; persons added after them still have their turn. */
function voteForThem(run: Run, visit: Visit, vote: 'agree' | 'disagree'): void {
  for (const item of openMembers(run, visit)) {
    if (visitOf(run.state, visit.id).state !== 'open' || run.state.items[item.id - 1]?.state !== 'open') continue;
    emit(run, { kind: 'itemAutoPassed', item: item.id, vote, reason: 'timedOut' });
    openNextAfter(run, item.id, (holder) =>
      openItem(run, visitOf(run.state, visit.id), holder, { part: 'after', parent: item.id }),
    );
    settleVisit(run, visit.id);
  }
}

function planOf(run: Run, visit: Visit, to: 'previous' | 'starter') {
  const item = membersOf(run.state, visit).find(isAtWork);
  const planned = item && planReturn(run, { item: item.id, visit, to: targetOf(visit, to) });
  return planned?.ok ? planned.value : undefined;
}

/** After a join the branch that arrived last is the previous step. */
function targetOf(visit: Visit, to: 'previous' | 'starter') {
  const last = visit.from.at(-1);
  return to === 'starter' || last === undefined
    ? ({ kind: 'starter' } as const)
    : ({ kind: 'previous', visit: last } as const);
}
