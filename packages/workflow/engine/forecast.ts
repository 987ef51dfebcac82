import type { AddedStep, Choices } from '../command.ts';
import type { Facts } from '../facts.ts';
import { addedBehind } from '../flow/added-steps.ts';
import { anchorOf, passWaiting } from '../flow/lineage.ts';
import { awaited, openBranches } from '../flow/open-fork.ts';
import { changedOnTheWay } from '../flow/walk.ts';
import type { NodeId, Program } from '../program.ts';
import { indexOf } from '../program-index.ts';
import { hasNoFlow } from '../returns/no-flow.ts';
import type { Scope, ScopeId, State, Visit, VisitId } from '../state.ts';
import { forkRunsAgain } from '../votes/fork-again.ts';
import { deedsUpTo, noDeeds } from './foresee.ts';
import {
  byItself,
  type ForecastStep,
  followAfter,
  foresee,
  inBranch,
  onBehind,
  type Walk,
  type Way,
} from './foresee-way.ts';
import { itemsOf, liveToken, scopeOf, visitOf } from './run.ts';

/**
 * 还要经过谁: the remaining way if everybody agrees, nobody returns, and the form stays as it is. Where a way cannot be told yet,
 * the other ones follow as `alternative`.
 */
export function forecast(program: Program, state: State, facts: Facts): readonly ForecastStep[] {
  if (state.status !== 'open') return [];
  const walk: Walk = { program, index: indexOf(program), state, facts, steps: [] };
  const way: Way = { branches: [], previous: state.starter, deeds: noDeeds };
  followScope(walk, 1, way);
  const besides = state.scopes.filter((scope) => scope.kind === 'beside' && scope.state === 'open');
  const passed = state.scopes.filter((scope) => scope.passed !== undefined && scope.state === 'open');
  return [
    ...walk.steps,
    ...besides.flatMap((scope) => followBeside(walk, scope, way)),
    ...passed.flatMap((fork) => followRest(walk, fork, way)),
  ];
}

/** 接着办留作备查: the branches from which the flow has gone on, each up to its end. */
function followRest(walk: Walk, fork: Scope, way: Way): readonly ForecastStep[] {
  const block = walk.index.parallels.get(fork.block);
  if (!block) return [];
  const own: Walk = { ...walk, steps: [] };
  for (const branch of openBranches(walk, fork.id))
    followScope(own, branch.id, inBranch(way, block, branch.branch ?? 0));
  return own.steps.map((one) => ({ ...one, beside: block.name || '其余各支接着办' }));
}

/** What a timer has begun beside a step, up to its own end. */
function followBeside(walk: Walk, { id, of, block }: Scope, way: Way): readonly ForecastStep[] {
  const node = walk.state.visits[(of ?? 0) - 1]?.node ?? '';
  const around = walk.index.steps.get(node) ?? walk.index.sections.get(node);
  const beside = around?.beside?.find(({ event }) => event === block)?.name || '到时另办';
  const own: Walk = { ...walk, steps: [] };
  followScope(own, id, way);
  return own.steps.map((one) => ({ ...one, beside }));
}

/** Nodes the flow reaches right behind a node as it is drawn. */
export function nodesBehind(program: Program, state: State, node: NodeId, facts: Facts): readonly NodeId[] {
  const walk: Walk = { program, index: indexOf(program), state, facts, steps: [] };
  const step = walk.index.steps.get(node);
  if (step) followAfter(walk, step, { branches: [], previous: state.starter, deeds: noDeeds });
  return firstOf(walk, walk.steps);
}

/** The same behind one round of a step, in which branches of a fork may be carried over or be done already. */
export function nodesBehindVisit(program: Program, state: State, id: VisitId, facts: Facts): readonly NodeId[] {
  const walk: Walk = { program, index: indexOf(program), state, facts, steps: [] };
  const way: Way = { branches: [], previous: state.starter, deeds: noDeeds };
  const ahead = () => walk.steps.filter(({ current }) => !current);
  const visit = visitOf(state, id);
  followVisit(walk, visit, way);
  let { scope } = visit;
  while (ahead().length === 0) {
    const { parent, kind } = scopeOf(state, scope);
    const fork = kind === 'branch' ? scopeOf(state, parent) : undefined;
    const block = fork && walk.index.parallels.get(fork.block);
    if (!fork || !block || fork.passed !== undefined || fork.arrived + 1 < awaited(fork)) break;
    followAfter(walk, block, { ...way, carry: fork.carry });
    scope = fork.parent;
  }
  return firstOf(walk, ahead());
}

/** The first steps of a way: one, or of each parallel branch that starts there the first ones. */
function firstOf(walk: Pick<Walk, 'index'>, ahead: readonly ForecastStep[], depth = 0): readonly NodeId[] {
  const steps = ahead.filter(({ alternative }) => !alternative);
  const first = steps[0];
  const flow = first?.branches[depth];
  if (!first || flow === undefined) return first ? [first.node] : [];
  const blocks = [...walk.index.parallels.values()];
  const block = blocks.find(({ branches }) => branches.some((one) => one.flow === flow));
  return (block?.branches ?? []).flatMap((branch) =>
    firstOf(
      walk,
      steps.filter(({ branches }) => branches[depth] === branch.flow),
      depth + 1,
    ),
  );
}

