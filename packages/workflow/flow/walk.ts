import { cancelBoundChildren } from '../children/cancel-children.ts';
import type { FreeStep } from '../command.ts';
import { sendCopies } from '../engine/copies.ts';
import { handlersAgain, nodeOf, openVisit } from '../engine/open-visit.ts';
import type { Run } from '../engine/run.ts';
import {
  branchesOf,
  consumeToken,
  emit,
  forksBetween,
  liveToken,
  placeToken,
  scopeOf,
  visitOf,
} from '../engine/run.ts';
import type { Block, ChoiceBlock, NodeId, Outcome, ParallelBlock, Sequence } from '../program.ts';
import { isBesideFlow } from '../program-index.ts';
import { closeWithLast, stopBeside, stopScope } from '../returns/regions.ts';
import type { CarryOver, Scope, ScopeId, Visit, VisitId } from '../state.ts';
import { decideBranches, decideChoice, isInclusive } from './decide-choice.ts';
import { enterAdded, enterFreeStep } from './free-step.ts';
import { anchorOf, presentWay } from './lineage.ts';
import { awaited, openBranches, openFork } from './open-fork.ts';

/** A flow under way between two steps. */
export interface Flow {
  readonly scope: ScopeId;
  readonly from: readonly VisitId[];
  readonly outcome?: Outcome;
  /** What the waiting step before had waited for. */
  readonly event?: string;
  readonly carry?: readonly CarryOver[];
}

/** How a visit is left: with which outcome, what is carried over, and where its holder sends it. */
export interface Leaving {
  readonly outcome: Outcome;
  readonly carry?: readonly CarryOver[] | undefined;
  readonly next?: FreeStep | undefined;
  readonly event?: string | undefined;
}

/** The visit is done: its work goes straight back (直送), where its holder sent it (自由流), or the flow goes on. */
export function leaveVisit(run: Run, visit: Visit, { outcome, carry, next, event }: Leaving): void {
  if (outcome === 'yes') sendCopies(run, nodeOf(run, visit.node), visit, 'done');
  const returner = visit.returnTo === undefined ? undefined : visitOf(run.state, visit.returnTo);
  if (returner && mayGoBack(run, visit, outcome) && goStraightBack(run, visit, returner)) return;
  const flow = {
    scope: visit.scope,
    from: [visit.id],
    outcome,
    ...(event ? { event } : {}),
    ...(carry ? { carry } : {}),
  };
  // 不通过 goes where the drawing says, whatever was named for the case that it passes
  if (next && outcome === 'yes') {
    enterFreeStep(run, visit, next, flow);
    return;
  }
  if (visit.adhoc?.later && outcome === 'yes') {
    enterAdded(run, visit, visit.adhoc.later, flow);
    return;
  }
  const { node } = outcome === 'yes' && !event ? anchorOf(run.state, visit) : visit;
  const step = run.index.steps.get(node);
  if (!step) throw new Error(`node ${node} stands in no sequence`);
  advance(run, step, flow);
}

/** A step that now says 不通过 is not passed over by the direct way back; a borrowed one has no other way. */
function mayGoBack(run: Run, visit: Visit, outcome: Outcome): boolean {
  if (outcome === 'yes' || visit.borrowed) return true;
  emit(run, { kind: 'directLapsed', visit: visit.id, node: visit.node, because: 'refused' });
  return false;
}

