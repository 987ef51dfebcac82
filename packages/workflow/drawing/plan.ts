import { type GraphElement, type GraphFlow, graphOf } from '../bpmn/graph.ts';
import type { Design } from '../designing/design.ts';
import type { Sheet } from './picture.ts';
import { type Way, type Ways, waysOf } from './ways.ts';

/** A drawn way as far as it is kept. */
export interface KeptWay extends Way {
  /** Its first flow is led elsewhere from now on; nothing behind it is kept. */
  readonly turned: boolean;
}

/** How a flow of the tree is drawn: by ways that are kept, or by a new flow. */
export interface LedFlow {
  readonly flow: GraphFlow;
  /** Ids of the drawing. */
  readonly from: string;
  readonly to: string;
  readonly ways: readonly KeptWay[];
  /** Id of the new flow, where no way is kept. */
  readonly id?: string;
}

/** What is drawn, by ids of the drawing. */
export interface DrawnFlow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** The flow of the tree that begins with it. */
  readonly flow?: GraphFlow;
}

/** The drawing that a design makes of its file: what stays, what is turned, what is new. */
export interface Plan {
  readonly elements: readonly GraphElement[];
  /** Element of the tree → the one drawn; undefined where branches meet without a gateway. */
  readonly drawn: ReadonlyMap<string, string | undefined>;
  readonly led: readonly LedFlow[];
  readonly flows: readonly DrawnFlow[];
  /** Everything drawn as a shape: of the tree, of locked parts, gateways that only lead on, and what was loose. */
  readonly nodes: ReadonlySet<string>;
}

type Tree = Pick<Design, 'program' | 'locked'>;

const known = new WeakMap<Sheet, WeakMap<Tree['program'], { readonly locked: Tree['locked']; readonly plan: Plan }>>();

/** Deterministic: the same design makes the same drawing of the same file. Asked several times for each change, found out once. */
export function planOf(sheet: Sheet, tree: Tree): Plan {
  const plans = known.get(sheet) ?? new WeakMap();
  known.set(sheet, plans);
  const found = plans.get(tree.program);
  if (found?.locked === tree.locked) return found.plan;
  const plan = drawnPlan(sheet, tree);
  plans.set(tree.program, { locked: tree.locked, plan });
  return plan;
}

function drawnPlan(sheet: Sheet, { program, locked }: Tree): Plan {
  const ways = waysOf(sheet);
  const graph = graphOf(program);
  const drawn = new Map(graph.elements.map((one) => [one.id, drawnAs(sheet, ways, one, graph.flows)]));
  const members = new Set(Object.values(locked).flatMap((part) => part.members));
  const loose = [...sheet.nodes.keys()].filter((id) => !ways.handled.has(id));
  const nodes = new Set([...[...drawn.values()].filter((id) => id !== undefined), ...members, ...loose]);
  const used = new Set([...sheet.flows.keys(), ...sheet.nodes.keys(), ...nodes]);
  const kept = new Set<string>();
  const led = graph.flows.flatMap((flow) => {
    const [from, to] = [drawn.get(flow.from), drawn.get(flow.to) ?? behind(ways, flow.to)];
    // leads on from a meeting without a gateway: those who meet lead there themselves
    if (from === undefined || to === undefined) return [];
    const alive = ways.of({ id: flow.id, from }).filter(({ flows: [first = ''] }) => !kept.has(first));
    const keeping = alive.map((way) => keptWay(way, to));
    for (const one of keeping) for (const id of [...one.flows, ...one.met]) kept.add(id);
    if (keeping.length > 0) return [{ flow, from, to, ways: keeping }];
    let id = flow.id || `flow_${from}_${to}`;
    for (let at = 2; used.has(id); at += 1) id = `flow_${from}_${to}_${at}`;
    used.add(id);
    kept.add(id);
    return [{ flow, from, to, ways: [], id }];
  });
  for (const { ways: all } of led) for (const { met } of all) for (const id of met) nodes.add(id);
  return { elements: graph.elements, drawn, led, nodes, flows: drawnFlows(sheet, ways, { led, nodes, members }) };
}

/** Keeps a drawn way as far as it leads where it should, or turns its first flow there. */
function keptWay({ flows, met }: Way, to: string): KeptWay {
  const at = met.indexOf(to);
  if (at < 0) return { flows: flows.slice(0, 1), met: [], turned: true };
  return { flows: flows.slice(0, at + 1), met: met.slice(0, at), turned: false };
}

/**
 * The element of the drawing that stands for one of the tree; undefined for a meeting of branches that never had a gateway
 * and still leads to the same place.
 */
function drawnAs(
  sheet: Sheet,
  ways: Ways,
  { id, kind }: GraphElement,
  flows: readonly GraphFlow[],
): string | undefined {
  const known = ways.drawnAs.get(id);
  if (known !== undefined) return known;
  if (kind !== 'merge' || sheet.nodes.has(id)) return id;
  const to = (all: readonly GraphFlow[]) => all.find(({ from }) => from === id)?.to;
  const formerly = to(ways.graph.flows);
  return formerly !== undefined && formerly === to(flows) ? undefined : id;
}

const behind = ({ graph }: Ways, merge: string): string | undefined =>
  graph.flows.find(({ from }) => from === merge)?.to;

function drawnFlows(
  sheet: Sheet,
  ways: Ways,
  { led, nodes, members }: Pick<Plan, 'led' | 'nodes'> & { readonly members: ReadonlySet<string> },
): readonly DrawnFlow[] {
  const ofTree = led.flatMap(({ flow, from, to, ways: all, id }): readonly DrawnFlow[] => {
    if (id !== undefined) return [{ id, from, to, flow }];
    return all.flatMap(({ flows, turned }) =>
      flows.flatMap((one, at) => {
        const drawn = sheet.flows.get(one);
        return drawn ? [{ id: one, from: drawn.from, to: turned ? to : drawn.to, ...(at === 0 ? { flow } : {}) }] : [];
      }),
    );
  });
  const known = new Set(ofTree.map(({ id }) => id));
  const others = [...sheet.flows].flatMap(([id, { from, to }]) => {
    const stays = (members.has(from) && members.has(to)) || !ways.handled.has(id);
    return stays && !known.has(id) && nodes.has(from) && nodes.has(to) ? [{ id, from, to }] : [];
  });
  return [...ofTree, ...others];
}
