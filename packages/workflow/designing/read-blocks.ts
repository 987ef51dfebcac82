import type { BpmnFlow, BpmnNode } from '../bpmn/bpmn-graph.ts';
import { childOf, oneLine, textOf } from '../bpmn/moddle-values.ts';
import { endBlock, flowBehind, guardOf, inclusiveGuard, stepBehind } from '../bpmn/structure.ts';
import { type MeetingPoints, meetingPoints } from '../flow/post-dominators.ts';
import type {
  BesideFlow,
  Block,
  BranchGuard,
  ChoiceBranch,
  ParallelBranch,
  SectionBlock,
  Sequence,
  StepBlock,
} from '../program.ts';
import { readEnough } from '../publishing/enough.ts';
import { type LockedPart, noCondition } from './design.ts';
import { lockedRegion } from './locked-region.ts';
import type { RawBody } from './raw-graph.ts';

/** What is found while one body is read; `locked` also holds what a given-up reading had locked. */
interface Reading {
  readonly points: MeetingPoints;
  readonly unknown: ReadonlySet<string>;
  readonly locked: Map<string, LockedPart>;
  /** Everything but ends stands in one place only. */
  seen: Set<BpmnNode>;
}

interface Read {
  readonly blocks: readonly Block[];
  readonly next: BpmnFlow | undefined;
}

/** The tree of a body; undefined where not even locked parts make one of it. Like `readStructure`, but nothing is refused. */
export function readBlocks(body: RawBody, locked: Map<string, LockedPart>): Sequence | undefined {
  if (!body.start) return undefined;
  const reading = { points: meetingPoints(body.start), unknown: body.unknown, locked, seen: new Set<BpmnNode>() };
  return readUpTo(reading, body.start.out[0], undefined);
}

const isPassage = ({ kind, out, in: into }: BpmnNode): boolean =>
  out.length === 1 && (kind === 'exclusive' || ((kind === 'parallel' || kind === 'inclusive') && into.length === 1));

function readUpTo(reading: Reading, flow: BpmnFlow | undefined, stop: BpmnNode | undefined): Sequence | undefined {
  const { back } = reading.points;
  const blocks: Block[] = [];
  let next = flow;
  while (next && (back.has(next) || next.to !== stop)) {
    if (back.has(next)) {
      const target = stepBehind(next.to);
      if (!target || reading.unknown.has(target.id)) return undefined;
      blocks.push({ kind: 'goBack', to: target.id });
      break;
    }
    const read = readNode(reading, next.to) ?? lock(reading, next.to, stop);
    if (!read) return undefined;
    blocks.push(...read.blocks);
    next = read.next;
  }
  return { kind: 'sequence', blocks };
}

/** The blocks of a node; undefined, with nothing changed, where it does not stand in a structure of ours. */
function readNode(reading: Reading, node: BpmnNode): Read | undefined {
  if (node.kind === 'end' && !reading.unknown.has(node.id)) return { blocks: [endBlock(node)], next: undefined };
  if (reading.seen.has(node) || reading.unknown.has(node.id)) return undefined;
  if (isPassage(node)) return { blocks: [], next: node.out[0] };
  const before = new Set(reading.seen);
  reading.seen.add(node);
  const read = readKnown(reading, node);
  if (!read) reading.seen = before;
  return read;
}

function readKnown(reading: Reading, node: BpmnNode): Read | undefined {
  const step: Block = { kind: 'step', node: node.id };
  switch (node.kind) {
    case 'step':
    case 'catch': {
      const beside = readBeside(reading, node);
      return beside && readEdge(reading, node, { kind: 'step', node: node.id, ...beside });
    }
    case 'deed':
      return node.out.length > 1 ? undefined : { blocks: [step], next: node.out[0] };
    case 'events':
      return readEvents(reading, node, step);
    case 'section':
      return readSection(reading, node);
    case 'exclusive':
      return readChoice(reading, node);
    case 'parallel':
    case 'inclusive':
      return readParallel(reading, node);
    default:
      return undefined;
  }
}

