import { type Program, presentWay, type State, type Visit, type VisitId } from '@gov/workflow';
import { stepOfRound } from './round-step.ts';

/** Where a running process stands: the action words of the steps that led there, and whether somebody has a step back. */
export function standingOf(program: Program, state: State) {
  const here = state.visits.filter(isHere);
  const way = wayOf(state, here);
  const counted = [...way].filter((visit) => visit.state === 'done' && visit.outcome !== 'no');
  return {
    done: counted.toSorted((a, b) => a.id - b.id).map((visit) => stepOfRound(program, visit)?.actions ?? []),
    sentBack: here.some((visit) => visit.state === 'open' && visit.returnedFrom !== undefined),
  };
}

/** Steps of an earlier round: done once, then sent back over. What was said there stands no longer, unless it was kept. */
export function sentBackOver(state: State): ReadonlySet<VisitId> {
  const here = state.status === 'open' ? state.visits.filter(isHere) : lastOf(state);
  const kept = here.flatMap((visit) => [...carried(state, visit), ...waitedFor(state, visit)]);
  const stands = new Set([...wayOf(state, here), ...kept]);
  return new Set(state.visits.filter((visit) => visit.state === 'done' && !stands.has(visit)).map(({ id }) => id));
}

const isHere = ({ state }: Visit): boolean => state === 'open' || state === 'parked' || state === 'incident';

const withWay = (state: State, visits: readonly Visit[]): ReadonlySet<Visit> =>
  new Set(visits.flatMap((visit) => [visit, ...presentWay(state, visit)]));

/** What stands: what led here, what waits at a join, and what was done beside either. */
function wayOf(state: State, here: readonly Visit[]): ReadonlySet<Visit> {
  const rest = within(state, (scope) => goesOnForRecord(state, scope));
  const beside = within(state, ({ kind }) => kind === 'beside');
  // what goes on for the record, or beside a step, keeps nothing alive of what led to its fork or its step
  const seeds = [...here, ...arrived(state), ...doneBeside(state, beside)];
  const inFlow = seeds.filter(({ scope }) => !rest.has(scope) && !beside.has(scope));
  const besides = seeds.filter(({ scope }) => beside.has(scope));
  const way = new Set([
    ...withWay(state, inFlow),
    ...[...withWay(state, besides)].filter(({ scope }) => beside.has(scope)),
  ]);
  return new Set([...way, ...doneInRest(state, way, rest)]);
}

/** The scopes that are meant, and all within them; a scope stands behind the one it lies in. */
function within({ scopes }: State, isMeant: (scope: State['scopes'][number]) => boolean): ReadonlySet<number> {
  const found = new Set<number>();
  for (const scope of scopes) if (isMeant(scope) || found.has(scope.parent)) found.add(scope.id);
  return found;
}

/** A branch that still goes on for the record, after the flow has gone on from its fork. */
const goesOnForRecord = ({ scopes }: State, { kind, parent, state }: State['scopes'][number]): boolean =>
  kind === 'branch' && state === 'open' && scopes[parent - 1]?.passed !== undefined;

/** 几路办完就往下走: what was done in branches not waited for counts while they go on, and as long as what was done in the others does. */
function doneInRest({ scopes, visits }: State, way: ReadonlySet<Visit>, rest: ReadonlySet<number>): readonly Visit[] {
  const inWay = new Set([...way].map(({ id }) => id));
  const counted = new Set(rest);
  for (const { id, kind, parent, enough } of scopes) {
    const branches = enough ? scopes.filter((one) => one.kind === 'branch' && one.parent === id) : [];
    const counts = branches.some((one) => one.arrivedBy?.some((visit) => inWay.has(visit)));
    if (kind === 'fork' && counts) for (const one of branches) counted.add(one.id);
    if (counted.has(parent)) counted.add(id);
  }
  return visits.filter(({ scope, state }) => counted.has(scope) && state === 'done');
}

const visitsOf = ({ visits }: State, ids: readonly VisitId[]): readonly Visit[] =>
  ids.flatMap((id) => visits[id - 1] ?? []);

/** What is done in the branches of a fork that wait for the others; the flow has not gone on from it. */
function arrived(state: State): readonly Visit[] {
  const waits = (fork: State['scopes'][number] | undefined) => fork?.state === 'open' && fork.passed === undefined;
  return state.scopes
    .filter((branch) => branch.kind === 'branch' && waits(state.scopes[branch.parent - 1]))
    .flatMap((branch) => visitsOf(state, branch.arrivedBy ?? []));
}

/** What was done beside a step, by a timer's doing, counts however it came to its end: of each step the last round. */
function doneBeside({ visits }: State, beside: ReadonlySet<number>): readonly Visit[] {
  const last = new Map(visits.filter(({ scope }) => beside.has(scope)).map((visit) => [visit.node, visit]));
  return [...last.values()].filter(({ state }) => state === 'done');
}

/** By which it ended. */
function lastOf({ visits }: State): readonly Visit[] {
  const last = Math.max(...visits.map(({ closedBy }) => closedBy ?? 0));
  return visits.filter(({ closedBy }) => closedBy === last);
}

/** Branches whose results are kept while others of their fork are done again: what is within them, not what led there. */
function carried({ scopes, visits }: State, { carry = [] }: Visit): readonly Visit[] {
  const within = new Set(
    carry.flatMap(({ from, branches }) =>
      scopes
        .filter((one) => one.kind === 'branch' && one.parent === from && !branches.includes(one.branch ?? 0))
        .map(({ id }) => id),
    ),
  );
  for (const scope of scopes) if (within.has(scope.parent)) within.add(scope.id);
  return visits.filter(({ scope }) => within.has(scope));
}

/** 直送: what led to the step it goes straight back to is not done again. */
const waitedFor = (state: State, { returnTo }: Visit): readonly Visit[] =>
  visitsOf(state, returnTo === undefined ? [] : [returnTo]).flatMap((visit) => presentWay(state, visit));