/** Leaves the forks that a return had opened again, then opens the returner's step for the same persons. */
function goStraightBack(run: Run, visit: Visit, returner: Visit): boolean {
  const changed = visit.borrowed ? undefined : changedOnTheWay(run, visit, returner);
  if (changed !== undefined) {
    emit(run, { kind: 'directLapsed', visit: visit.id, node: changed });
    return false;
  }
  const reopened = forksBetween(run.state, visit.scope, returner.scope);
  // a branch restarted meanwhile is waited for: the direct mark lapses, and every join counts as usual
  if (reopened.some(({ arrived, expected }) => arrived + 1 < expected)) return false;
  let scope = visit.scope;
  while (scope !== returner.scope) {
    const fork = scopeOf(run.state, scope).parent;
    stopBeside(run, scope);
    closeBranch(run, scope, [visit.id]);
    for (const branch of branchesOf(run.state, fork)) consumeToken(run, branch.id);
    emit(run, { kind: 'scopeClosed', scope: fork, as: 'closed' });
    scope = scopeOf(run.state, fork).parent;
  }
  const why = [{ code: 'workflow.directBack', facts: { node: visit.node, visit: visit.id } }];
  openVisit(run, {
    node: returner.node,
    scope,
    from: [visit.id],
    resumes: returner.id,
    ...handlersAgain(
      run,
      returner,
      why,
      nodeOf(run, returner.node).resubmit === 'returner' ? 'withoutVote' : 'everybody',
    ),
    ...(returner.adhoc ? { adhoc: returner.adhoc } : {}),
    ...(returner.freely ? { freely: returner.freely } : {}),
    ...(returner.returnTo === undefined ? {} : { returnTo: returner.returnTo }),
    ...(returner.borrowed ? { borrowed: true } : {}),
    ...(returner.carry ? { carry: returner.carry } : {}),
  });
  return true;
}

/** 关键字段变更则重走: a step between target and returner whose key fields have changed since the return. */
export function changedOnTheWay(
  { program, state, facts }: Pick<Run, 'program' | 'state' | 'facts'>,
  visit: Visit,
  returner: Visit,
): NodeId | undefined {
  const way = presentWay(state, returner);
  const target = way.find((earlier) => earlier.node === visit.node)?.id ?? 0;
  const skipped = way.filter((earlier) => earlier.id > target).flatMap((earlier) => program.nodes[earlier.node] ?? []);
  return skipped.find((node) => node.keyFields?.length && facts.changedSince?.(visit.cause, node.keyFields))?.id;
}

/** Goes on behind a block. */
export function advance(run: Run, block: Block, flow: Flow): void {
  const place = run.index.places.get(block);
  if (!place) throw new Error('block stands in no sequence');
  const owner = run.index.owners.get(place.sequence)?.block;
  const next = place.sequence.blocks[place.at + 1];
  if (owner?.kind === 'section' && owner.adHoc && owner.body === place.sequence) advance(run, owner, flow);
  else if (next) enter(run, next, flow);
  else leaveSequence(run, place.sequence, flow);
}

function leaveSequence(run: Run, sequence: Sequence, flow: Flow): void {
  const owner = run.index.owners.get(sequence);
  if (!owner) endProcess(run, 'completed');
  else if (isBesideFlow(owner, sequence)) endBeside(run, flow);
  else if (owner.block.kind !== 'parallel') advance(run, owner.block, flow);
  else arrive(run, flow);
}

/** What was done beside a step is over; nothing waits for it. */
function endBeside(run: Run, { scope }: Flow): void {
  stopBeside(run, scope);
  consumeToken(run, scope);
  emit(run, { kind: 'scopeClosed', scope, as: 'closed' });
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
    case 'section':
      enterSequence(run, block.body, flow);
      break;
    case 'parallel':
      fork(run, block, flow);
      break;
    case 'end':
      endProcess(run, block.result, block.id);
      break;
  }
}

const place = ({ outcome: _outcome, event: _event, ...rest }: Flow) => rest;

export function enterSequence(run: Run, sequence: Sequence, flow: Flow): void {
  const first = sequence.blocks[0];
  if (first) enter(run, first, flow);
  else leaveSequence(run, sequence, flow);
}

function choose(run: Run, choice: ChoiceBlock, flow: Flow): void {
  const { branch, ...decision } = decideChoice(choice, flow, run.facts);
  emit(run, { kind: 'routed', choice: choice.id, flow: branch.flow, ...decision });
  enterSequence(run, branch.body, flow);
}

