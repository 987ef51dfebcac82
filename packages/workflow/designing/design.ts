import { isByEvent } from '../bpmn/graph.ts';
import type { Picture } from '../drawing/picture.ts';
import type { BesideFlow, Block, NodeId, Program, Sequence, StepBlock } from '../program.ts';

/**
 * A process while it is being designed: the structure tree of a drawing that may still have problems. What the list cannot
 * show as cards stands in it as one locked step, whose elements stay as they are in the file.
 */
export interface Design {
  readonly program: Program;
  /** Locked fragments (复杂段) by the id of the step that stands for them: the element they are entered by. */
  readonly locked: Readonly<Record<NodeId, LockedPart>>;
  /** Where everything is drawn. */
  readonly picture: Picture;
}

/** 复杂段: elements of the file that are kept, moved and removed together, and changed elsewhere only. */
export interface LockedPart {
  readonly members: readonly string[];
  /** Work steps among them, for `复杂段（n 个步骤）`. */
  readonly steps: number;
  /** The way ends inside; nothing can stand behind it. */
  readonly ends?: true;
}

/** Steps that stand for locked parts in which the way ends. */
export const endingParts = (locked: Design['locked']): ReadonlySet<NodeId> =>
  new Set(Object.entries(locked).flatMap(([id, { ends }]) => (ends ? [id] : [])));

/**
 * The way to a sequence: block and branch of it, from the root inwards. A section has its inside as branch 0; what a timer
 * begins beside it (or beside a step) stands behind that, in the order of the timers.
 */
export type Path = readonly (readonly [block: number, branch: number])[];

/** A block, or the gap before it: `at` may be the length of the sequence. */
export interface Spot {
  readonly path: Path;
  readonly at: number;
}

/** A step beside which something begins at a time. */
export type StepWithBeside = StepBlock & { readonly beside: readonly BesideFlow[] };

/** A block that has sequences inside. */
export type Parent = Extract<Block, { readonly kind: 'choice' | 'parallel' | 'section' }> | StepWithBeside;

export const isParent = (block: Block | undefined): block is Parent =>
  block?.kind === 'choice' ||
  block?.kind === 'parallel' ||
  block?.kind === 'section' ||
  (block?.kind === 'step' && (block.beside?.length ?? 0) > 0);

export function bodiesOf(block: Parent): readonly Sequence[] {
  if (block.kind === 'choice' || block.kind === 'parallel') return block.branches.map(({ body }) => body);
  const beside = (block.beside ?? []).map(({ body }) => body);
  return block.kind === 'section' ? [block.body, ...beside] : beside;
}

/** What begins beside a block at a time, and the branch of a path that leads into it. */
export const besideOf = (block: Block | undefined): readonly (BesideFlow & { readonly branch: number })[] =>
  block?.kind === 'step' || block?.kind === 'section'
    ? (block.beside ?? []).map((one, at) => ({ ...one, branch: block.kind === 'section' ? at + 1 : at }))
    : [];

/** The sequence at a path; undefined where the path leads nowhere. */
export function sequenceAt(root: Sequence, path: Path): Sequence | undefined {
  let sequence: Sequence | undefined = root;
  for (const [at, branch] of path) {
    const block: Block | undefined = sequence?.blocks[at];
    sequence = isParent(block) ? bodiesOf(block)[branch] : undefined;
  }
  return sequence;
}

export const blockAt = (root: Sequence, { path, at }: Spot): Block | undefined => sequenceAt(root, path)?.blocks[at];

/** The tree with another list of blocks at a path; everything beside the path is the same value as before. */
export function withBlocks(root: Sequence, path: Path, blocks: readonly Block[]): Sequence {
  const [step, ...rest] = path;
  if (!step) return { kind: 'sequence', blocks };
  const [at, branch] = step;
  return {
    kind: 'sequence',
    blocks: root.blocks.map((block, place) =>
      place === at && isParent(block) ? withBody(block, branch, (body) => withBlocks(body, rest, blocks)) : block,
    ),
  };
}

/** A block with another body in one of its branches. */
export function withBody(block: Parent, branch: number, change: (body: Sequence) => Sequence): Parent {
  if (block.kind === 'section' && branch === 0) return { ...block, body: change(block.body) };
  const one = <T extends { readonly body: Sequence }>(all: readonly T[], from = 0): readonly T[] =>
    all.map((each, place) => (place + from === branch ? { ...each, body: change(each.body) } : each));
  switch (block.kind) {
    case 'choice':
      return { ...block, branches: one(block.branches) };
    case 'parallel':
      return { ...block, branches: one(block.branches) };
    case 'section':
      return block.beside ? { ...block, beside: one(block.beside, 1) } : block;
    case 'step':
      return { ...block, beside: one(block.beside) };
  }
}

/** Nobody has said yet when the branch is taken; publishing asks for it. */
export const noCondition = { kind: 'condition', source: '' } as const;

/** A block with everything in it, outermost first. */
export function* blocksWithin(sequence: Sequence): Generator<Block> {
  for (const block of sequence.blocks) {
    yield block;
    if (isParent(block)) for (const body of bodiesOf(block)) yield* blocksWithin(body);
  }
}

/** Ids of the steps in these blocks, in reading order. */
export const stepsWithin = (blocks: readonly Block[]): readonly NodeId[] =>
  [...blocksWithin({ kind: 'sequence', blocks })].flatMap((block) => (block.kind === 'step' ? [block.node] : []));

/** Ids under which these blocks may have definitions: steps, and sections (the clock of one with a time limit). */
export const definedWithin = (blocks: readonly Block[]): readonly NodeId[] =>
  [...blocksWithin({ kind: 'sequence', blocks })].flatMap((block) =>
    block.kind === 'step' ? [block.node] : block.kind === 'section' ? [block.id] : [],
  );

/** A choice that is drawn as events of the step before it: both stand and move together. */
export const belongsToStep = isByEvent;

/** The same where the events are timers on the edge of what stands before: it goes on in time, or is left at a time. */
export const isTimers = (block: Block | undefined): boolean =>
  isByEvent(block) && block?.kind === 'choice' && block.branches.some(({ guard }) => guard.kind === 'default');

/** How many blocks are handled as one from here: a step with its events, else the block alone. */
export const unitLength = ({ blocks }: Sequence, at: number): number => (belongsToStep(blocks[at + 1]) ? 2 : 1);
