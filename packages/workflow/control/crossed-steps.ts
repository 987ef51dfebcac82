import type { NodeId, ParallelBlock, Program } from '../program.ts';
import type { Owner, ProgramIndex } from '../program-index.ts';
import { indexOf } from '../program-index.ts';

/** One level of the way to a step from the root: where in its sequence, and in which branch of which block that sequence is. */
interface Level {
  readonly at: number;
  readonly owner: Owner | undefined;
}

type Relation =
  | { readonly kind: 'same' | 'before' | 'after' | 'alternative' }
  | { readonly kind: 'beside'; readonly block: ParallelBlock };

/**
 * The steps that a jump goes over without their being done, in the order of the drawing: forwards the one that is left and all
 * before the target, branches beside the way included; backwards those that would have to be done once more.
 */
export function crossedSteps(program: Program, from: NodeId, to: NodeId): readonly NodeId[] {
  const index = indexOf(program);
  const flowOf = (node: NodeId) => (index.besides.get(node) ?? []).join('/');
  if (flowOf(from) !== flowOf(to)) return [];
  const path = new Map(index.order.map((node) => [node, pathTo(index, node)]));
  const related = (one: NodeId, other: NodeId) => relation(path.get(one) ?? [], path.get(other) ?? []);
  const course = related(from, to).kind;
  if (course === 'same' || course === 'alternative' || course === 'beside') return [];
  const [begin, end] = course === 'before' ? [from, to] : [to, from];
  const within = (node: NodeId, block: ParallelBlock) =>
    index.chains.get(node)?.some((step) => step.block === block) === true;
  return index.order.filter((node) => {
    if (flowOf(node) !== flowOf(from)) return false;
    const behind = related(node, begin);
    const ahead = related(node, end);
    const begun =
      behind.kind === 'same' || behind.kind === 'after' || (behind.kind === 'beside' && !within(end, behind.block));
    const ended = ahead.kind === 'before' || (ahead.kind === 'beside' && !within(begin, ahead.block));
    return begun && ended;
  });
}

/**
 * Of these, going forwards, what lies between the step that is left and the target; none where it goes backwards. Where the forks
 * on the way are entered as a whole, the branches beside the target are done and not passed over.
 */
export function stepsBetween(
  program: Program,
  { from, to, whole }: { readonly from: NodeId; readonly to: NodeId; readonly whole: boolean },
): readonly NodeId[] {
  const index = indexOf(program);
  if (index.order.indexOf(from) >= index.order.indexOf(to)) return [];
  const beside = (node: NodeId) => relation(pathTo(index, node), pathTo(index, to)).kind === 'beside';
  return crossedSteps(program, from, to).filter((node) => node !== from && !(whole && beside(node)));
}

function pathTo(index: ProgramIndex, node: NodeId): readonly Level[] {
  const levels: Level[] = [];
  let block: Parameters<ProgramIndex['places']['get']>[0] | undefined = index.steps.get(node);
  while (block) {
    const place = index.places.get(block);
    if (!place) break;
    const owner = index.owners.get(place.sequence);
    levels.unshift({ at: place.at, owner });
    block = owner?.block;
  }
  return levels;
}

function relation(one: readonly Level[], other: readonly Level[]): Relation {
  for (const [depth, level] of one.entries()) {
    const beside = other[depth];
    if (!beside) break;
    const { owner } = level;
    if (owner && owner.branch !== beside.owner?.branch)
      return owner.block.kind === 'parallel' ? { kind: 'beside', block: owner.block } : { kind: 'alternative' };
    if (level.at !== beside.at) return { kind: level.at < beside.at ? 'before' : 'after' };
  }
  return { kind: 'same' };
}
