import type { Result } from '@gov/base';
import { ok } from '@gov/base';
import { cancelChildren } from '../children/cancel-children.ts';
import type { CommandOf } from '../command.ts';
import { actsAs } from '../engine/holding.ts';
import { nodeOf, openVisit } from '../engine/open-visit.ts';
import type { Run } from '../engine/run.ts';
import { act, branchesOf, consumeToken, emit, forksBetween, isWithin, itemsOf, scopeOf } from '../engine/run.ts';
import type { ReturnWay } from '../flow/lineage.ts';
import { chainOfScope, isForRecord, sameFlow, wayTo } from '../flow/lineage.ts';
import { openBranch, openFork } from '../flow/open-fork.ts';
import { enterSequence } from '../flow/walk.ts';
import type { NodeId, Sequence } from '../program.ts';
import type { ForkStep } from '../program-index.ts';
import { refuse } from '../rejections.ts';
import { abandonFork, isUnderway, stopBesideOf } from '../returns/regions.ts';
import { returnerOf } from '../returns/returner.ts';
import type { ClosingReason, ScopeId, Visit, VisitId } from '../state.ts';
import { isAtWork, membersOf } from '../votes/tally.ts';

type Forks = NonNullable<CommandOf<'jump'>['forks']>;

/** 跳转/特送: the scopes up to the common one are left, those on the way to the target are entered; handlers are found anew. */
export function jump(run: Run, command: CommandOf<'jump'>): Result<void> {
  const visit = run.state.visits[command.visit - 1];
  if (!visit) return refuse('workflow.unknown-visit', { visit: command.visit });
  if (!isUnderway(visit)) return refuse('workflow.visit-not-under-way', { visit: visit.id });
  const { to, forks = 'onlyBranch', reason } = command;
  if (!run.index.steps.has(to)) return refuse('workflow.jump-target-unknown', { node: to });
  if (visit.clock) return refuse('workflow.jump-not-offered', { node: visit.node });
  // a borrowed item belongs to another branch and can only go back there
  if (visit.borrowed || !mayJump(run, visit, command)) return refuse('workflow.jump-not-offered', { node: visit.node });
  if (reason === '') return refuse('workflow.reason-needed');

  const way = wayTo(run.state, run.index, visit.scope, to);
  // what runs beside a step is nobody's to go into, nor out of
  if (!sameFlow(run.state, run.index, visit.scope, to))
    return isForRecord(run.state, visit.scope)
      ? refuse('workflow.branch-for-record', { node: visit.node })
      : refuse('workflow.target-in-sibling-branch', { node: to });
  if (!way && command.asAdministrator !== true) return refuse('workflow.target-in-sibling-branch', { node: to });
  const asAdministrator = command.asAdministrator ? { asAdministrator: true as const } : {};
  act(run, command.actor, { kind: 'visitJumped', visit: visit.id, to, forks, reason, ...asAdministrator });
  if (!way) {
    restartSibling(run, visit, to, forks);
    return ok(undefined);
  }
  leaveFor(run, visit, way, { to, forks });
  return ok(undefined);
}

/** Where it goes; `from` is what led there, if not the step that is left. */
interface Leaving {
  readonly to: NodeId;
  readonly forks: Forks;
  readonly from?: readonly VisitId[];
  readonly reason?: ClosingReason;
}

/** Leaves a step, and the forks around it with all their branches, for another step. */
export function leaveFor(run: Run, visit: Visit, way: ReturnWay, leaving: Leaving): void {
  const { to, forks, from = [visit.id], reason = 'jumped' } = leaving;
  const outermost = forksBetween(run.state, visit.scope, way.common).at(-1);
  leaveByJump(run, visit, reason);
  if (outermost) abandonFork(run, outermost, reason);
  enterWay(run, { scope: way.common, enter: way.enter, forks, to, from });
}

/** 超时走指定流向: as a jump that enters forks with the target's branch only. */
export function jumpBySystem(run: Run, visit: Visit, to: NodeId): void {
  const way = wayTo(run.state, run.index, visit.scope, to);
  if (way) leaveFor(run, visit, way, { to, forks: 'onlyBranch' });
}

/** 边界定时: the step is left, and its work goes on in the branch given. */
export function leaveBySystem(run: Run, visit: Visit, body: Sequence): void {
  leaveByJump(run, visit);
  enterSequence(run, body, {
    scope: visit.scope,
    from: [visit.id],
    ...(visit.carry ? { carry: visit.carry } : {}),
  });
}

