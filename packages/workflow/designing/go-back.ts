import type { Block, NodeId, Program, Sequence } from '../program.ts';
import { blockAt, blocksWithin, bodiesOf, isParent, type Path, sequenceAt } from './design.ts';

type Tree = Pick<Program, 'root' | 'nodes'>;

/** Steps that the end of a branch may lead back to: those with work before it on the way, up to the edge of a fork or section. */
export function goBackTargets({ root, nodes }: Tree, path: Path): readonly NodeId[] {
  const targets: NodeId[] = [];
  for (let level = path.length; level > 0; level -= 1) {
    const [at] = path[level - 1] ?? [0];
    const above = path.slice(0, level - 1);
    if (blockAt(root, { path: above, at })?.kind !== 'choice') break;
    const before = sequenceAt(root, above)?.blocks.slice(0, at) ?? [];
    targets.unshift(
      ...before.flatMap((block) =>
        block.kind === 'step' && !nodes[block.node]?.waits && !nodes[block.node]?.does ? [block.node] : [],
      ),
    );
  }
  return targets;
}

/** Ways back whose step stands where the list can offer it. */
export function goBacksThatLead(program: Tree): ReadonlySet<Block> {
  const found = new Set<Block>();
  const visit = (sequence: Sequence, path: Path): void => {
    for (const [at, block] of sequence.blocks.entries()) {
      if (block.kind === 'goBack' && goBackTargets(program, path).includes(block.to)) found.add(block);
      if (!isParent(block)) continue;
      for (const [branch, body] of bodiesOf(block).entries()) visit(body, [...path, [at, branch]]);
    }
  };
  visit(program.root, []);
  return found;
}

/** Ways back of a file that lead elsewhere. */
export function otherGoBacks(program: Tree): readonly Block[] {
  const leading = goBacksThatLead(program);
  return [...blocksWithin(program.root)].filter((block) => block.kind === 'goBack' && !leading.has(block));
}
