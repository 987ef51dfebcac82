import type { Block, BranchGuard, NodeId, Program, Sequence } from '../program.ts';

export type ElementKind = 'start' | 'end' | 'step' | 'choice' | 'merge' | 'fork' | 'join';

/** One shape of the drawn process; `id` is the BPMN element's. */
export interface GraphElement {
  readonly id: string;
  readonly kind: ElementKind;
  readonly name: string;
}

export interface GraphFlow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly guard?: BranchGuard;
  /** The flow goes back to an earlier step. */
  readonly back?: true;
}

/** The structure tree as BPMN draws it: shapes and arrows. */
export interface Graph {
  readonly elements: readonly GraphElement[];
  readonly flows: readonly GraphFlow[];
}

interface Outlet {
  readonly from: string;
  readonly flow?: string;
  readonly label?: string;
  readonly guard?: BranchGuard;
  /** Place among the branches of its gateway. */
  readonly at?: number;
}

export const mergeIdOf = (choice: string): string => `${choice}_merge`;

/** Shapes and arrows of a program; the inverse of what `compile` reads. */
export function graphOf(program: Program): Graph {
  const elements = new Map<string, GraphElement>();
  const flows: (GraphFlow & { readonly at: number })[] = [];
  const add = (id: string, kind: ElementKind, name: string): void => {
    if (!elements.has(id)) elements.set(id, { id, kind, name });
  };
  const connect = (outlets: readonly Outlet[], to: string, back?: true): void => {
    for (const { from, flow, label, guard, at } of outlets) {
      flows.push({
        id: flow ?? `flow_${from}_${to}`,
        from,
        to,
        label: label ?? '',
        at: at ?? 0,
        ...(guard ? { guard } : {}),
        ...(back ? { back } : {}),
      });
    }
  };
  const stepOutlet = (node: NodeId): Outlet => {
    const label = program.nodes[node]?.flowLabel;
    return { from: node, ...(label ? { label } : {}) };
  };

  const draw = (sequence: Sequence, inlets: readonly Outlet[]): readonly Outlet[] =>
    sequence.blocks.reduce<readonly Outlet[]>((outlets, block) => drawBlock(block, outlets), inlets);

  const drawBlock = (block: Block, inlets: readonly Outlet[]): readonly Outlet[] => {
    switch (block.kind) {
      case 'step':
        add(block.node, 'step', program.nodes[block.node]?.name ?? '');
        connect(inlets, block.node);
        return [stepOutlet(block.node)];
      case 'end':
        add(block.id, 'end', block.name);
        connect(inlets, block.id);
        return [];
      case 'goBack':
        connect(inlets, block.to, true);
        return [];
      case 'choice': {
        add(block.id, 'choice', block.name);
        connect(inlets, block.id);
        const outlets = block.branches.flatMap(({ flow, label, guard, body }, at) =>
          draw(body, [{ from: block.id, flow, label, guard, at }]),
        );
        if (outlets.length < 2) return outlets;
        add(mergeIdOf(block.id), 'merge', '');
        connect(outlets, mergeIdOf(block.id));
        return [{ from: mergeIdOf(block.id) }];
      }
      case 'parallel': {
        add(block.id, 'fork', block.name);
        connect(inlets, block.id);
        const outlets = block.branches.flatMap(({ flow, label, body }, at) =>
          draw(body, [{ from: block.id, flow, label, at }]),
        );
        add(block.joinId, 'join', '');
        connect(outlets, block.joinId);
        return [{ from: block.joinId }];
      }
    }
  };

  add(program.startId, 'start', '');
  draw(program.root, [{ from: program.startId }]);
  return { elements: [...elements.values()], flows: inBranchOrder(flows) };
}

/** Flows by their source, and behind a gateway in the order of its branches: conditions are tried in this order. */
function inBranchOrder(flows: readonly (GraphFlow & { readonly at: number })[]): readonly GraphFlow[] {
  const bySource = Map.groupBy(flows, (flow) => flow.from);
  return [...bySource.values()].flatMap((group) =>
    [...group].sort((a, b) => a.at - b.at).map(({ at: _at, ...flow }) => flow),
  );
}