function mayJump(run: Run, visit: Visit, command: CommandOf<'jump'>): boolean {
  if (command.asAdministrator === true) return true;
  const holds = membersOf(run.state, visit).some((item) => item.state === 'open' && actsAs(command.actor, item));
  return holds && nodeOf(run, visit.node).operations.jumpTo?.includes(command.to) === true;
}

export function leaveByJump(run: Run, visit: Visit, reason: ClosingReason = 'jumped'): void {
  for (const pending of run.state.pendingReturns) {
    if (pending.visit === visit.id) emit(run, { kind: 'waitingReturnLapsed', ...returnerOf(pending) });
  }
  for (const item of itemsOf(run.state, visit.id)) {
    if (isAtWork(item)) emit(run, { kind: 'itemCancelled', item: item.id, as: 'cancelled', reason });
  }
  cancelChildren(run, visit.id);
  stopBesideOf(run, visit);
  if (visit.group && scopeOf(run.state, visit.group).state === 'open')
    emit(run, { kind: 'scopeClosed', scope: visit.group, as: 'abandoned' });
  emit(run, { kind: 'visitClosed', visit: visit.id, as: 'cancelled' });
  consumeToken(run, visit.scope);
}

interface Entering {
  readonly scope: ScopeId;
  readonly enter: readonly ForkStep[];
  readonly forks: Forks;
  readonly to: NodeId;
  readonly from: readonly VisitId[];
}

/** Forks on the way are entered with the target's branch only, others counting as they did before, or as a whole. */
function enterWay(run: Run, entering: Entering): void {
  let { scope } = entering;
  const beside: { readonly step: ForkStep; readonly fork: ScopeId }[] = [];
  for (const step of entering.enter) {
    const whole = entering.forks === 'wholeBlock';
    const results = run.state.scopes.findLast(
      (one) =>
        one.kind === 'fork' && one.block === step.block.id && (one.state === 'closed' || one.passed !== undefined),
    );
    const fork = openFork(run, step.block, {
      parent: scope,
      ...(whole ? { anew: true } : { active: [step.branch], results: results?.id }),
    });
    const branch = branchesOf(run.state, fork).find((one) => one.branch === step.branch);
    if (!branch) throw new Error(`fork ${step.block.id} without branch ${step.branch}`);
    if (whole) beside.push({ step, fork });
    scope = branch.id;
  }
  openVisit(run, { node: entering.to, scope, from: entering.from });
  for (const one of beside) enterOthers(run, one, entering.from);
}

function enterOthers(
  run: Run,
  { step, fork }: { readonly step: ForkStep; readonly fork: ScopeId },
  from: readonly VisitId[],
): void {
  for (const branch of branchesOf(run.state, fork)) {
    const body = branch.branch === step.branch ? undefined : step.block.branches[branch.branch ?? 0]?.body;
    // one with nothing to do may have been enough
    const open = scopeOf(run.state, branch.id).state === 'open';
    if (body && open) enterSequence(run, body, { scope: branch.id, from });
  }
}

/** R4: an administrator restarts a sibling branch, running or arrived, and touches no other. */
function restartSibling(run: Run, visit: Visit, to: NodeId, forks: Forks): void {
  const mine = chainOfScope(run.state, run.index, visit.scope);
  const theirs = run.index.chains.get(to) ?? [];
  const at = mine.findIndex(
    (step, depth) => step.block === theirs[depth]?.block && step.branch !== theirs[depth]?.branch,
  );
  const target = theirs[at];
  const fork = scopeOf(run.state, branchAt(run, visit.scope, mine.length - 1 - at)).parent;
  if (!target) throw new Error(`no sibling branch for ${to}`);
  const from = run.state.visits.find((one) => isWithin(run.state, one.scope, fork))?.from ?? [];
  const before = branchesOf(run.state, fork).find((one) => one.branch === target.branch);
  if (before) abandonFork(run, before, 'jumped');
  const { arrived, expected } = scopeOf(run.state, fork);
  if (before?.arrivedBy) emit(run, { kind: 'scopeReopened', scope: fork, arrived: arrived - 1 });
  if (!before) emit(run, { kind: 'groupResized', scope: fork, expected: expected + 1 });
  const scope = openBranch(run, fork, target.branch);
  enterWay(run, { scope, enter: theirs.slice(at + 1), forks, to, from });
}

/** The branch scope so many forks further out. */
function branchAt(run: Run, scope: ScopeId, outwards: number): ScopeId {
  let branch = scope;
  for (let left = outwards; left > 0; left -= 1) branch = scopeOf(run.state, scopeOf(run.state, branch).parent).parent;
  return branch;
}
