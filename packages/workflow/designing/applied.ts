import type { Block, Program, Sequence } from '../program.ts';
import {
  blockAt,
  blocksWithin,
  bodiesOf,
  type Design,
  definedWithin,
  endingParts,
  isParent,
  type Parent,
  type Spot,
  sequenceAt,
  stepsWithin,
  withBlocks,
  withBody,
} from './design.ts';
import { goBacksThatLead, otherGoBacks } from './go-back.ts';
import { withoutLoneBranches } from './structure-problem.ts';

/** A design after a command, or why it cannot be done, as a sentence. */
export type Applied = { readonly ok: true; readonly design: Design } | { readonly ok: false; readonly why: string };

/** A command that was carried out. */
export const done = (design: Design): Applied => ({ ok: true, design });
/** A command that cannot be carried out, as a sentence. */
export const refuse = (why: string): Applied => ({ ok: false, why });
/** What the command speaks of is not there any more. */
export const gone = refuse('这一处已经不在了，请重新选择。');

/** The design with another tree (and other definitions), without what no card stands for any more. */
export const withRoot = (design: Design, root: Sequence, nodes = design.program.nodes): Design =>
  tidy({ ...design, program: { ...design.program, root, nodes } }, design);

/** Without what no card stands for any more: definitions, locked parts, ways back to steps that are gone. */
function tidy({ program, locked, picture }: Design, before: Design): Design {
  const steps = new Set(stepsWithin(program.root.blocks));
  // what a file brought stays, as long as its step does
  const leading = new Set([...otherGoBacks(before.program), ...goBacksThatLead(program)]);
  const lost = (block: Block): boolean => block.kind === 'goBack' && !(leading.has(block) && steps.has(block.to));
  const clean = (sequence: Sequence): Sequence => {
    const blocks = sequence.blocks.filter((block) => !lost(block)).map(cleanBlock);
    return blocks.length === sequence.blocks.length && blocks.every((block, at) => block === sequence.blocks[at])
      ? sequence
      : { kind: 'sequence', blocks };
  };
  const cleanBlock = (block: Block): Block => {
    if (!isParent(block)) return block;
    const bodies = bodiesOf(block).map(clean);
    if (bodies.every((body, at) => body === bodiesOf(block)[at])) return block;
    return bodies.reduce<Parent>((changed, body, at) => withBody(changed, at, () => body), block);
  };
  const defined = new Set(definedWithin(program.root.blocks));
  const only = <T>(all: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    Object.fromEntries(Object.entries(all).filter(([id]) => defined.has(id)));
  return {
    program: {
      ...program,
      root: withoutLoneBranches(clean(program.root), endingParts(locked)),
      nodes: withoutLostLabels(program.root, only(program.nodes)),
      // a new step may get the id of one that is gone, and is in no lane
      ...(program.lanes ? { lanes: only(program.lanes) } : {}),
    },
    locked: only(locked),
    picture,
  };
}

/** In a part handled freely no way leads on that a name of the button could stand on: the file would lose it. */
function withoutLostLabels(root: Sequence, nodes: Program['nodes']): Program['nodes'] {
  const free = [...blocksWithin(root)].flatMap((block) =>
    block.kind === 'section' && block.adHoc ? block.body.blocks : [],
  );
  const named = new Set(
    free.flatMap((block) => (block.kind === 'step' && nodes[block.node]?.flowLabel ? [block.node] : [])),
  );
  if (named.size === 0) return nodes;
  return Object.fromEntries(
    Object.entries(nodes).map(([id, node]) => {
      const { flowLabel: _label, ...unlabelled } = node;
      return [id, named.has(id) ? unlabelled : node];
    }),
  );
}

/** The tree with blocks in place of `count` blocks from a spot on. */
export function spliced(root: Sequence, { path, at }: Spot, count: number, blocks: readonly Block[]): Sequence {
  const before = sequenceAt(root, path)?.blocks ?? [];
  return withBlocks(root, path, [...before.slice(0, at), ...blocks, ...before.slice(at + count)]);
}

/** One block becomes another; refused where there is none, or where the change says undefined. */
export function changeBlock(design: Design, at: Spot, change: (block: Block) => Block | undefined): Applied {
  const block = blockAt(design.program.root, at);
  const changed = block && change(block);
  return changed ? done(withRoot(design, spliced(design.program.root, at, 1, [changed]))) : gone;
}
