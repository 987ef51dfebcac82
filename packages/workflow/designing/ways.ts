import type { ModdleElement } from 'bpmn-moddle';
import { type Graph, type GraphFlow, graphOf, innerEndOf, innerStartOf } from '../bpmn/graph.ts';
import { listOf, textOf } from '../bpmn/moddle-values.ts';
import type { Design } from './design.ts';
import { type Drawing, sourceOf, targetOf } from './drawing.ts';

/** A drawn way from one element of the list to the next: flows, and the gateways between that only lead on. */
export interface Way {
  readonly flows: readonly string[];
  /** What is met on the way, the end last. */
  readonly met: readonly string[];
}

/** The drawing as it is before anything is written, asked by the design that was read from it. */
export interface Ways {
  readonly graph: Graph;
  /** The drawn ways that a flow of the tree stands for; several where a locked part has several exits. */
  readonly of: (flow: Pick<GraphFlow, 'id' | 'from'>) => readonly Way[];
  /**
   * Element of the tree → the one drawn, where they go by different ids: merging gateways (absent = the branches meet without
   * one), start and end inside a section.
   */
  readonly drawnAs: ReadonlyMap<string, string>;
}

export function waysOf(drawing: Drawing, { program, locked }: Design): Ways {
  const graph = graphOf(program);
  const known = new Set(graph.elements.map(({ id }) => id));
  const outOf = new Map<string, string[]>();
  const into = new Map<string, number>();
  for (const [id, flow] of drawing.flows) {
    outOf.set(sourceOf(flow), [...(outOf.get(sourceOf(flow)) ?? []), id]);
    into.set(targetOf(flow), (into.get(targetOf(flow)) ?? 0) + 1);
  }
  const isPassage = (id: string): boolean =>
    !known.has(id) && isGateway(drawing.nodes.get(id)) && outOf.get(id)?.length === 1;

  const wayFrom = (first: string): Way => {
    const flows = [first];
    const met: string[] = [];
    for (let flow = drawing.flows.get(first); flow; ) {
      const target = targetOf(flow);
      met.push(target);
      const [next] =
        isPassage(target) && !flows.includes(outOf.get(target)?.[0] ?? '') ? (outOf.get(target) ?? []) : [];
      if (next === undefined) break;
      flows.push(next);
      flow = drawing.flows.get(next);
    }
    return { flows, met };
  };

  const drawnAs = new Map(graph.elements.flatMap(({ id, kind }) => (kind === 'section' ? insideOf(drawing, id) : [])));

  const of = ({ id, from: source }: Pick<GraphFlow, 'id' | 'from'>): readonly Way[] => {
    const from = drawnAs.get(source) ?? source;
    const drawn = drawing.flows.get(id);
    if (drawn && sourceOf(drawn) === from) return [wayFrom(id)];
    const members = new Set(locked[from]?.members ?? [from]);
    const exits = [...members].flatMap((member) => outOf.get(member) ?? []);
    return exits.filter((exit) => !members.has(targetOf(drawing.flows.get(exit) ?? none))).map(wayFrom);
  };

  for (const { id } of graph.elements.filter(({ kind }) => kind === 'merge')) {
    if (drawing.nodes.has(id)) continue;
    const ways = graph.flows.filter(({ to }) => to === id).flatMap(of);
    const [first] = ways;
    const common = first?.met.find((met) => isPassage(met) && ways.every((way) => way.met.includes(met)));
    if (common !== undefined && ![...drawnAs.values()].includes(common)) drawnAs.set(id, common);
  }
  return { graph, of, drawnAs };
}

/** Start and end that are drawn inside a section. */
function insideOf(drawing: Drawing, section: string): readonly (readonly [string, string])[] {
  const inside = listOf(drawing.nodes.get(section)?.flowElements);
  const start = inside.find(({ $type }) => $type === 'bpmn:StartEvent');
  const end = inside.find(({ $type }) => $type === 'bpmn:EndEvent');
  return [
    ...(start ? [[innerStartOf(section), textOf(start.id)] as const] : []),
    ...(end ? [[innerEndOf(section), textOf(end.id)] as const] : []),
  ];
}

const none = {} as ModdleElement; // reason: has no target
const isGateway = (element: ModdleElement | undefined): boolean =>
  element !== undefined && /^bpmn:(Exclusive|Parallel|Inclusive)Gateway$/.test(element.$type);
