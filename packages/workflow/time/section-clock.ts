import { leaveByJump } from '../control/jump.ts';
import { nodeOf } from '../engine/open-visit.ts';
import type { Run } from '../engine/run.ts';
import {
  consumeToken,
  emit,
  isWithin,
  liveToken,
  nextGeneration,
  placeToken,
  scopeOf,
  visitOf,
} from '../engine/run.ts';
import { anchorOf } from '../flow/lineage.ts';
import { enterSequence } from '../flow/walk.ts';
import type { Block, ChoiceBranch, SectionBlock } from '../program.ts';
import { abandonFork, isUnderway, stopBesideOf, stopScope } from '../returns/regions.ts';
import type { Scope, ScopeId, Visit, VisitId } from '../state.ts';
import { dueFrom } from './wake-times.ts';

/**
 * 子流程的限时: while the work of a branch stands inside an embedded sub-process with boundary timers, a clock runs beside it, a
 * waiting visit of its own. Called when an act has led to all it leads to: what was left has no clock any more, what was entered
 * (by the flow, a return or a jump) has a new one.
 */
export function settleClocks(run: Run): void {
  for (const { id } of run.state.scopes) {
    const scope = scopeOf(run.state, id);
    if (scope.kind === 'clock' || scope.kind === 'group' || scope.kind === 'fork') continue;
    const around = scope.state === 'open' ? sectionsAround(run, id) : [];
    const running = run.state.scopes.filter((one) => one.kind === 'clock' && one.parent === id && one.state === 'open');
    for (const clock of running) if (!around.some((section) => section.id === clock.block)) stopClock(run, clock);
    for (const section of around)
      if (!running.some((clock) => clock.block === section.id)) startClock(run, id, section);
  }
}

/** The work has left the sub-process. What was begun beside it goes on where it is done, and stops where it was left without. */
function stopClock(run: Run, { id, block }: Scope): void {
  const clock = run.state.visits.find((visit) => visit.scope === id);
  stopScope(run, id, 'regionOver');
  const inside = run.state.visits.findLast((visit) => {
    const step = run.index.steps.get(visit.node);
    return step !== undefined && !visit.clock && isInSection(run, step, block) && visit.closedBy === run.act;
  });
  if (clock && inside?.state !== 'done') stopBesideOf(run, clock);
}

/** Does the step stand in the sub-process, perhaps in a fork inside of it? */
export function isInSection({ index }: Pick<Run, 'index'>, step: Block, section: string): boolean {
  for (let block: Block | undefined = step; block; ) {
    const place = index.places.get(block);
    const owner = place && index.owners.get(place.sequence);
    if (owner?.block.kind === 'section' && owner.block.id === section && owner.block.body === place?.sequence)
      return true;
    block = owner?.block;
  }
  return false;
}

/** The steps at which the work stands in the sub-process of a clock. */
export function worksInside(run: Run, clock: Visit): readonly VisitId[] {
  const at = liveToken(run.state, scopeOf(run.state, clock.scope).parent)?.at;
  if (at?.kind === 'visit') return [at.visit];
  return at?.kind === 'fork' ? underwayIn(run, scopeOf(run.state, at.scope)) : [];
}

/** The sub-processes with a clock in which the work of a branch stands now. */
function sectionsAround(run: Run, scope: ScopeId): readonly SectionBlock[] {
  const at = liveToken(run.state, scope)?.at;
  if (at?.kind === 'fork') {
    const block = run.index.parallels.get(scopeOf(run.state, at.scope).block);
    return (block && run.index.clocks.get(block)) ?? [];
  }
  const visit = at?.kind === 'visit' ? lenderOf(run, visitOf(run.state, at.visit)) : undefined;
  const step = visit && run.index.steps.get(anchorOf(run.state, visit).node);
  return (step && run.index.clocks.get(step)) ?? [];
}

/** A borrowed step works in the place of who lent the work out. */
function lenderOf(run: Run, visit: Visit): Visit {
  return visit.borrowed && visit.returnTo !== undefined ? lenderOf(run, visitOf(run.state, visit.returnTo)) : visit;
}

