import { besideEndOf, type Graph, type GraphFlow, graphOf, innerEndOf, innerStartOf } from '../bpmn/graph.ts';
import type { Sheet } from './picture.ts';

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
  /** Everything of the drawing that the list shows; the rest is loose and stays. */
  readonly handled: ReadonlySet<string>;
}

const known = new WeakMap<Sheet, Ways>();

/** Asked with every change of a design: found out once for a file. */
export function waysOf(sheet: Sheet): Ways {
  const found = known.get(sheet) ?? readWays(sheet);
  known.set(sheet, found);
  return found;
}

function readWays(sheet: Sheet): Ways {
  const { program, locked } = sheet;
  const graph = graphOf(program);
  const ofTree = new Set(graph.elements.map(({ id }) => id));
  const forks = new Set(graph.elements.flatMap(({ id, kind }) => (isForkKind.has(kind) ? [id] : [])));
  const outOf = new Map<string, string[]>();
  for (const [id, { from }] of sheet.flows) outOf.set(from, [...(outOf.get(from) ?? []), id]);
  const isPassage = (id: string): boolean =>
    !ofTree.has(id) && isGateway(sheet.nodes.get(id)?.type) && outOf.get(id)?.length === 1;

  const wayFrom = (first: string): Way => {
    const flows = [first];
    const met: string[] = [];
    for (let flow = sheet.flows.get(first); flow; ) {
      met.push(flow.to);
      const [next] =
        isPassage(flow.to) && !flows.includes(outOf.get(flow.to)?.[0] ?? '') ? (outOf.get(flow.to) ?? []) : [];
      if (next === undefined) break;
      flows.push(next);
      flow = sheet.flows.get(next);
    }
    return { flows, met };
  };

  const drawnAs = new Map(
    graph.elements.flatMap(({ id, kind }) => {
      if (kind === 'section') return insideOf(sheet, id);
      const end = kind === 'beside' ? endBehind(sheet, id) : undefined;
      return end === undefined ? [] : [[besideEndOf(id), end] as const];
    }),
  );

  const of = ({ id, from: source }: Pick<GraphFlow, 'id' | 'from'>): readonly Way[] => {
    const from = drawnAs.get(source) ?? source;
    const drawn = sheet.flows.get(id);
    if (drawn?.from === from) return [wayFrom(id)];
    // a branch of a fork goes by the id of its flow alone: another one of the same fork is not it
    if (forks.has(source)) return [];
    const members = new Set(locked[from]?.members ?? [from]);
    const exits = [...members].flatMap((member) => outOf.get(member) ?? []);
    return exits.filter((exit) => !members.has(sheet.flows.get(exit)?.to ?? '')).map(wayFrom);
  };

  for (const { id } of graph.elements.filter(({ kind }) => kind === 'merge')) {
    if (sheet.nodes.has(id)) continue;
    const ways = graph.flows.filter(({ to }) => to === id).flatMap(of);
    const [first] = ways;
    const common = first?.met.find((met) => isPassage(met) && ways.every((way) => way.met.includes(met)));
    if (common !== undefined && ![...drawnAs.values()].includes(common)) drawnAs.set(id, common);
  }
  const ways = graph.flows.flatMap(of);
  const handled = new Set([
    ...ways.flatMap(({ flows, met }) => [...flows, ...met.slice(0, -1)]),
    ...Object.values(locked).flatMap((part) => part.members),
    ...graph.elements.map(({ id }) => drawnAs.get(id) ?? id),
  ]);
  return { graph, of, drawnAs, handled };
}

const isForkKind: ReadonlySet<string> = new Set(['choice', 'fork', 'events']);

/** Start and end that are drawn inside a section. */
function insideOf(sheet: Sheet, section: string): readonly (readonly [string, string])[] {
  const inside = [...sheet.nodes].filter(([, { parent }]) => parent === section);
  const start = inside.find(([, { type }]) => type === 'bpmn:StartEvent');
  const end = start && endBehind(sheet, start[0]);
  return [
    ...(start ? [[innerStartOf(section), start[0]] as const] : []),
    ...(end === undefined ? [] : [[innerEndOf(section), end] as const]),
  ];
}

/** The end that is reached from here. */
function endBehind({ nodes, flows }: Sheet, from: string): string | undefined {
  const found = new Set([from]);
  for (const id of found) for (const flow of flows.values()) if (flow.from === id) found.add(flow.to);
  return [...found].find((id) => nodes.get(id)?.type === 'bpmn:EndEvent');
}

const isGateway = (type: string | undefined): boolean =>
  type !== undefined && /^bpmn:(Exclusive|Parallel|Inclusive)Gateway$/.test(type);
