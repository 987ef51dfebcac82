import type { Block, NodeId, Sequence } from '../program.ts';
import { blockAt, blocksWithin, bodiesOf, isParent, type Path, sequenceAt } from './design.ts';

/** Steps that the end of a branch may lead back to: those before it on the way, up to the edge of a fork or section. */
export function goBackTargets(root: Sequence, path: Path): readonly NodeId[] {
  const targets: NodeId[] = [];
  for (let level = path.length; level > 0; level -= 1) {
    const [at] = path[level - 1] ?? [0];
    const above = path.slice(0, level - 1);
    if (blockAt(root, { path: above, at })?.kind !== 'choice') break;
    const before = sequenceAt(root, above)?.blocks.slice(0, at) ?? [];
    targets.unshift(...before.flatMap((block) => (block.kind === 'step' ? [block.node] : [])));
  }
  return targets;
}

/** Ways back whose step stands where the list can offer it. */
export function goBacksThatLead(root: Sequence): ReadonlySet<Block> {
  const found = new Set<Block>();
  const visit = (sequence: Sequence, path: Path): void => {
    for (const [at, block] of sequence.blocks.entries()) {
      if (block.kind === 'goBack' && goBackTargets(root, path).includes(block.to)) found.add(block);
      if (!isParent(block)) continue;
      for (const [branch, body] of bodiesOf(block).entries()) visit(body, [...path, [at, branch]]);
    }
  };
  visit(root, []);
  return found;
}

/** Ways back of a file that lead elsewhere. */
export function otherGoBacks(root: Sequence): readonly Block[] {
  const leading = goBacksThatLead(root);
  return [...blocksWithin(root)].filter((block) => block.kind === 'goBack' && !leading.has(block));
}
