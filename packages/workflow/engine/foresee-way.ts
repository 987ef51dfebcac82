import type { DerivationStep, ResolvedHandler } from '@gov/organisation';
import type { Choices } from '../command.ts';
import type { TriedCondition } from '../event.ts';
import type { Facts } from '../facts.ts';
import { decideBranches, decideChoice, isInclusive } from '../flow/decide-choice.ts';
import type {
  Block,
  BranchGuard,
  ChoiceBranch,
  NodeDefinition,
  NodeId,
  Outcome,
  ParallelBlock,
  Program,
  Sequence,
} from '../program.ts';
import type { ProgramIndex } from '../program-index.ts';
import { isBesideFlow } from '../program-index.ts';
import type { AutoPassReason, CarryOver, IncidentReason, State, Visit } from '../state.ts';
import { type Deeds, passesFor, withDeeds, wouldHandle } from './foresee.ts';
import { membersFor } from './open-visit.ts';

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
export interface Way {
  readonly branches: readonly string[];
  readonly previous: ResolvedHandler;
  /** Who has handled, or will have handled, the steps of this way. */
  readonly deeds: Deeds;
  readonly carry?: readonly CarryOver[] | undefined;
  /** Whom those just before have chosen, by the step they have chosen for. */
  readonly chosen?: Choices | undefined;
  readonly uncertain?: Uncertainty | undefined;
  /** What the steps behind the next one depend on: that one itself is certain. */
  readonly uncertainBehind?: Uncertainty | undefined;
  /** What the step just before was decided with, where that is known already; else it is expected to pass. */
  readonly outcome?: Outcome | undefined;
}

/** Behind a block: the rest of its sequence, and of the choice around it; a fork's end is followed by whoever opened the fork. */
export function followAfter(walk: Walk, block: Block, way: Way): Way {
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
      const { branch, because } = decideChoice(block, { outcome: way.outcome ?? 'yes', ...event }, walk.facts);
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
      return behind && rejoins ? { ...behind, uncertain: pastNext(way).uncertain } : behind;
    }
    case 'parallel': {
      const carried = way.carry?.find((one) => one.block === block.id)?.branches;
      const decided = carried || !isInclusive(block) ? undefined : decideBranches(block, walk.facts);
      const taken = carried ?? decided?.branches;
      const bodies = block.branches.filter((_, at) => !taken || taken.includes(at)).map(({ body }) => body);
      const early = !carried && block.enough !== undefined && block.enough.branches < bodies.length;
      const around: Way = { ...way, outcome: undefined, ...(early ? whereEnough(walk, block, bodies, way) : {}) };
      block.branches.forEach(({ guard, body }, at) => {
        if (taken && !taken.includes(at)) return;
        const doubtful = guard && decided?.because === 'defaultAfterUnknown' && !isTrue(decided.tried, guard);
        const inside = inBranch(around, block, at);
        followSequence(walk, body, doubtful ? { ...inside, uncertain: way.uncertain ?? 'answer' } : inside);
      });
      return { ...pastNext(way), outcome: undefined };
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

/**
 * Where some of the branches are enough all are begun; what stops depends on the others, what goes on for the record does not. With
 * nothing to do a branch may be through before others are begun.
 */
function whereEnough(
  { program }: Walk,
  { enough }: ParallelBlock,
  bodies: readonly Sequence[],
  { uncertain = 'enough' }: Way,
): Partial<Way> {
  const allBegin = bodies.every(({ blocks: [first] }) => first?.kind === 'step' && !program.nodes[first.node]?.does);
  if (!allBegin) return { uncertain };
  return enough?.rest === 'cancel' ? { uncertainBehind: uncertain } : {};
}

/** Behind the step that was certain to come. */
const pastNext = (way: Way): Way => ({
  ...way,
  uncertain: way.uncertain ?? way.uncertainBehind,
  uncertainBehind: undefined,
});

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

export const inBranch = (way: Way, block: ParallelBlock, branch: number): Way => ({
  ...way,
  branches: [...way.branches, block.branches[branch]?.flow ?? ''],
});

/** Behind a step that these persons handle. */
export const onBehind = (walk: Walk, way: Way, handlers: readonly ResolvedHandler[], visit?: Visit): Way => ({
  ...pastNext(way),
  chosen: undefined,
  outcome: undefined,
  previous: handlers[0] ?? way.previous,
  deeds: withDeeds(walk, way.deeds, handlers, visit),
});

/** Steps that nobody handles. */
export const byItself = (node: NodeDefinition | undefined): Pick<ForecastStep, 'calls' | 'waitsFor'> => ({
  ...(node?.call ? { calls: node.call.process } : {}),
  ...(node?.waits ? { waitsFor: node.waits.map((event) => event.name) } : {}),
});

export function foresee(walk: Walk, nodeId: NodeId, way: Way): Way {
  const node = walk.program.nodes[nodeId];
  // what the house does is nobody's to wait for
  if (!node || node.does) return { ...way, outcome: undefined };
  const itself = byItself(node);
  if (node.call || node.waits) {
    walk.steps.push({
      ...{ node: node.id, current: false, handlers: [], derivation: [], branches: way.branches, ...itself },
      ...(way.uncertain ? { uncertain: way.uncertain } : {}),
    });
    return { ...pastNext(way), outcome: undefined };
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
  return onBehind(walk, way, handlers);
}
