import type { Block, NodeId, Program, Sequence } from '../program.ts';

/**
 * The steps that somebody may have done just before each step, on the way forward through the drawing; none = it is the first.
 * Ways back (回流) and returns are left out; waiting, children and automatic steps are passed over, nobody acts in them.
 */
export function stepsBefore({ root, nodes }: Pick<Program, 'root' | 'nodes'>): ReadonlyMap<NodeId, readonly NodeId[]> {
  const before = new Map<NodeId, ReadonlySet<NodeId>>();
  const isActed = (id: NodeId): boolean => {
    const node = nodes[id];
    return node !== undefined && !node.waits && !node.call && !node.does;
  };
  /** Answers with whom one leaves the sequence; nobody where it never does. */
  const through = ({ blocks }: Sequence, entering: ReadonlySet<NodeId>): ReadonlySet<NodeId> =>
    blocks.reduce((now, block) => past(block, now), entering);
  const past = (block: Block, entering: ReadonlySet<NodeId>): ReadonlySet<NodeId> => {
    switch (block.kind) {
      case 'step': {
        before.set(block.node, entering);
        for (const { body } of block.beside ?? []) through(body, entering);
        return isActed(block.node) ? new Set([block.node]) : entering;
      }
      case 'section':
        for (const { body } of block.beside ?? []) through(body, entering);
        return through(block.body, entering);
      case 'choice':
      case 'parallel':
        return new Set(block.branches.flatMap(({ body }) => [...through(body, entering)]));
      case 'end':
      case 'goBack':
        return new Set();
    }
  };
  through(root, new Set());
  return new Map([...before].map(([node, all]) => [node, [...all]]));
}