/** One locked card for the smallest region around a node that is entered in one place and left for one. */
function lock(reading: Reading, node: BpmnNode, stop: BpmnNode | undefined): Read | undefined {
  const region = lockedRegion(node, { ...reading, stop });
  if (!region) return undefined;
  for (const member of region.members) reading.seen.add(member);
  const steps = region.members.filter(({ element }) => /Task$|Activity$|SubProcess$/.test(element.$type)).length;
  const ends = region.next ? {} : { ends: true as const };
  reading.locked.set(node.id, { members: region.members.map(({ id }) => id), steps, ...ends });
  return { blocks: [{ kind: 'step', node: node.id }], next: region.next && flowBehind(region.next, node) };
}

const behind = (reading: Reading, node: BpmnNode): BpmnFlow | undefined => {
  const meet = reading.points.meet(node);
  return meet && flowBehind(meet, node);
};

const all = <T>(found: readonly (T | undefined)[]): found is readonly T[] => found.every((one) => one !== undefined);

function readEvents(reading: Reading, node: BpmnNode, step: Block): Read | undefined {
  if (node.out.some(({ to }) => to.kind !== 'catch' || to.in.length > 1 || reading.unknown.has(to.id)))
    return undefined;
  const meet = reading.points.meet(node);
  const branches = node.out.map(({ to }) => readEvent(reading, to, meet));
  if (!all(branches)) return undefined;
  return {
    blocks: [step, { kind: 'choice', id: `${node.id}_events`, name: '', branches }],
    next: behind(reading, node),
  };
}

/** A step or section with the timers on its edge. */
function readEdge(reading: Reading, node: BpmnNode, block: Block): Read | undefined {
  if (node.out.some(({ to }) => to.kind === 'boundary')) return readTimers(reading, node, block);
  return node.out.length > 1 ? undefined : { blocks: [block], next: node.out[0] };
}

function readTimers(reading: Reading, node: BpmnNode, step: Block): Read | undefined {
  const [main, ...timers] = node.out;
  const meet = reading.points.meet(node);
  if (!main || main.to.kind === 'boundary' || timers.some(({ to }) => to.kind !== 'boundary')) return undefined;
  const body = readUpTo(reading, main, meet);
  const branches = timers.map(({ to }) => readEvent(reading, to, meet));
  if (!body || !all(branches)) return undefined;
  const drawn: ChoiceBranch = { flow: main.id, label: '', guard: { kind: 'default' }, body };
  return {
    blocks: [step, { kind: 'choice', id: `${node.id}_timers`, name: '', branches: [drawn, ...branches] }],
    next: behind(reading, node),
  };
}

function readEvent(reading: Reading, event: BpmnNode, meet: BpmnNode | undefined): ChoiceBranch | undefined {
  const [flow, second] = event.out;
  reading.seen.add(event);
  const body = second ? undefined : readUpTo(reading, flow, meet);
  return (
    body && {
      flow: flow?.id ?? '',
      label: oneLine(flow?.element.name),
      guard: { kind: 'event', event: event.id, name: oneLine(event.element.name) },
      body,
    }
  );
}

function readChoice(reading: Reading, node: BpmnNode): Read | undefined {
  const meet = reading.points.meet(node);
  const open = node.out.filter((flow) => !guardOf(flow)).length;
  const declared = childOf(node.element.default);
  const branches = node.out.map((flow): ChoiceBranch | undefined => {
    const body = readUpTo(reading, flow, meet);
    const isDefault = flow.element === declared || (!declared && open === 1);
    // one without a condition beside others without one: an empty condition, which publishing will ask for
    const guard = (isDefault ? undefined : guardOf(flow)) ?? (isDefault ? standard : noCondition);
    return body && { flow: flow.id, label: oneLine(flow.element.name), guard, body };
  });
  if (!all(branches)) return undefined;
  const block: Block = { kind: 'choice', id: node.id, name: textOf(node.element.name), branches };
  return { blocks: [block], next: behind(reading, node) };
}

const standard: BranchGuard = { kind: 'default' };

