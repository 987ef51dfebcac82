import type { DerivationStep, ResolvedHandler } from '@gov/organisation';
import type { Choices } from '../command.ts';
import type { TriedCondition } from '../event.ts';
import type { Facts } from '../facts.ts';
import { addedBehind } from '../flow/added-steps.ts';
import { decideBranches, decideChoice, isInclusive } from '../flow/decide-choice.ts';
import { anchorOf, passWaiting } from '../flow/lineage.ts';
import { openBranches } from '../flow/open-fork.ts';
import type {
  Block,
  BranchGuard,
  ChoiceBranch,
  NodeDefinition,
  NodeId,
  ParallelBlock,
  Program,
  Sequence,
} from '../program.ts';
import type { ProgramIndex } from '../program-index.ts';
import { indexOf, isBesideFlow } from '../program-index.ts';
import type { AutoPassReason, CarryOver, IncidentReason, Scope, ScopeId, State, Visit, VisitId } from '../state.ts';
import { type Deeds, deedsUpTo, noDeeds, passesFor, withDeeds, wouldHandle } from './foresee.ts';
import { membersFor } from './open-visit.ts';
import { itemsOf, liveToken, scopeOf, visitOf } from './run.ts';

/**
 * What the way depends on: an `answer` the form does not hold yet (the default flow was assumed), which `event` comes first,
 * what the handlers of a `free` part choose, or which branches are there first where some are `enough`.
 */
export type Uncertainty = 'answer' | 'event' | 'free' | 'enough';

/** One step still to come (or under way now). Steps of parallel branches differ in `branches`. */
export interface ForecastStep {
  readonly node: NodeId;
  /** 加一步: its own name. */
  readonly name?: string;
  /** Under way now. */
  readonly current: boolean;
  readonly handlers: readonly ResolvedHandler[];
  readonly derivation: readonly DerivationStep[];
  readonly empty?: IncidentReason;
  /** 自动通过: nobody will have to do anything. */
  readonly passes?: AutoPassReason;
  /** Flow ids of the parallel branches it stands in, outermost first. */
  readonly branches: readonly string[];
  /** It may be passed by: which way is taken is not known yet, one was assumed. */
  readonly uncertain?: Uncertainty;
  /** Of a way that was not assumed, beside one that was. */
  readonly alternative?: true;
  /** No persons: the child process it calls, or what it waits for. */
  readonly calls?: string;
  readonly waitsFor?: readonly string[];
  /** Begun by a timer beside another step; nothing waits for it. */
  readonly beside?: string;
}

export interface Walk {
  readonly program: Program;
  readonly index: ProgramIndex;
  readonly state: State;
  readonly facts: Facts;
  readonly steps: ForecastStep[];
}

/** Where the walk stands: the branches around it, who acts before, what is carried over. */
interface Way {
  readonly branches: readonly string[];
  readonly previous: ResolvedHandler;
  /** Who has handled, or will have handled, the steps of this way. */
  readonly deeds: Deeds;
  readonly carry?: readonly CarryOver[] | undefined;
  /** Whom those just before have chosen, by the step they have chosen for. */
  readonly chosen?: Choices | undefined;
  readonly uncertain?: Uncertainty | undefined;
}

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

/** Nodes the flow reaches right behind a node, for "how does it come back to me". */
export function nodesBehind(program: Program, state: State, node: NodeId, facts: Facts): readonly NodeId[] {
  const walk: Walk = { program, index: indexOf(program), state, facts, steps: [] };
  const step = walk.index.steps.get(node);
  if (step) followAfter(walk, step, { branches: [], previous: state.starter, deeds: noDeeds });
  const steps = walk.steps.filter(({ alternative }) => !alternative);
  const first = steps[0];
  if (!first) return [];
  // parallel branches that start here side by side
  const heads = new Map(steps.map((one) => [one.branches.join('/'), one] as const).reverse());
  return first.branches.length === 0
    ? [first.node]
    : [...heads.values()]
        .filter((one) => one.branches.length > 0)
        .map((one) => one.node)
        .reverse();
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
  const around = fork.enough ? { ...way, uncertain: way.uncertain ?? 'enough' } : way;
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

const inBranch = (way: Way, block: ParallelBlock, branch: number): Way => ({
  ...way,
  branches: [...way.branches, block.branches[branch]?.flow ?? ''],
});

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
  const behind = followAdded(walk, visit, {
    ...onBehind({ ...way, deeds }, handlers, visit),
    carry: visit.carry,
    chosen: chosenUpTo(walk.state, [visit.id]),
  });
  if (visit.returnTo === undefined) {
    const step = walk.index.steps.get(anchorOf(walk.state, visit).node);
    if (step) followAfter(walk, step, behind);
    return true;
  }
  followReturner(walk, visitOf(walk.state, visit.returnTo), { ...behind, branches: way.branches });
  return scopeStays(walk.state, visit);
}

