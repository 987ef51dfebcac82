import { nobodysStep } from '../bpmn/read-step.ts';
import type { OverdueStep, WaitEvent } from '../node-rules.ts';
import type {
  BesideFlow,
  Block,
  ChoiceBlock,
  ChoiceBranch,
  NodeDefinition,
  Program,
  Sequence,
  TimeLimit,
} from '../program.ts';
import { amountOf, unitOf } from '../time/working-time.ts';
import { type Applied, done, gone, refuse, spliced, withRoot } from './applied.ts';
import type { DesignCommand } from './command.ts';
import { blockAt, type Design, isTimers, type Spot, sequenceAt } from './design.ts';
import type { NewIds } from './names.ts';
import { newCard } from './new-cards.ts';

/** What a timer on the edge of a step or section does: the step is left by a way of its own, or something begins beside it. */
export type TimerAct = 'leave' | 'beside';

/** 定时 of a step or section, as its settings show it. */
export interface Timer {
  readonly event: string;
  readonly name: string;
  readonly act: TimerAct;
  /** Counted from the moment the work arrives. */
  readonly limit: TimeLimit;
}

/** More do not fit on the edge of a step. */
export const mostTimers = 3;

type Host = Extract<Block, { readonly kind: 'step' | 'section' }>;
type Command<K extends DesignCommand['kind']> = Extract<DesignCommand, { readonly kind: K }>;

const idOf = (host: Host): string => (host.kind === 'step' ? host.node : host.id);

/** A step or section with what its timers lead to. */
interface Edge {
  readonly host: Host;
  readonly choice: ChoiceBlock | undefined;
}

function edgeAt({ program, locked }: Design, { path, at }: Spot): Edge | undefined {
  const blocks = sequenceAt(program.root, path)?.blocks;
  const [host, next] = [blocks?.[at], blocks?.[at + 1]];
  if ((host?.kind !== 'step' && host?.kind !== 'section') || locked[idOf(host)]) return undefined;
  return { host, choice: next?.kind === 'choice' && isTimers(next) ? next : undefined };
}

/** The timers of what stands here, those that interrupt first; none where nothing can have any. */
export function timersAt(design: Design, at: Spot): readonly Timer[] {
  const edge = edgeAt(design, at);
  return edge ? timersOf(design.program, edge) : [];
}

function timersOf(program: Program, { host, choice }: Edge): readonly Timer[] {
  const told = (event: string, name: string, act: TimerAct): readonly Timer[] => {
    const limit = limitOfTimer(program, event);
    return limit ? [{ event, name, act, limit }] : [];
  };
  const leaves = (choice?.branches ?? []).flatMap(({ guard }) =>
    guard.kind === 'event' ? told(guard.event, guard.name, 'leave') : [],
  );
  return [...leaves, ...(host.beside ?? []).flatMap(({ event, name }) => told(event, name, 'beside'))];
}

/** When a timer on an edge rings, counted from the arrival of the work. */
export function limitOfTimer({ nodes }: Pick<Program, 'nodes'>, event: string): TimeLimit | undefined {
  for (const { due, overdue, waits } of Object.values(nodes)) {
    const awaited = waits?.find(({ id }) => id === event);
    if (awaited) return awaited.on.kind === 'timer' ? bare(awaited.on) : undefined;
    const timer = overdue?.find(({ act }) => (act.kind === 'leave' || act.kind === 'beside') && act.event === event);
    if (timer && due) return sized(amountOf(due) + timer.afterDue, due);
  }
  return undefined;
}

const sized = (amount: number, like: TimeLimit): TimeLimit =>
  'workingHours' in like ? { workingHours: amount } : { workingDays: amount };
const bare = (limit: TimeLimit): TimeLimit => sized(amountOf(limit), limit);