function fork(run: Run, block: ParallelBlock, flow: Flow): void {
  const carried = flow.carry?.find((one) => one.block === block.id);
  const rest = flow.carry?.filter((one) => one !== carried);
  const scope = openFork(run, block, {
    parent: flow.scope,
    active: carried?.branches ?? branchesTaken(run, block),
    results: carried?.from,
    carry: rest,
    anew: carried === undefined,
  });
  for (const branch of openBranches(run, scope)) {
    // a branch in which there is nothing to do may have been enough already
    if (scopeOf(run.state, branch.id).state !== 'open') continue;
    const body = block.branches[branch.branch ?? 0]?.body;
    if (body) enterSequence(run, body, { scope: branch.id, from: flow.from, ...(rest?.length ? { carry: rest } : {}) });
  }
}

/** 包容分支: which branches run; `undefined` = all, without conditions. */
function branchesTaken(run: Run, block: ParallelBlock): readonly number[] | undefined {
  if (!isInclusive(block)) return undefined;
  const { branches, because, tried } = decideBranches(block, run.facts);
  const flows = branches.map((branch) => block.branches[branch]?.flow ?? '');
  emit(run, { kind: 'branchesTaken', block: block.id, flows, because, tried });
  return branches;
}

function closeBranch(run: Run, branch: ScopeId, by: readonly VisitId[]): ScopeId {
  const forkId = scopeOf(run.state, branch).parent;
  emit(run, { kind: 'branchArrived', scope: branch, fork: forkId, by });
  return forkId;
}

/** A branch is through. The join counts the branches of its own fork and nothing else. */
function arrive(run: Run, flow: Flow): void {
  stopBeside(run, flow.scope);
  const forkId = closeBranch(run, flow.scope, flow.from);
  if (scopeOf(run.state, forkId).passed !== undefined) {
    consumeToken(run, flow.scope);
    closeWithLast(run, forkId);
    return;
  }
  placeToken(run, flow.scope, { kind: 'join', scope: forkId });
  const forkScope = scopeOf(run.state, forkId);
  if (forkScope.arrived < awaited(forkScope)) return;

  if (forkScope.arrived < forkScope.expected) goOnWithout(run, forkScope);
  const branches = branchesOf(run.state, forkId).filter(({ arrivedBy }) => arrivedBy !== undefined);
  for (const branch of branches) if (liveToken(run.state, branch.id)) consumeToken(run, branch.id);
  if (scopeOf(run.state, forkId).passed === undefined) emit(run, { kind: 'scopeClosed', scope: forkId, as: 'closed' });
  const block = run.index.parallels.get(forkScope.block);
  if (!block) throw new Error(`no parallel block ${forkScope.block}`);
  advance(run, block, {
    scope: forkScope.parent,
    from: [...new Set(branches.flatMap((branch) => branch.arrivedBy ?? []))],
    ...(forkScope.carry ? { carry: forkScope.carry } : {}),
  });
}

/** 已有几路办完: the others stop, and what was said in them stays; or they go on for the record. */
function goOnWithout(run: Run, { id: fork, arrived, expected, enough }: Scope): void {
  if (!enough) return;
  emit(run, { kind: 'enoughArrived', fork, arrived, expected, rest: enough.rest });
  if (enough.rest === 'continue') return;
  for (const branch of openBranches(run, fork)) stopScope(run, branch.id, 'enoughArrived');
}

function endProcess(run: Run, as: 'completed' | 'refused', end?: string): void {
  const root = run.state.scopes[0];
  if (root) stopBeside(run, root.id);
  if (root?.state === 'open') {
    consumeToken(run, root.id);
    emit(run, { kind: 'scopeClosed', scope: root.id, as: 'closed' });
  }
  cancelBoundChildren(run);
  emit(run, { kind: 'processEnded', as, ...(end ? { end } : {}) });
}
