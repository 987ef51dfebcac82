import type { Block, ChoiceBlock, ChoiceBranch, Outcome, ParallelBlock, Sequence } from '../program.ts';
import type { CarryOver, Scope, ScopeId, Visit, VisitId } from '../state.ts';
import { handlersAgain, openVisit } from './open-visit.ts';
import type { Run } from './run.ts';
import { consumeToken, emit, liveToken, nextGeneration, placeToken, scopeOf, visitOf } from './run.ts';

/** A flow under way between two steps. */
export interface Flow {
  readonly scope: ScopeId;
  readonly from: readonly VisitId[];
  readonly outcome?: Outcome;
  readonly carry?: readonly CarryOver[];
}

/** The visit is done: its work goes straight back (直送) or the flow goes on. */
export function leaveVisit(run: Run, visit: Visit, outcome: Outcome, carry = visit.carry): void {
  if (visit.returnTo !== undefined && goStraightBack(run, visit, visitOf(run.state, visit.returnTo))) return;
  const step = run.index.steps.get(visit.node);
  if (!step) throw new Error(`node ${visit.node} stands in no sequence`);
  advance(run, step, { scope: visit.scope, from: [visit.id], outcome, ...(carry ? { carry } : {}) });
}

/** Leaves the forks that a return had opened again, then opens the returner's step for the same persons. */
function goStraightBack(run: Run, visit: Visit, returner: Visit): boolean {
  let scope = visit.scope;
  while (scope !== returner.scope) {
    const fork = scopeOf(run.state, scope).parent;
    // a branch restarted meanwhile is waited for: the direct mark lapses
    if (scopeOf(run.state, fork).arrived + 1 < scopeOf(run.state, fork).expected) return false;
    closeBranch(run, scope, [visit.id]);
    consumeToken(run, scope);
    emit(run, { kind: 'scopeClosed', scope: fork, as: 'closed' });
    scope = scopeOf(run.state, fork).parent;
  }
  const why = [{ code: 'workflow.directBack', facts: { node: visit.node, visit: visit.id } }];
  openVisit(run, {
    node: returner.node,
    scope,
    from: [visit.id],
    resumes: returner.id,
    handlers: handlersAgain(run, returner, why),
    ...(returner.returnTo === undefined ? {} : { returnTo: returner.returnTo }),
    ...(returner.borrowed ? { borrowed: true } : {}),
    ...(returner.carry ? { carry: returner.carry } : {}),
  });
  return true;
}

/** Goes on behind a block. */
export function advance(run: Run, block: Block, flow: Flow): void {
  const place = run.index.places.get(block);
  if (!place) throw new Error('block stands in no sequence');
  const next = place.sequence.blocks[place.at + 1];
  if (next) enter(run, next, flow);
  else leaveSequence(run, place.sequence, flow);
}

function leaveSequence(run: Run, sequence: Sequence, flow: Flow): void {
  const owner = run.index.owners.get(sequence);
  if (!owner) endProcess(run, 'completed');
  else if (owner.block.kind === 'choice') advance(run, owner.block, flow);
  else arrive(run, flow);
}

export function enter(run: Run, block: Block, flow: Flow): void {
  switch (block.kind) {
    case 'step':
      openVisit(run, { node: block.node, ...place(flow) });
      break;
    case 'goBack':
      openVisit(run, { node: block.to, ...place(flow) });
      break;
    case 'choice':
      choose(run, block, flow);
      break;
    case 'parallel':
      fork(run, block, flow);
      break;
    case 'end':
      endProcess(run, block.result, block.id);
      break;
  }
}

const place = ({ outcome: _outcome, ...rest }: Flow) => rest;

function enterSequence(run: Run, sequence: Sequence, flow: Flow): void {
  const first = sequence.blocks[0];
  if (first) enter(run, first, flow);
  else leaveSequence(run, sequence, flow);
}

function choose(run: Run, choice: ChoiceBlock, flow: Flow): void {
  const { branch, ...decision } = decideChoice(choice, flow.outcome, run.facts.evaluate);
  emit(run, { kind: 'routed', choice: choice.id, flow: branch.flow, ...decision });
  enterSequence(run, branch.body, flow);
}

export interface ChoiceDecision {
  readonly branch: ChoiceBranch;
  readonly because: 'condition' | 'outcome' | 'default' | 'defaultAfterUnknown';
  readonly tried: readonly {
    readonly flow: string;
    readonly source: string;
    readonly value: true | false | 'unknown';
  }[];
}

/** Tries the guards in order. A condition that cannot be told ends the trying: the declared default is taken, never a silent "no". */
export function decideChoice(
  choice: ChoiceBlock,
  outcome: Outcome | undefined,
  evaluate: (condition: string) => true | false | 'unknown',
): ChoiceDecision {
  const tried: { flow: string; source: string; value: true | false | 'unknown' }[] = [];
  for (const branch of choice.branches) {
    if (branch.guard.kind === 'outcome' && branch.guard.outcome === outcome)
      return { branch, because: 'outcome', tried };
    if (branch.guard.kind !== 'condition') continue;
    const value = evaluate(branch.guard.source);
    tried.push({ flow: branch.flow, source: branch.guard.source, value });
    if (value === true) return { branch, because: 'condition', tried };
    if (value === 'unknown') break;
  }
  const branch = choice.branches.find((one) => one.guard.kind === 'default') ?? choice.branches.at(-1);
  if (!branch) throw new Error(`choice ${choice.id} has no branch`);
  return { branch, because: tried.at(-1)?.value === 'unknown' ? 'defaultAfterUnknown' : 'default', tried };
}