/** One more timer: the step goes on as before when it is done in time. */
export function addTimer(design: Design, { at, act, limit }: Command<'addTimer'>, ids: NewIds): Applied {
  const edge = edgeAt(design, at);
  if (!edge) return refuse('只有由人办理的步骤、发起子流程的步骤和一段，才能设定时。');
  const why = whyNotTimed(design, at, edge, limit);
  if (why) return refuse(why);
  const event = ids.next('timer');
  const timer: Timer = { event, name: '到时', act, limit };
  const timers = [...timersOf(design.program, edge), timer];
  if (act === 'leave') return settled(withWay(design, at, edge, { event, flow: ids.branch(event), ids }), at, timers);
  const step = newCard({ card: 'step' }, ids, design.program.nodes);
  const flow: BesideFlow = {
    ...{ event, name: timer.name, flow: ids.branch(event), label: '' },
    body: { kind: 'sequence', blocks: step.blocks },
  };
  const host = { ...edge.host, beside: [...(edge.host.beside ?? []), flow] };
  const root = spliced(design.program.root, at, 1, [host]);
  return settled(
    { ...design, program: { ...design.program, root, nodes: { ...design.program.nodes, ...step.nodes } } },
    at,
    timers,
  );
}

function whyNotTimed(design: Design, { path }: Spot, edge: Edge, limit: TimeLimit): string | undefined {
  const { host } = edge;
  const node = design.program.nodes[idOf(host)];
  if (host.kind === 'step' && (node?.waits || node?.does)) return '这一步不由人办理，不能设定时。';
  const [last] = path.slice(-1);
  const owner = last && blockAt(design.program.root, { path: path.slice(0, -1), at: last[0] });
  if (owner?.kind === 'section' && owner.adHoc) return '自由办理的一段里，步骤上不能设定时；可以给整段设。';
  const timers = timersOf(design.program, edge);
  if (timers.length >= mostTimers) return `一个步骤最多设 ${mostTimers} 个定时。`;
  return mixed(node, timers, limit);
}

/** Limit and timers of one step are told in one unit. */
function mixed(node: NodeDefinition | undefined, others: readonly Timer[], limit: TimeLimit): string | undefined {
  const units = [...(node?.due ? [node.due] : []), ...others.map((one) => one.limit)].map(unitOf);
  return units.some((unit) => unit !== unitOf(limit)) ? '时限和定时要么都按工作日，要么都按小时。' : undefined;
}

/** A way that is taken when the timer rings; what asks for the outcome of the step stays right behind the step. */
function withWay(
  design: Design,
  at: Spot,
  { host, choice }: Edge,
  { event, flow, ids }: { readonly event: string; readonly flow: string; readonly ids: NewIds },
): Design {
  const empty: Sequence = { kind: 'sequence', blocks: [] };
  const way: ChoiceBranch = { flow, label: '', guard: { kind: 'event', event, name: '到时' }, body: empty };
  const next = sequenceAt(design.program.root, at.path)?.blocks[at.at + 1];
  const asks = next?.kind === 'choice' && next.branches.some(({ guard }) => guard.kind === 'outcome');
  const inTime: ChoiceBranch = {
    ...{ flow: ids.branch(idOf(host)), label: '', guard: { kind: 'default' } },
    body: asks ? { kind: 'sequence', blocks: [next] } : empty,
  };
  const block: ChoiceBlock = choice
    ? { ...choice, branches: [...choice.branches, way] }
    : { kind: 'choice', id: `${idOf(host)}_timers`, name: '', branches: [inTime, way] };
  const behind = { ...at, at: at.at + 1 };
  const root = spliced(design.program.root, behind, choice || asks ? 1 : 0, [block]);
  return { ...design, program: { ...design.program, root } };
}

/** Another time, or another name. */
export function setTimer(design: Design, { at, event, limit, name }: Command<'setTimer'>): Applied {
  const edge = edgeAt(design, at);
  const timers = timersAt(design, at);
  if (!edge || !timers.some((one) => one.event === event)) return gone;
  const others = timers.filter((one) => one.event !== event);
  const why = limit && mixed(design.program.nodes[idOf(edge.host)], others, limit);
  if (why) return refuse(why);
  const renamed = name === undefined ? design : withName(design, at, { edge, event, name });
  const changed = timers.map((one) =>
    one.event === event ? { ...one, ...(limit ? { limit } : {}), ...(name === undefined ? {} : { name }) } : one,
  );
  return settled(renamed, at, changed);
}