/** Follows the live token of a scope; false = the work leaves this region by a direct way back. */
function followScope(walk: Walk, scope: ScopeId, way: Way): boolean {
  const at = liveToken(walk.state, scope)?.at;
  if (at?.kind === 'visit') return followVisit(walk, visitOf(walk.state, at.visit), way);
  if (at?.kind !== 'fork') return true;
  const fork = scopeOf(walk.state, at.scope);
  const block = walk.index.parallels.get(fork.block);
  if (!block) return true;
  const open = openBranches(walk, fork.id);
  // 其余的接着办: who goes on for the record is not stopped by the others
  const around = fork.enough?.rest === 'cancel' ? { ...way, uncertain: way.uncertain ?? 'enough' } : way;
  const stays = open.map((one) => followScope(walk, one.id, inBranch(around, block, one.branch ?? 0)));
  if (stays.includes(false)) return true;
  followAfter(walk, block, { ...way, carry: fork.carry, chosen: chosenInside(walk.state, fork.id) });
  return true;
}

/** Whom the last ones of every branch have chosen for what comes behind the join; a branch still under way may add to it. */
function chosenInside(state: State, fork: ScopeId): Choices {
  const branches = state.scopes.filter((one) => one.kind === 'branch' && one.parent === fork).map(({ id }) => id);
  return chosenUpTo(
    state,
    branches.flatMap((scope) => state.visits.findLast((visit) => visit.scope === scope)?.id ?? []),
  );
}

/** A choice counts for the flow it was made on, also through steps that wait. */
const chosenUpTo = (state: State, visits: readonly VisitId[]): Choices =>
  Object.assign({}, ...passWaiting(state, visits).map((id) => visitOf(state, id).choices ?? {}));

function followVisit(walk: Walk, visit: Visit, way: Way): boolean {
  const waiting = itemsOf(walk.state, visit.id).filter((item) => item.state === 'open' || item.state === 'parked');
  const handlers = [...waiting.map((item) => item.holder), ...visit.queue];
  walk.steps.push({
    node: visit.node,
    current: true,
    handlers,
    derivation: visit.why,
    branches: way.branches,
    ...byItself(walk.program.nodes[visit.node]),
    ...(visit.incident ? { empty: visit.incident } : {}),
    ...(visit.adhoc?.name ? { name: visit.adhoc.name } : {}),
  });
  const deeds = deedsUpTo(walk, visit);
  const behind: Way = {
    ...onBehind(walk, { ...way, deeds }, handlers, visit),
    carry: visit.decided?.wholeFork || forkRunsAgain(walk, visit) ? [] : visit.carry,
    chosen: chosenUpTo(walk.state, [visit.id]),
  };
  // a borrowed step has no way of its own for "no"
  if (visit.decided?.outcome === 'no' && !visit.borrowed) return followNo(walk, visit, behind);
  const lapses =
    visit.returnTo !== undefined &&
    !visit.borrowed &&
    changedOnTheWay(walk, visit, visitOf(walk.state, visit.returnTo));
  if (visit.returnTo === undefined || lapses) {
    followDrawn(walk, visit, behind);
    return true;
  }
  const added = followAdded(walk, visit, addedBehind(visit), behind);
  followReturner(walk, visitOf(walk.state, visit.returnTo), { ...added, branches: way.branches });
  return scopeStays(walk.state, visit);
}

/** 不通过 is decided already: its flow, where one is drawn; else the step is sent back or stops, which is no way that is foreseen. */
function followNo(walk: Walk, { node }: Visit, way: Way): boolean {
  const step = walk.index.steps.get(node);
  if (!step || !hasNoFlow(walk, node)) return false;
  followAfter(walk, step, { ...way, outcome: 'no' });
  return true;
}

/** Where a step leads that nobody waits for: what was added behind it or chosen (自选下一步) first, then as it is drawn. */
function followDrawn(walk: Walk, visit: Visit, way: Way): void {
  const next = visit.decided?.next;
  const anchor = anchorOf(walk.state, visit).node;
  // who chose another step without coming back goes on from there
  const from = next?.kind === 'node' && !next.rejoin ? next.node : anchor;
  const behind =
    next?.kind === 'node' ? foresee(walk, next.node, way) : followAdded(walk, visit, addedBehind(visit), way);
  const step = walk.index.steps.get(from);
  if (step) followAfter(walk, step, behind);
}

/** 加一步: what was added behind a step comes before the flow goes on. */
function followAdded(walk: Walk, { node }: Visit, steps: readonly AddedStep[], way: Way): Way {
  let behind = way;
  for (const { handlers, name, by = '' } of steps) {
    behind = onBehind(walk, behind, handlers);
    const derivation = [{ code: 'workflow.adhoc', facts: { by } }];
    walk.steps.push({ node, ...(name ? { name } : {}), current: false, handlers, derivation, branches: way.branches });
  }
  return behind;
}

const scopeStays = (state: State, visit: Visit): boolean =>
  visit.returnTo === undefined || visitOf(state, visit.returnTo).scope === visit.scope;

/** 直送: first the returner again, then on from there (or further back, when returns are stacked). */
function followReturner(walk: Walk, returner: Visit, way: Way): void {
  const seats = itemsOf(walk.state, returner.id).filter((item) => item.state !== 'withdrawn');
  const handlers = [...new Map(seats.map((item) => [item.holder.personId, item.holder])).values()];
  walk.steps.push({
    node: returner.node,
    current: false,
    handlers,
    derivation: returner.why,
    branches: way.branches,
    ...(returner.adhoc?.name ? { name: returner.adhoc.name } : {}),
  });
  // what comes back from a return is looked at anew
  const behind = followAdded(walk, returner, returner.adhoc?.later ?? [], {
    ...onBehind(walk, { ...way, deeds: noDeeds }, handlers),
    carry: returner.carry,
  });
  const step = walk.index.steps.get(anchorOf(walk.state, returner).node);
  if (returner.returnTo !== undefined) followReturner(walk, visitOf(walk.state, returner.returnTo), behind);
  else if (step) followAfter(walk, step, behind);
}