function startClock(run: Run, parent: ScopeId, section: SectionBlock): void {
  const scope = run.state.scopes.length + 1;
  const visit = run.state.visits.length + 1;
  const node = nodeOf(run, section.id);
  const dueAt = dueFrom(node, run.facts);
  const generation = nextGeneration(run.state, 'clock', section.id);
  const counts = { expected: 1, arrived: 0 };
  emit(run, { kind: 'scopeOpened', scope, scopeKind: 'clock', block: section.id, generation, parent, ...counts });
  emit(run, {
    kind: 'visitOpened',
    visit,
    node: node.id,
    scope,
    visitNo: 1 + run.state.visits.filter((one) => one.node === node.id).length,
    from: [],
    queue: [],
    why: [{ code: 'workflow.clock', facts: {} }],
    waits: true,
    clock: true,
    ...(dueAt ? { dueAt } : {}),
  });
  placeToken(run, scope, { kind: 'visit', visit });
}

/** The time of a sub-process is up: whatever stands in it is left, and the work goes on behind the timer. */
export function leaveSection(run: Run, clock: Visit, event: string): void {
  const scope = scopeOf(run.state, clock.scope);
  emit(run, { kind: 'visitClosed', visit: clock.id, as: 'done', outcome: 'yes' });
  consumeToken(run, scope.id);
  emit(run, { kind: 'scopeClosed', scope: scope.id, as: 'closed' });
  const block = run.index.sections.get(clock.node);
  const place = block && run.index.places.get(block);
  const behind = place?.sequence.blocks[place.at + 1];
  const fits = ({ guard }: ChoiceBranch) => guard.kind === 'event' && guard.event === event;
  const branch = behind?.kind === 'choice' ? behind.branches.find(fits) : undefined;
  if (!block || behind?.kind !== 'choice' || !branch) throw new Error(`no way out of ${clock.node} by ${event}`);
  stopBesideOf(run, clock);
  const left = leaveInside(run, scope.parent, block);
  emit(run, { kind: 'routed', choice: behind.id, flow: branch.flow, because: 'event', tried: [] });
  enterSequence(run, branch.body, { scope: scope.parent, ...left });
}

/** What was left, and what is carried over from there. */
function leaveInside(run: Run, parent: ScopeId, section: SectionBlock) {
  const at = liveToken(run.state, parent)?.at;
  const fork = at?.kind === 'fork' ? scopeOf(run.state, at.scope) : undefined;
  const visit = at?.kind === 'visit' ? visitOf(run.state, at.visit) : undefined;
  const from = visit ? [visit.id] : underwayIn(run, fork);
  for (const beside of run.state.scopes)
    if (beganIn(run, beside, { parent, section })) stopScope(run, beside.id, 'timeOver');
  if (visit) leaveByJump(run, visit, 'timeOver');
  if (fork) abandonFork(run, fork, 'timeOver');
  consumeToken(run, parent);
  const carry = visit?.carry ?? fork?.carry;
  return { from, ...(carry ? { carry } : {}) };
}

const underwayIn = (run: Run, fork: Scope | undefined): readonly VisitId[] =>
  run.state.visits
    .filter((visit) => isUnderway(visit) && !visit.clock && fork && isWithin(run.state, visit.scope, fork.id))
    .map(({ id }) => id);

/** Begun beside a step of the section that is done by now. */
function beganIn(run: Run, scope: Scope, at: { readonly parent: ScopeId; readonly section: SectionBlock }): boolean {
  // branches that go on for the record, of a fork in the section
  const fork = scope.passed === undefined ? undefined : run.index.parallels.get(scope.block);
  if (fork && scope.state === 'open' && scope.parent === at.parent)
    return run.index.clocks.get(fork)?.includes(at.section) === true;
  if (scope.kind !== 'beside' || scope.state !== 'open' || scope.parent !== at.parent || !scope.of) return false;
  const step = run.index.steps.get(visitOf(run.state, scope.of).node);
  return (step && run.index.clocks.get(step)?.includes(at.section)) === true;
}
