import type { Instant, Result } from '@gov/base';
import { millisOf, ok } from '@gov/base';
import type { Run } from '../engine/run.ts';
import { isWithin, itemsOf, scopeOf, visitOf } from '../engine/run.ts';
import { refuse } from '../rejections.ts';
import { isUnderway } from '../returns/regions.ts';
import type { Actor, EventSeq, Item, Scope, ScopeId, State, Visit } from '../state.ts';
import { openedBy } from './inverse.ts';

/**
 * 取回的时间: a process may say for how many minutes of the clock its people take back what they did themselves; where it says
 * nothing there is no limit of time. A transfer of a version that did not keep its time has none either.
 */
export function inTime({ program, facts }: Run, doneAt: Instant | undefined): Result<void> {
  const minutes = program.undoMinutes;
  if (minutes === undefined || doneAt === undefined) return ok(undefined);
  const passed = millisOf(facts.now) - millisOf(doneAt);
  return passed > minutes * 60_000 ? refuse('workflow.undo-too-late', { minutes }) : ok(undefined);
}

/** Nothing the act opened has been acted on now. Reading is no acting; claiming, adding and asking others is. */
export function untouched(run: Run, seq: EventSeq): Result<void> {
  const { state } = run;
  const unsent = nothingSent(run, seq);
  if (!unsent.ok) return unsent;
  // somebody has told a branch that it opened to stand still, and says when it goes on
  if (openedBy(state.scopes, seq).some((scope) => scope.suspended && scope.state === 'open'))
    return refuse('workflow.branch-suspended');
  const bySystem = (one: { readonly cause: EventSeq; readonly closedBy?: EventSeq }) => one.closedBy === seq;
  const touched = openedBy(state.visits, seq).filter(
    (visit) => !bySystem(visit) && (!isUnderway(visit) || actedOn(run, visit, seq)),
  );
  touched.push(...newcomers(state, seq));
  if (touched.length > 0) return refuse('workflow.already-acted-on', { nodes: touched.map((visit) => visit.node) });
  const members = openedBy(state.items, seq).filter(
    (one) => one.kind === 'do' && !(one.auto && bySystem(one)) && isTouched(state, one),
  );
  return members.length > 0 ? refuse('workflow.already-acted-on', { nodes: nodesOf(state, members) }) : ok(undefined);
}

/** A message that an act has sent on is not taken back: done again, it would be sent twice. */
export function nothingSent(run: Run, seq: EventSeq): Result<void> {
  const sent = openedBy(run.state.visits, seq).find((one) => one.autoPassed && deedOf(run, one)?.kind === 'send');
  return sent ? refuse('workflow.message-sent', { step: run.program.nodes[sent.node]?.name ?? '' }) : ok(undefined);
}

/** 打开了就算: where the process says so, what an act created is taken back only until somebody else has opened it. */
export function unread(run: Run, items: readonly Item[], actor: Actor): Result<void> {
  if (run.program.withdrawUntil !== 'read') return ok(undefined);
  const others = items.filter(({ kind, state, holder }) => {
    const own = holder.personId === actor.personId;
    return kind === 'do' && state === 'open' && !own;
  });
  const who = others.flatMap(({ id }) => run.facts.hasOpened?.(id) ?? []);
  return who.length > 0 ? refuse('workflow.already-read', { who: [...new Set(who)].join('、') }) : ok(undefined);
}

const deedOf = (run: Run, { node }: Visit) => run.program.nodes[node]?.does;

/** An administrator may have started a branch inside a fork that the act opened, perhaps one that is through already. */
function newcomers(state: State, seq: EventSeq): readonly Visit[] {
  const regions = openedBy(state.scopes, seq).filter((scope) => scope.kind === 'fork' || scope.kind === 'branch');
  const inside = (scope: ScopeId) => regions.some(({ id }) => isWithin(state, scope, id));
  return state.visits.filter((visit) => visit.cause !== seq && visit.state !== 'withdrawn' && inside(visit.scope));
}

const isTouched = (state: State, item: Item): boolean =>
  item.state !== 'open' || item.transfers.length > 0 || (item.after?.length ?? 0) > 0 || hasClaimed(state, item);

const hasClaimed = (state: State, item: Item): boolean =>
  item.visit !== undefined && visitOf(state, item.visit).claimed === item.id;

/** Somebody acted in a visit when one of its items is no longer plainly open, whatever brought the item there. */
function actedOn(run: Run, visit: Visit, seq: EventSeq): boolean {
  const children = (run.state.children ?? []).filter((child) => child.visit === visit.id);
  return (
    visit.state === 'parked' ||
    // somebody may be at work beside it
    run.state.scopes.some((scope) => scope.of === visit.id) ||
    (visit.added?.length ?? 0) > 0 ||
    children.some((child) => child.state !== 'running' || (run.facts.childTouched?.(child.id) ?? true)) ||
    itemsOf(run.state, visit.id).some((item) => !(item.auto && item.closedBy === seq) && isTouched(run.state, item))
  );
}

const nodesOf = (state: State, items: readonly Item[]): readonly string[] => [
  ...new Set(items.flatMap((item) => (item.visit === undefined ? [] : [visitOf(state, item.visit).node]))),
];

/** An administrator's jump has started the branch once more: the one before is history. */
const startedAnew = (state: State, { id, kind, parent, branch }: Scope): boolean =>
  kind === 'branch' &&
  state.scopes.some(
    (one) => one.id > id && one.parent === parent && one.branch === branch && one.state !== 'abandoned',
  );

/** The flow has gone on from its fork, by the arrival of this branch together with others, or others have arrived since: it would not wait. */
function countedSince(state: State, { kind, parent, closedBy }: Scope, seq: EventSeq): boolean {
  const passed = kind === 'branch' && closedBy === seq ? scopeOf(state, parent).passed : undefined;
  if (passed === undefined || passed < seq) return false;
  const since = (one: Scope): boolean =>
    one.kind === 'branch' && one.parent === parent && one.arrivedBy !== undefined && (one.closedBy ?? 0) > seq;
  return passed > seq || state.scopes.some(since);
}

/** Every region the act closed comes back into a scope that is open now or comes back with it; nothing it opened has ended since. */
export function isLive(state: State, visit: Visit, seq: EventSeq): boolean {
  const comesBack = (id: ScopeId): boolean => {
    if (id === 0) return true;
    const scope = scopeOf(state, id);
    if (startedAnew(state, scope) || countedSince(state, scope, seq)) return false;
    return (scope.state === 'open' || (scope.closedBy === seq && scope.cause !== seq)) && comesBack(scope.parent);
  };
  if (!comesBack(visit.group ?? visit.scope) || !comesBack(visit.scope)) return false;
  // waiting returns that this act set off belong to somebody else
  if (state.visits.some((one) => one.closedBy === seq && one.state === 'returned' && one.id !== visit.id)) return false;
  const scopesEnded = openedBy(state.scopes, seq).some((scope) => scope.state !== 'open' && scope.closedBy !== seq);
  if (scopesEnded) return false;
  return state.visits.every((one) => one.closedBy !== seq || one.cause === seq || comesBack(one.scope));
}
