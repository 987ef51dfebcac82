import type { AddedStep } from '../command.ts';
import type { Block, NodeDefinition, NodeId, Program, Sequence } from '../program.ts';
import type { State, Visit } from '../state.ts';

/** What a round of a step is called: an added step by its own name. */
export const stepName = (program: Program, { node, adhoc }: Pick<Visit, 'node' | 'adhoc'>): string =>
  adhoc?.name ?? program.nodes[node]?.name ?? '';

/** The steps still to come behind this one, before the flow goes on. */
export const addedBehind = ({ adhoc, decided }: Pick<Visit, 'adhoc' | 'decided'>): readonly AddedStep[] => {
  const next = decided?.next?.kind === 'persons' ? decided.next : undefined;
  return [...(next ? [next, ...(next.later ?? [])] : []), ...(adhoc?.later ?? [])];
};

/** Where a visit stands in the drawing with the added steps. */
export const drawnAt = ({ node, adhoc }: Pick<Visit, 'node' | 'adhoc'>): string =>
  adhoc ? drawnId(node, adhoc.step) : node;

/** A step as it was entered last, and what was added behind it since. What was taken back never was. */
export function presentRound(state: State, node: NodeId): readonly Visit[] {
  const rounds = state.visits.filter((visit) => visit.node === node && visit.state !== 'withdrawn');
  return rounds.slice(
    Math.max(
      0,
      rounds.findLastIndex((visit) => !visit.adhoc),
    ),
  );
}

const drawnId = (node: NodeId, step: number): string => `${node}+${step}`;

/** The program as this instance goes through it: behind each step what was added to it in its present round. To be drawn, not to be run. */
export function withAddedSteps(program: Program, state: State): Program {
  const added = new Map(Object.keys(program.nodes).map((node) => [node, addedTo(program, state, node)]));
  const more = [...added].flatMap(([node, steps]) => chained(program.nodes[node], steps));
  if (more.length === 0) return program;
  return {
    ...program,
    root: drawn(program.root, added),
    nodes: { ...program.nodes, ...Object.fromEntries(more.map((node) => [node.id, node])) },
  };
}

/** A step and what is added to it; only the arrow that leaves the last of them has the words of the drawn flow. */
function chained(node: NodeDefinition | undefined, added: readonly NodeDefinition[]): readonly NodeDefinition[] {
  if (!node || added.length === 0) return [];
  const all = [node, ...added];
  return all.map((one, at) => {
    const { flowLabel: _label, ...unlabelled } = one;
    return at < all.length - 1 ? unlabelled : one;
  });
}

function addedTo(program: Program, state: State, node: NodeId): readonly NodeDefinition[] {
  const definition = program.nodes[node];
  const round = presentRound(state, node);
  // a step sent back to whom it was added for is still ahead: it comes again, or the way goes on without it
  const present = round.filter((visit) => visit.adhoc);
  const names = new Map(present.map((visit) => [visit.adhoc?.step ?? 0, stepName(program, visit)]));
  const last = present.at(-1) ?? round[0];
  if (!definition || !last) return [];
  const open = last.state === 'open' || last.state === 'parked';
  const behind = open ? addedBehind(last) : [];
  behind.forEach(({ name = definition.name }, at) => {
    names.set((last.adhoc?.step ?? 0) + at + 1, name);
  });
  return [...names].map(([step, name]) => ({ ...definition, id: drawnId(node, step), name }));
}

function drawn(sequence: Sequence, added: ReadonlyMap<NodeId, readonly NodeDefinition[]>): Sequence {
  return { ...sequence, blocks: sequence.blocks.flatMap((block) => withBehind(block, added)) };
}

function withBehind(block: Block, added: ReadonlyMap<NodeId, readonly NodeDefinition[]>): readonly Block[] {
  switch (block.kind) {
    case 'step':
      return [block, ...(added.get(block.node) ?? []).map(({ id }) => ({ kind: block.kind, node: id }))];
    case 'choice':
      return [{ ...block, branches: block.branches.map((one) => ({ ...one, body: drawn(one.body, added) })) }];
    case 'parallel':
      return [{ ...block, branches: block.branches.map((one) => ({ ...one, body: drawn(one.body, added) })) }];
    case 'section': {
      const beside = block.beside?.map((one) => ({ ...one, body: drawn(one.body, added) }));
      return [{ ...block, body: drawn(block.body, added), ...(beside ? { beside } : {}) }];
    }
    default:
      return [block];
  }
}