function withName(
  design: Design,
  at: Spot,
  { edge: { host, choice }, event, name }: { readonly edge: Edge; readonly event: string; readonly name: string },
): Design {
  const called = choice && {
    ...choice,
    branches: choice.branches.map((one) =>
      one.guard.kind === 'event' && one.guard.event === event ? { ...one, guard: { ...one.guard, name } } : one,
    ),
  };
  const beside = host.beside?.map((one) => (one.event === event ? { ...one, name } : one));
  const blocks: readonly Block[] = [beside ? { ...host, beside } : host, ...(called ? [called] : [])];
  return { ...design, program: { ...design.program, root: spliced(design.program.root, at, blocks.length, blocks) } };
}

/** Takes a timer away, with what it led to. */
export function removeTimer(design: Design, { at, event }: Command<'removeTimer'>): Applied {
  const edge = edgeAt(design, at);
  const timers = timersAt(design, at);
  if (!edge || !timers.some((one) => one.event === event)) return gone;
  const { beside: all = [], ...plain } = edge.host;
  const beside = all.filter((one) => one.event !== event);
  const host: Host = beside.length > 0 ? { ...edge.host, beside } : plain;
  const behind = edge.choice ? withoutWay(edge.choice, event) : [];
  const root = spliced(design.program.root, at, edge.choice ? 2 : 1, [host, ...behind]);
  const left = timers.filter((one) => one.event !== event);
  return settled({ ...design, program: { ...design.program, root } }, at, left);
}

/** Without its last timer the way that was left stands in place of all. */
function withoutWay(choice: ChoiceBlock, event: string): readonly Block[] {
  const branches = choice.branches.filter(({ guard }) => guard.kind !== 'event' || guard.event !== event);
  return branches.some(({ guard }) => guard.kind === 'event')
    ? [{ ...choice, branches }]
    : branches.flatMap(({ body }) => body.blocks);
}

/** The definition that goes with the timers: of a step its limit, of a section its clock. */
function settled(design: Design, at: Spot, timers: readonly Timer[]): Applied {
  const host = blockAt(design.program.root, at);
  if (host?.kind !== 'step' && host?.kind !== 'section') return gone;
  const id = idOf(host);
  const { [id]: before, ...others } = design.program.nodes;
  const node = host.kind === 'step' ? before && timed(before, timers) : clockOf(host, timers);
  const nodes = node ? { ...others, [id]: node } : others;
  return done(withRoot(design, design.program.root, nodes));
}

/** Those that interrupt are read first, in the order of their ways. */
const inOrder = (timers: readonly Timer[]): readonly Timer[] => [
  ...timers.filter(({ act }) => act === 'leave'),
  ...timers.filter(({ act }) => act === 'beside'),
];

/** A step without a limit has the first of its timers for one: so it is read. */
function timed(node: NodeDefinition, timers: readonly Timer[]): NodeDefinition {
  const { overdue = [], ...rest } = node;
  const due = node.due ?? inOrder(timers)[0]?.limit;
  const drawn = inOrder(timers).map(
    ({ act, event, limit }): OverdueStep => ({
      afterDue: amountOf(limit) - (due ? amountOf(due) : 0),
      act: { kind: act, event },
    }),
  );
  const all = [...overdue.filter(({ act }) => act.kind !== 'leave' && act.kind !== 'beside'), ...drawn];
  return { ...rest, ...(due ? { due } : {}), ...(all.length > 0 ? { overdue: all } : {}) };
}

/** The waiting step that is the clock of a section; a section without timers has none. */
function clockOf(
  { id, name }: Extract<Block, { kind: 'section' }>,
  timers: readonly Timer[],
): NodeDefinition | undefined {
  if (timers.length === 0) return undefined;
  const waits = inOrder(timers).map(
    ({ event, name: called, act, limit }): WaitEvent => ({
      ...{ id: event, name: called, on: { kind: 'timer', ...limit } },
      ...(act === 'beside' ? { beside: true } : {}),
    }),
  );
  return { ...nobodysStep(id, name), waits };
}
