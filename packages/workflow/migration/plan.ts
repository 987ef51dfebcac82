import { unmappedNodes } from '../control/migrate.ts';
import type { Block, NodeId, Program, Sequence } from '../program.ts';
import { indexOf } from '../program-index.ts';
import type { State, Visit } from '../state.ts';

/** Which step of the old version is which of the new one, and by what it is taken for that. */
export interface NodeMatch {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly by: 'id' | 'name' | 'place';
}

/**
 * The automatic plan of two versions: a step keeps its id; else it is the only one of the same name that is new; else the one
 * new step that stands alone between the same neighbours. No two steps become one. What is left out has no place by itself.
 */
export function matchNodes(from: Program, to: Program): readonly NodeMatch[] {
  const [old, next] = [indexOf(from).order, indexOf(to).order];
  const kept = old.filter((node) => to.nodes[node]).map((node): NodeMatch => ({ from: node, to: node, by: 'id' }));
  const gone = old.filter((node) => !to.nodes[node]);
  const fresh = next.filter((node) => !from.nodes[node]);
  const named = gone.flatMap((node): NodeMatch[] => {
    const name = from.nodes[node]?.name ?? '';
    const [alike, ...others] = fresh.filter((one) => name !== '' && to.nodes[one]?.name === name);
    const twins = gone.filter((one) => from.nodes[one]?.name === name);
    return alike && others.length === 0 && twins.length === 1 ? [{ from: node, to: alike, by: 'name' }] : [];
  });
  const sure = new Map([...kept, ...named].map((one) => [one.from, one.to]));
  const taken = new Set(sure.values());
  const placed = gone
    .filter((node) => !sure.has(node))
    .flatMap((node): NodeMatch[] => {
      const found = betweenSameNeighbours(from, to, node, sure);
      return found && !taken.has(found) ? [{ from: node, to: found, by: 'place' }] : [];
    });
  const twice = (target: NodeId) => placed.filter((one) => one.to === target).length > 1;
  return [...kept, ...named, ...placed.filter((one) => !twice(one.to))];
}

/** The step in the new version that has the same step before it, and the same behind, in its own sequence. */
function betweenSameNeighbours(
  from: Program,
  to: Program,
  node: NodeId,
  sure: ReadonlyMap<NodeId, NodeId>,
): NodeId | undefined {
  const here = neighbours(from, node);
  const before = here.before && (sure.get(here.before) ?? here.before);
  const behind = here.behind && (sure.get(here.behind) ?? here.behind);
  const fits = indexOf(to).order.filter((one) => {
    const there = neighbours(to, one);
    return there.before === before && there.behind === behind && (before !== undefined || behind !== undefined);
  });
  return fits.length === 1 ? fits[0] : undefined;
}

/** Ids of the blocks beside a step; none = the sequence begins or ends there. */
function neighbours(program: Program, node: NodeId): { readonly before?: string; readonly behind?: string } {
  const index = indexOf(program);
  const step = index.steps.get(node);
  const place = step && index.places.get(step);
  const [before, behind] = [place?.sequence.blocks[place.at - 1], place?.sequence.blocks[place.at + 1]];
  return { ...(before ? { before: idOf(before) } : {}), ...(behind ? { behind: idOf(behind) } : {}) };
}

const idOf = (block: Block): string =>
  block.kind === 'step' ? block.node : block.kind === 'goBack' ? `→${block.to}` : block.id;

/** Only what changes its id, as `migrate` takes it. */
export const renamed = (matches: readonly Pick<NodeMatch, 'from' | 'to'>[]): Readonly<Record<NodeId, NodeId>> =>
  Object.fromEntries(matches.filter((one) => one.from !== one.to).map((one) => [one.from, one.to]));

/**
 * What becomes of one running instance: `unaffected` = what lies ahead of it is the same in both versions, step by step with all
 * their rules; `moves` = it has a place; `decide` = steps under way have none, and somebody says where they go.
 */
export interface InstancePlan {
  readonly kind: 'unaffected' | 'moves' | 'decide';
  readonly underWay: readonly NodeId[];
  /** Steps under way without a place, each with the steps of the new version it could go on at. */
  readonly open: readonly NodeId[];
  /** Steps under way that the new version does not have under their id: where they go, and where else they could. */
  readonly places: readonly { readonly node: NodeId; readonly to?: NodeId; readonly choices: readonly NodeId[] }[];
  /** Moved back by the plan turned round, it would stand as it stands. */
  readonly comesBack: boolean;
}

