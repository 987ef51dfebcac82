import type {
  BesideFlow,
  Block,
  BranchGuard,
  ChoiceBlock,
  NodeId,
  Program,
  SectionBlock,
  Sequence,
} from '../program.ts';

export type ElementKind =
  | ('start' | 'end' | 'step' | 'choice' | 'merge' | 'fork' | 'join')
  | ('events' | 'catch' | 'boundary' | 'beside' | 'section');

/** One shape of the drawn process; `id` is the BPMN element's. */
export interface GraphElement {
  readonly id: string;
  readonly kind: ElementKind;
  readonly name: string;
  /** The embedded sub-process it is drawn in. */
  readonly parent?: string;
  /** The step on whose edge a timer sits. */
  readonly attachedTo?: string;
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

export const innerStartOf = (section: string): string => `${section}_start`;
export const innerEndOf = (section: string): string => `${section}_end`;
export const besideEndOf = (event: string): string => `${event}_end`;
/** The choice behind a waiting step or one with boundary timers: drawn as events, not as a gateway. */
export const isByEvent = (block: Block | undefined): boolean =>
  block?.kind === 'choice' && block.branches.some(({ guard }) => guard.kind === 'event');

export const mergeIdOf = (choice: string): string => `${choice}_merge`;

/** Shapes and arrows of a program; the inverse of what `compile` reads. */
export function graphOf(program: Program): Graph {
  const elements = new Map<string, GraphElement>();
  const flows: (GraphFlow & { readonly at: number })[] = [];
  let parent: string | undefined;
  const add = (id: string, kind: ElementKind, name: string, attachedTo?: string): void => {
    const more = { ...(parent ? { parent } : {}), ...(attachedTo ? { attachedTo } : {}) };
    if (!elements.has(id)) elements.set(id, { id, kind, name, ...more });
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

  const merged = ({ id }: ChoiceBlock, outlets: readonly Outlet[]): readonly Outlet[] => {
    if (outlets.length < 2) return outlets;
    add(mergeIdOf(id), 'merge', '');
    connect(outlets, mergeIdOf(id));
    return [{ from: mergeIdOf(id) }];
  };

  /** Events behind their gateway, timers on the edge of their step; the branch without an event is the drawn flow. */
  const drawEvents = ({ branches }: ChoiceBlock, inlets: readonly Outlet[]): readonly Outlet[] => {
    const [before] = inlets;
    const timers = branches.some(({ guard }) => guard.kind === 'default');
    return branches.flatMap(({ flow, label, guard, body }) => {
      if (guard.kind !== 'event') return draw(body, [{ ...before, from: before?.from ?? '', flow }]);
      if (timers) add(guard.event, 'boundary', guard.name, before?.from);
      else {
        add(guard.event, 'catch', guard.name);
        connect(inlets, guard.event);
      }
      return draw(body, [{ from: guard.event, flow, label }]);
    });
  };

  const drawSection = (
    { id, name, adHoc, beside, body }: SectionBlock,
    inlets: readonly Outlet[],
  ): readonly Outlet[] => {
    add(id, 'section', name);
    connect(inlets, id);
    const outside = parent;
    parent = id;
    if (adHoc) for (const block of body.blocks) drawBlock(block, []);
    else {
      add(innerStartOf(id), 'start', '');
      const outlets = draw(body, [{ from: innerStartOf(id) }]);
      add(innerEndOf(id), 'end', '');
      connect(outlets, innerEndOf(id));
    }
    parent = outside;
    for (const one of beside ?? []) drawBeside(id, one);
    return [{ from: id }];
  };

  /** What a timer on the edge of a step or sub-process begins, up to an end of its own. */
  const drawBeside = (step: NodeId, { event, name, flow, label, body }: BesideFlow): void => {
    add(event, 'beside', name, step);
    const outlets = draw(body, [{ from: event, flow, label }]);
    if (outlets.length === 0) return;
    add(besideEndOf(event), 'end', '');
    connect(outlets, besideEndOf(event));
  };

  const drawBlock = (block: Block, inlets: readonly Outlet[]): readonly Outlet[] => {
    switch (block.kind) {
      case 'step':
        add(block.node, stepKind(program, block.node), program.nodes[block.node]?.name ?? '');
        connect(inlets, block.node);
        for (const one of block.beside ?? []) drawBeside(block.node, one);
        return [stepOutlet(block.node)];
      case 'section':
        return drawSection(block, inlets);
      case 'end':
        add(block.id, 'end', block.name);
        connect(inlets, block.id);
        return [];
      case 'goBack':
        connect(inlets, block.to, true);
        return [];
      case 'choice': {
        if (isByEvent(block)) return merged(block, drawEvents(block, inlets));
        add(block.id, 'choice', block.name);
        connect(inlets, block.id);
        const outlets = block.branches.flatMap(({ flow, label, guard, body }, at) =>
          draw(body, [{ from: block.id, flow, label, guard, at }]),
        );
        return merged(block, outlets);
      }
      case 'parallel': {
        add(block.id, 'fork', block.name);
        connect(inlets, block.id);
        const outlets = block.branches.flatMap(({ flow, label, guard, body }, at) =>
          draw(body, [{ from: block.id, flow, label, at, ...(guard ? { guard } : {}) }]),
        );
        add(block.joinId, 'join', '');
        connect(outlets, block.joinId);
        return [{ from: block.joinId }];
      }
    }
  };

  add(program.startId, 'start', program.messageStart?.message ?? '');
  draw(program.root, [{ from: program.startId }]);
  return { elements: [...elements.values()], flows: inBranchOrder(flows) };
}

const stepKind = (program: Program, node: NodeId): ElementKind => {
  const waits = program.nodes[node]?.waits;
  if (!waits) return 'step';
  return waits.length === 1 && waits[0]?.id === node ? 'catch' : 'events';
};

/** Flows by their source, and behind a gateway in the order of its branches: conditions are tried in this order. */
function inBranchOrder(flows: readonly (GraphFlow & { readonly at: number })[]): readonly GraphFlow[] {
  const sources = [...new Set(flows.map((flow) => flow.from))];
  return sources.flatMap((source) =>
    flows
      .filter((flow) => flow.from === source)
      .sort((a, b) => a.at - b.at)
      .map(({ at: _at, ...flow }) => flow),
  );
}