function fork(run: Run, block: ParallelBlock, flow: Flow): void {
  const carried = flow.carry?.find((one) => one.block === block.id);
  const rest = flow.carry?.filter((one) => one !== carried);
  const scope = openFork(run, block, {
    parent: flow.scope,
    active: carried?.branches,
    results: carried?.from,
    carry: rest,
  });
  for (const branch of openBranches(run, scope)) {
    const body = block.branches[branch.branch ?? 0]?.body;
    if (body) enterSequence(run, body, { scope: branch.id, from: flow.from, ...(rest?.length ? { carry: rest } : {}) });
  }
}

export interface ForkOpening {
  readonly parent: ScopeId;
  /** Branches that run; all when absent. The others count as arrived, with the results of fork scope `results`. */
  readonly active?: readonly number[] | undefined;
  readonly results?: ScopeId | undefined;
  readonly carry?: readonly CarryOver[] | undefined;
}

/** Opens the next generation of a fork with its branch scopes; the branches are not entered yet. */
export function openFork(run: Run, block: ParallelBlock, opening: ForkOpening): ScopeId {
  const runs = (branch: number) => !opening.active || opening.active.includes(branch);
  const scope = run.state.scopes.length + 1;
  emit(run, {
    kind: 'scopeOpened',
    scope,
    scopeKind: 'fork',
    block: block.id,
    generation: nextGeneration(run.state, 'fork', block.id),
    parent: opening.parent,
    expected: block.branches.length,
    arrived: block.branches.filter((_, branch) => !runs(branch)).length,
    ...(opening.carry?.length ? { carry: opening.carry } : {}),
  });
  placeToken(run, opening.parent, { kind: 'fork', scope });
  block.branches.forEach((_, branch) => {
    const carriedFrom = runs(branch) ? undefined : branchOf(run, opening.results, branch);
    emit(run, {
      kind: 'scopeOpened',
      scope: run.state.scopes.length + 1,
      scopeKind: 'branch',
      block: block.id,
      branch,
      generation: nextGeneration(run.state, 'branch', block.id, branch),
      parent: scope,
      expected: 1,
      arrived: carriedFrom === undefined ? 0 : 1,
      ...(carriedFrom === undefined ? {} : { carriedFrom }),
    });
  });
  return scope;
}

function branchOf(run: Run, fork: ScopeId | undefined, branch: number): ScopeId {
  const found = run.state.scopes.find(
    (scope) => scope.kind === 'branch' && scope.parent === fork && scope.branch === branch,
  );
  if (!found) throw new Error(`fork scope ${fork} has no branch ${branch} to carry over`);
  return found.id;
}

export const openBranches = (run: Run, fork: ScopeId): readonly Scope[] =>
  run.state.scopes.filter((scope) => scope.kind === 'branch' && scope.parent === fork && scope.state === 'open');

function closeBranch(run: Run, branch: ScopeId, by: readonly VisitId[]): ScopeId {
  const forkId = scopeOf(run.state, branch).parent;
  emit(run, { kind: 'branchArrived', scope: branch, fork: forkId, by });
  return forkId;
}

/** A branch is through. The join counts the branches of its own fork and nothing else. */
function arrive(run: Run, flow: Flow): void {
  const forkId = closeBranch(run, flow.scope, flow.from);
  placeToken(run, flow.scope, { kind: 'join', scope: forkId });
  const forkScope = scopeOf(run.state, forkId);
  if (forkScope.arrived < forkScope.expected) return;

  const branches = run.state.scopes.filter((scope) => scope.kind === 'branch' && scope.parent === forkId);
  for (const branch of branches) if (liveToken(run.state, branch.id)) consumeToken(run, branch.id);
  emit(run, { kind: 'scopeClosed', scope: forkId, as: 'closed' });
  const block = run.index.parallels.get(forkScope.block);
  if (!block) throw new Error(`no parallel block ${forkScope.block}`);
  advance(run, block, {
    scope: forkScope.parent,
    from: [...new Set(branches.flatMap((branch) => branch.arrivedBy ?? []))],
    ...(forkScope.carry ? { carry: forkScope.carry } : {}),
  });
}

function endProcess(run: Run, as: 'completed' | 'refused', end?: string): void {
  const root = run.state.scopes[0];
  if (root?.state === 'open') {
    consumeToken(run, root.id);
    emit(run, { kind: 'scopeClosed', scope: root.id, as: 'closed' });
  }
  emit(run, { kind: 'processEnded', as, ...(end ? { end } : {}) });
}