/** Plans the move of one instance by a mapping that may have been edited. Nothing is changed. */
export function planInstance(
  from: Program,
  to: Program,
  state: State,
  nodes: Readonly<Record<NodeId, NodeId>>,
): InstancePlan {
  const underWay = [...new Set(state.visits.filter(isUnderWay).map(({ node }) => node))];
  const open = unmappedNodes(from, to, state, { nodes });
  const places = underWay
    .filter((node) => !to.nodes[node] || nodes[node] !== undefined || open.includes(node))
    .map((node) => ({
      node,
      ...placeOf(nodes[node], open.includes(node)),
      choices: choicesOf(from, to, state, nodes, node),
    }));
  const comesBack = turnsBack(state, nodes);
  if (open.length > 0) return { kind: 'decide', underWay, open, places, comesBack };
  const same = underWay.every((node) => aheadOf(from, node) === aheadOf(to, nodes[node] ?? node));
  return {
    kind: same && underWay.every((node) => !nodes[node]) ? 'unaffected' : 'moves',
    underWay,
    open,
    places,
    comesBack,
  };
}

const placeOf = (to: NodeId | undefined, isOpen: boolean) => (to === undefined || isOpen ? {} : { to });

/** Steps of the new version at which this instance could go on. */
function choicesOf(
  from: Program,
  to: Program,
  state: State,
  nodes: Readonly<Record<NodeId, NodeId>>,
  node: NodeId,
): readonly NodeId[] {
  const fits = (one: NodeId): boolean =>
    !unmappedNodes(from, to, state, { nodes: { ...nodes, [node]: one } }).includes(node);
  return indexOf(to).order.filter((one) => !to.nodes[one]?.waits && fits(one));
}

const isUnderWay = ({ clock, state }: Visit): boolean =>
  !clock && (state === 'open' || state === 'incident' || state === 'parked');

/** No two steps that this instance has been at become one: the way back knows them apart. */
function turnsBack({ visits }: State, nodes: Readonly<Record<NodeId, NodeId>>): boolean {
  const been = [...new Set(visits.map(({ node }) => node))];
  return new Set(been.map((node) => nodes[node] ?? node)).size === been.length;
}

/** The plan of the way back. */
export const turnedRound = (nodes: Readonly<Record<NodeId, NodeId>>): Readonly<Record<NodeId, NodeId>> =>
  Object.fromEntries(Object.entries(nodes).map(([from, to]) => [to, from]));

const aheads = new WeakMap<Program, Map<NodeId, string>>();

/** Everything from a step on to the end as text: blocks with their conditions, steps with all their rules. */
function aheadOf(program: Program, node: NodeId): string {
  const known = aheads.get(program) ?? new Map<NodeId, string>();
  aheads.set(program, known);
  const text = known.get(node) ?? JSON.stringify(aheadBlocks(program, node));
  known.set(node, text);
  return text;
}

function aheadBlocks(program: Program, node: NodeId): unknown {
  const index = indexOf(program);
  const parts: unknown[] = [];
  let block: Block | undefined = index.steps.get(node);
  let own = true;
  while (block) {
    const place = index.places.get(block);
    if (!place) break;
    const rest = place.sequence.blocks.slice(place.at + (own ? 0 : 1));
    parts.push(rest, nodesOf(program, rest));
    own = false;
    block = index.owners.get(place.sequence)?.block;
  }
  return [parts, program.cancelPolicy, program.cancelTo, program.administrator];
}

/** Steps of these blocks with their rules, also those that a way back leads to and what lies behind them. */
function nodesOf(program: Program, blocks: readonly Block[]): readonly unknown[] {
  const found = new Set<NodeId>();
  const walk = (block: Block): void => {
    if (block.kind === 'step') found.add(block.node);
    if (block.kind === 'section') found.add(block.id);
    if (block.kind === 'goBack') for (const node of stepsFrom(program, block.to)) found.add(node);
    for (const { blocks: inside } of sequencesIn(block)) inside.forEach(walk);
  };
  blocks.forEach(walk);
  return [...found].map((node) => program.nodes[node]);
}

function stepsFrom(program: Program, node: NodeId): readonly NodeId[] {
  const { order } = indexOf(program);
  return order.slice(Math.max(0, order.indexOf(node)));
}

const sequencesIn = (block: Block): readonly Sequence[] =>
  block.kind === 'choice' || block.kind === 'parallel'
    ? block.branches.map(({ body }) => body)
    : block.kind === 'section'
      ? [block.body]
      : block.kind === 'step'
        ? (block.beside ?? []).map(({ body }) => body)
        : [];
