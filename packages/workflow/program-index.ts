import type {
  Block,
  ChoiceBlock,
  NodeId,
  ParallelBlock,
  Program,
  SectionBlock,
  Sequence,
  StepBlock,
} from './program.ts';

/** One fork on the way from the root to a block: which branch of which parallel block. */
export interface ForkStep {
  readonly block: ParallelBlock;
  readonly branch: number;
}

/** Where a block stands: in a sequence, and that sequence in a branch of its owner (none = root). */
export interface Place {
  readonly sequence: Sequence;
  readonly at: number;
}

export interface Owner {
  readonly block: ChoiceBlock | ParallelBlock | SectionBlock | StepBlock;
  readonly branch: number;
}

/** Look-ups over the structure tree of one program; made once per program. */
export interface ProgramIndex {
  readonly places: ReadonlyMap<Block, Place>;
  readonly owners: ReadonlyMap<Sequence, Owner>;
  readonly steps: ReadonlyMap<NodeId, StepBlock>;
  readonly chains: ReadonlyMap<NodeId, readonly ForkStep[]>;
  readonly parallels: ReadonlyMap<string, ParallelBlock>;
  readonly sections: ReadonlyMap<string, SectionBlock>;
  /** The timers beside whose step a node stands, outermost first; none = it belongs to the flow itself. */
  readonly besides: ReadonlyMap<NodeId, readonly string[]>;
  /** Embedded sub-processes with a clock around a step or a fork, up to the branch it stands in, outermost first. */
  readonly clocks: ReadonlyMap<Block, readonly SectionBlock[]>;
  /** Nodes in document order. */
  readonly order: readonly NodeId[];
  readonly first: NodeId;
}

/** Is this what a timer begins beside a step or a sub-process? It ends by itself. */
export const isBesideFlow = ({ block }: Owner, sequence: Sequence): boolean =>
  block.kind === 'step' || (block.kind === 'section' && block.body !== sequence);

/** What follows a step: behind boundary timers the drawn flow is the default branch of their choice. */
export function behindBoundary(next: Block | undefined): Block | undefined {
  const timers = next?.kind === 'choice' && next.branches.some(({ guard }) => guard.kind === 'event');
  return timers ? next.branches.find(({ guard }) => guard.kind === 'default')?.body.blocks[0] : next;
}

const indexes = new WeakMap<Program, ProgramIndex>();

/** The index of a program, from memory when it has been asked before (programs are immutable). */
export function indexOf(program: Program): ProgramIndex {
  const known = indexes.get(program);
  if (known) return known;
  const made = makeIndex(program);
  indexes.set(program, made);
  return made;
}

/** What stands around a sequence. */
interface Around {
  readonly chain: readonly ForkStep[];
  readonly beside: readonly string[];
  readonly timed: readonly SectionBlock[];
}

function makeIndex(program: Program): ProgramIndex {
  const places = new Map<Block, Place>();
  const owners = new Map<Sequence, Owner>();
  const steps = new Map<NodeId, StepBlock>();
  const chains = new Map<NodeId, readonly ForkStep[]>();
  const parallels = new Map<string, ParallelBlock>();
  const sections = new Map<string, SectionBlock>();
  const besides = new Map<NodeId, readonly string[]>();
  const clocks = new Map<Block, readonly SectionBlock[]>();

  const visitBeside = (block: StepBlock | SectionBlock, { chain, beside }: Omit<Around, 'timed'>): void =>
    block.beside?.forEach(({ event, body }, branch) => {
      owners.set(body, { block, branch });
      visitSequence(body, { chain, beside: [...beside, event], timed: [] });
    });

  const visitSequence = (sequence: Sequence, { chain, beside, timed }: Around): void => {
    sequence.blocks.forEach((block, at) => {
      places.set(block, { sequence, at });
      if (block.kind === 'step') {
        steps.set(block.node, block);
        chains.set(block.node, chain);
        besides.set(block.node, beside);
        clocks.set(block, timed);
        visitBeside(block, { chain, beside });
      } else if (block.kind === 'section') {
        owners.set(block.body, { block, branch: 0 });
        sections.set(block.id, block);
        const own = program.nodes[block.id]?.waits ? [block] : [];
        visitSequence(block.body, { chain, beside, timed: [...timed, ...own] });
        visitBeside(block, { chain, beside });
      } else if (block.kind === 'choice' || block.kind === 'parallel') {
        if (block.kind === 'parallel') {
          parallels.set(block.id, block);
          clocks.set(block, timed);
        }
        block.branches.forEach((branch, index) => {
          owners.set(branch.body, { block, branch: index });
          const inside = { chain: [...chain, { block, branch: index } as ForkStep], beside, timed: [] };
          visitSequence(branch.body, block.kind === 'parallel' ? inside : { chain, beside, timed });
        });
      }
    });
  };
  visitSequence(program.root, { chain: [], beside: [], timed: [] });

  const order = [...steps.keys()];
  return { places, owners, steps, chains, parallels, sections, besides, clocks, order, first: order[0] ?? '' };
}

/** All steps as they are drawn, from the beginning to the end. */
export const stepsInOrder = (program: Program): readonly NodeId[] => indexOf(program).order;