/** 加一步: what was added behind a step comes before the flow goes on. */
function followAdded(walk: Walk, visit: Visit, way: Way): Way {
  const { node } = visit;
  let behind = way;
  for (const { handlers, name, by = '' } of addedBehind(visit)) {
    behind = onBehind(behind, handlers);
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
  const behind = followAdded(walk, returner, {
    ...onBehind({ ...way, deeds: noDeeds }, handlers),
    carry: returner.carry,
  });
  const step = walk.index.steps.get(anchorOf(walk.state, returner).node);
  if (returner.returnTo !== undefined) followReturner(walk, visitOf(walk.state, returner.returnTo), behind);
  else if (step) followAfter(walk, step, behind);
}

/** Behind a block: the rest of its sequence, and of the choice around it; a fork's end is followed by whoever opened the fork. */
function followAfter(walk: Walk, block: Block, way: Way): Way {
  const place = walk.index.places.get(block);
  if (!place) return way;
  const owner = walk.index.owners.get(place.sequence);
  const aside = owner !== undefined && isBesideFlow(owner, place.sequence);
  const free = owner?.block.kind === 'section' && owner.block.adHoc && !aside;
  const behind = free ? way : followBlocks(walk, place.sequence.blocks.slice(place.at + 1), way);
  const ends = owner?.block.kind === 'parallel' || aside;
  return behind && owner && !ends ? followAfter(walk, owner.block, behind) : (behind ?? way);
}

/** `undefined` = the way ends or goes back here. */
function followBlocks(walk: Walk, blocks: readonly Block[], way: Way): Way | undefined {
  let here: Way | undefined = way;
  for (const block of blocks) {
    here = followBlock(walk, block, here);
    if (!here) return undefined;
  }
  return here;
}

const followSequence = (walk: Walk, sequence: Sequence, way: Way): Way | undefined =>
  followBlocks(walk, sequence.blocks, way);

function followBlock(walk: Walk, block: Block, way: Way): Way | undefined {
  switch (block.kind) {
    case 'step':
      return foresee(walk, block.node, way);
    case 'choice': {
      // which event comes first nobody knows: the first drawn is told, as uncertain
      const first = block.branches[0]?.guard;
      const event = first?.kind === 'event' ? { event: first.event } : {};
      const { branch, because } = decideChoice(block, { outcome: 'yes', ...event }, walk.facts);
      const doubt = because === 'event' ? 'event' : because === 'defaultAfterUnknown' ? 'answer' : undefined;
      if (!doubt) return followSequence(walk, branch.body, way);
      const doubtful = { ...way, uncertain: way.uncertain ?? doubt };
      const others = alternatives(
        walk,
        block.branches.filter((one) => one !== branch),
        doubtful,
      );
      const behind = followSequence(walk, branch.body, doubtful);
      walk.steps.push(...others);
      // where every way comes back here, what follows is certain again
      const rejoins = block.branches.every(({ guard, body }) => isNo(guard) || comesThrough(body));
      return behind && rejoins ? { ...behind, uncertain: way.uncertain } : behind;
    }
    case 'parallel': {
      const carried = way.carry?.find((one) => one.block === block.id)?.branches;
      const decided = carried || !isInclusive(block) ? undefined : decideBranches(block, walk.facts);
      const taken = carried ?? decided?.branches;
      const early = !carried && block.enough && block.enough.branches < (taken ?? block.branches).length;
      const around: Way = early ? { ...way, uncertain: way.uncertain ?? 'enough' } : way;
      block.branches.forEach(({ guard, body }, at) => {
        if (taken && !taken.includes(at)) return;
        const doubtful = guard && decided?.because === 'defaultAfterUnknown' && !isTrue(decided.tried, guard);
        const inside = inBranch(around, block, at);
        followSequence(walk, body, doubtful ? { ...inside, uncertain: way.uncertain ?? 'answer' } : inside);
      });
      return way;
    }
    case 'section':
      // of an ad-hoc part only the entry is certain
      return block.adHoc
        ? followBlocks(walk, block.body.blocks.slice(0, 1), way) && { ...way, uncertain: way.uncertain ?? 'free' }
        : followSequence(walk, block.body, way);
    case 'end':
    case 'goBack':
      return undefined;
  }
}

/** The steps of the ways that were not assumed; 不通过 is no way that is foreseen. */
function alternatives(walk: Walk, branches: readonly ChoiceBranch[], way: Way): readonly ForecastStep[] {
  return branches.flatMap(({ guard, body }) => {
    if (isNo(guard)) return [];
    const aside: Walk = { ...walk, steps: [...walk.steps] };
    followSequence(aside, body, way);
    return aside.steps.slice(walk.steps.length).map((step): ForecastStep => ({ ...step, alternative: true }));
  });
}

const isNo = (guard: BranchGuard): boolean => guard.kind === 'outcome' && guard.outcome === 'no';

const isTrue = (tried: readonly TriedCondition[], guard: BranchGuard): boolean =>
  guard.kind === 'condition' && tried.some(({ source, value }) => source === guard.source && value === true);

/** No way out of it before its end: whatever is chosen inside, the flow comes out behind it. */
const comesThrough = ({ blocks }: Sequence): boolean =>
  blocks.every((block) => {
    switch (block.kind) {
      case 'end':
      case 'goBack':
        return false;
      case 'choice':
        return block.branches.every(({ guard, body }) => isNo(guard) || comesThrough(body));
      case 'section':
        return comesThrough(block.body);
      default:
        return true;
    }
  });

/** Behind a step that these persons handle. */
const onBehind = (way: Way, handlers: readonly ResolvedHandler[], visit?: Visit): Way => ({
  ...way,
  chosen: undefined,
  previous: handlers[0] ?? way.previous,
  deeds: withDeeds(way.deeds, handlers, visit),
});

/** Steps that nobody handles. */
const byItself = (node: NodeDefinition | undefined): Pick<ForecastStep, 'calls' | 'waitsFor'> => ({
  ...(node?.call ? { calls: node.call.process } : {}),
  ...(node?.waits ? { waitsFor: node.waits.map((event) => event.name) } : {}),
});

function foresee(walk: Walk, nodeId: NodeId, way: Way): Way {
  const node = walk.program.nodes[nodeId];
  // what the house does is nobody's to wait for
  if (!node || node.does) return way;
  const itself = byItself(node);
  if (node.call || node.waits) {
    walk.steps.push({
      ...{ node: node.id, current: false, handlers: [], derivation: [], branches: way.branches, ...itself },
      ...(way.uncertain ? { uncertain: way.uncertain } : {}),
    });
    return way;
  }
  const { resolution: found, passes } = wouldHandle(walk, node, way);
  const handlers = membersFor(node, found);
  const reason = passes ? 'nobodyFound' : passesFor(walk, node, handlers, way.deeds);
  walk.steps.push({
    node: node.id,
    current: false,
    handlers,
    derivation: found.derivation,
    branches: way.branches,
    ...(reason ? { passes: reason } : {}),
    ...(handlers.length === 0 && !passes ? { empty: found.empty ?? 'unknown' } : {}),
    ...(way.uncertain ? { uncertain: way.uncertain } : {}),
  });
  return onBehind(way, handlers);
}