function readParallel(reading: Reading, node: BpmnNode): Read | undefined {
  const join = reading.points.meet(node);
  // more may arrive than left: a locked part has several ways out; publishing says what is wrong with that
  if (node.in.length > 1 || join?.kind !== node.kind || join.in.length < node.out.length) return undefined;
  if (join.out.length > 1 || reading.seen.has(join)) return undefined;
  reading.seen.add(join);
  const branches = node.out.map((flow): ParallelBranch | undefined => {
    const body = readUpTo(reading, flow, join);
    return body && { flow: flow.id, label: oneLine(flow.element.name), ...inclusiveGuard(node, flow), body };
  });
  if (!all(branches)) return undefined;
  const { name, countersign } = node.element;
  const enough = readEnough(node.element);
  const block: Block = {
    kind: 'parallel',
    id: node.id,
    joinId: join.id,
    name: textOf(name),
    countersign: countersign === true,
    ...(enough ? { enough } : {}),
    branches,
  };
  return { blocks: [block], next: join.out[0] };
}

/** An embedded sub-process whose inside has a structure, or an ad-hoc one of plain steps. */
function readSection(reading: Reading, node: BpmnNode): Read | undefined {
  const { locked } = reading;
  const inner = node.inner as RawBody | undefined; // reason: made by rawGraph
  if (!inner) return undefined;
  const adHoc = node.element.$type === 'bpmn:AdHocSubProcess';
  const plain = [...inner.nodes.values()].every(
    ({ id, kind, out }) => kind === 'step' && out.length === 0 && !inner.unknown.has(id),
  );
  if (adHoc && !plain) return undefined;
  const steps = [...inner.nodes.keys()].map((id): Block => ({ kind: 'step', node: id }));
  const body = adHoc ? { kind: 'sequence' as const, blocks: steps } : readInside(inner, locked);
  const beside = body && readBeside(reading, node);
  if (!body || !beside) return undefined;
  const section: SectionBlock = {
    kind: 'section',
    id: node.id,
    name: oneLine(node.element.name),
    ...(adHoc ? { adHoc } : {}),
    body,
    ...beside,
  };
  return readEdge(reading, node, section);
}

/** What timers begin beside a step or section; undefined where it does not end by itself, in one place. */
function readBeside({ unknown, locked, seen }: Reading, node: BpmnNode): Pick<StepBlock, 'beside'> | undefined {
  if (node.beside.length === 0) return {};
  const main = reachable(node);
  const flows = node.beside.map((timer): BesideFlow | undefined => {
    const [flow, second] = timer.out;
    const own = reachable(timer);
    const ends = [...own].filter(({ kind }) => kind === 'end');
    const [end] = ends;
    if (!flow || second || ends.length !== 1 || end?.in.length !== 1 || unknown.has(end.id)) return undefined;
    // it joins nothing
    if ([...own].some((one) => main.has(one) || seen.has(one))) return undefined;
    const inside: Reading = { points: meetingPoints(timer), unknown, locked, seen: new Set(seen) };
    const body = readUpTo(inside, flow, end);
    for (const one of [...inside.seen, timer, end]) seen.add(one);
    const { name } = timer.element;
    return body && { event: timer.id, name: oneLine(name), flow: flow.id, label: oneLine(flow.element.name), body };
  });
  return all(flows) ? { beside: flows } : undefined;
}

function reachable(start: BpmnNode): ReadonlySet<BpmnNode> {
  const found = new Set<BpmnNode>([start]);
  for (const node of found) for (const { to } of node.out) found.add(to);
  return found;
}

/** Inside, the end is where the flow goes on behind the section: it is no block. */
function readInside(inner: RawBody, locked: Map<string, LockedPart>): Sequence | undefined {
  // what a timer begins beside a step in here has an end of its own
  const besides = [...inner.nodes.values()].flatMap(({ beside }) => beside.flatMap((timer) => [...reachable(timer)]));
  const ends = [...inner.nodes.values()].filter(
    (node) => node.kind === 'end' && !inner.unknown.has(node.id) && !besides.includes(node),
  );
  const body = ends.length === 1 ? readBlocks(inner, locked) : undefined;
  const last = body?.blocks.at(-1);
  return body && last?.kind === 'end' ? { ...body, blocks: body.blocks.slice(0, -1) } : undefined;
}
