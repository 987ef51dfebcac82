import { type MeetingPoints, meetingPoints } from '../flow/post-dominators.ts';
import type {
  Block,
  BranchGuard,
  ChoiceBranch,
  EndBlock,
  ParallelBlock,
  SectionBlock,
  Sequence,
  StepBlock,
} from '../program.ts';
import { enoughProblem, readEnough } from '../publishing/enough.ts';
import type { BpmnFlow, BpmnGraph, BpmnNode } from './bpmn-graph.ts';
import { childOf, oneLine, textOf } from './moddle-values.ts';
import type { CompileProblem } from './problems.ts';
import { elementName } from './problems.ts';
import { sendingIdOf, sendsAtEnd } from './read-deed.ts';

/** The structure tree of a block-structured graph, or problems that name where it is not one. */
export function readStructure(graph: BpmnGraph, problems: CompileProblem[]): Sequence {
  return readBody(graph.start, { problems, inFork: false });
}

interface Surroundings {
  readonly problems: CompileProblem[];
  readonly inFork: boolean;
  /** An embedded sub-process, or what is done beside a step: its end is not the end of the process. */
  readonly inside?: string;
}

/** One body while it is read: everything but its ends may stand in one place only. */
interface Reading {
  readonly problems: CompileProblem[];
  readonly inside: string | undefined;
  readonly points: MeetingPoints;
  readonly seen: Set<BpmnNode>;
  readonly ends: Set<BpmnNode>;
}

/** Where in a body a node stands: the blocks before it, to which its own is added, and whether a fork is open. */
interface Place {
  readonly blocks: Block[];
  readonly inFork: boolean;
}

function readBody(start: BpmnNode, { problems, inFork, inside }: Surroundings): Sequence {
  const reading = {
    problems,
    inside,
    points: meetingPoints(start),
    seen: new Set<BpmnNode>(),
    ends: new Set<BpmnNode>(),
  };
  return readUpTo(reading, start.out[0], undefined, inFork);
}

const say = ({ problems }: Reading, code: string, node: BpmnNode, message: string): void =>
  void problems.push({ code, element: node.id, message });

/** From a flow's target up to `stop`. */
function readUpTo(reading: Reading, flow: BpmnFlow | undefined, stop: BpmnNode | undefined, inFork: boolean): Sequence {
  const { back } = reading.points;
  const blocks: Block[] = [];
  let next = flow;
  while (next && (back.has(next) || next.to !== stop)) {
    if (back.has(next)) {
      const target = stepBehind(next.to);
      if (target) blocks.push({ kind: 'goBack', to: target.id });
      else say(reading, 'back-to-gateway', next.to, `往回走的流向只能指向办理环节，不能指向${next.to.label}。`);
      break;
    }
    next = readNode(reading, next.to, { blocks, inFork });
  }
  return { kind: 'sequence', blocks };
}

/** Adds the block of a node; the flow to go on with, if any. */
function readNode(reading: Reading, node: BpmnNode, place: Place): BpmnFlow | undefined {
  // ends may be shared by many branches, everything else stands once
  if (node.kind === 'end') return readEnd(reading, node, place);
  if (node.out.length < 2 && node.kind === 'exclusive') return node.out[0];
  if (reading.seen.has(node)) {
    say(reading, 'not-block-structured', node, `${node.label}从几处交叉到达，分支必须成对地分开和汇合。`);
    return undefined;
  }
  reading.seen.add(node);
  const { blocks, inFork } = place;
  switch (node.kind) {
    case 'step':
    case 'deed':
    case 'catch':
      blocks.push({ kind: 'step', node: node.id, ...readBeside(reading, node, inFork) });
      return node.out.some(({ to }) => to.kind === 'boundary') ? readTimers(reading, node, place) : node.out[0];
    case 'events':
      blocks.push({ kind: 'step', node: node.id });
      return readEvents(reading, node, place);
    case 'section':
      blocks.push({
        ...readSection(node, { problems: reading.problems, inFork, inside: '嵌入式子流程里' }),
        ...readBeside(reading, node, inFork),
      });
      return node.out.some(({ to }) => to.kind === 'boundary') ? readTimers(reading, node, place) : node.out[0];
    case 'exclusive':
      return readChoice(reading, node, place);
    case 'parallel':
    case 'inclusive':
      return readParallel(reading, node, place);
    case 'start':
    case 'boundary':
    case 'beside':
      return node.out[0];
  }
}

/** What is sent at the end is a step before it. */
function readSending(reading: Reading, node: BpmnNode, blocks: Block[]): void {
  if (!sendsAtEnd(node)) return;
  if (node.in.length > 1)
    say(reading, 'message-end-shared', node, `${node.label}要发送消息，只能由一条流向到达，请分成几个结束。`);
  else blocks.push({ kind: 'step', node: sendingIdOf(node.id) });
}

/** A flow ends here: the process with it, or an embedded sub-process, which goes on behind its own shape. */
function readEnd(reading: Reading, node: BpmnNode, { blocks, inFork }: Place): undefined {
  readSending(reading, node, blocks);
  if (reading.inside) {
    if (reading.ends.add(node).size > 1 || node.in.length > 1)
      say(reading, 'ends-inside', node, `${node.label}：${reading.inside}只能有一个结束，由一条流向到达。`);
    return;
  }
  if (inFork) say(reading, 'end-in-fork', node, `${node.label}在并行分支里面，流程不能在一个分支里结束。`);
  blocks.push(endBlock(node));
}

/** Behind an event-based gateway: one branch for each event. */
function readEvents(reading: Reading, node: BpmnNode, { blocks, inFork }: Place): BpmnFlow | undefined {
  const meet = reading.points.meet(node);
  const branches = node.out.map(({ to }) => readEvent(reading, to, meet, inFork));
  blocks.push({ kind: 'choice', id: `${node.id}_events`, name: '', branches });
  return meet && flowBehind(meet, node);
}

/** What begins beside a step at a time, without interrupting it. */
function readBeside({ problems }: Reading, node: BpmnNode, inFork: boolean): Pick<StepBlock, 'beside'> {
  if (node.beside.length === 0) return {};
  const inside = '不打断的定时后面';
  return {
    beside: node.beside.map((timer) => ({
      event: timer.id,
      name: oneLine(timer.element.name),
      flow: timer.out[0]?.id ?? '',
      label: oneLine(timer.out[0]?.element.name),
      body: readBody(timer, { problems, inFork, inside }),
    })),
  };
}

/** Behind a step with boundary timers: the drawn flow, and one branch for each timer. */
function readTimers(reading: Reading, node: BpmnNode, { blocks, inFork }: Place): BpmnFlow | undefined {
  const meet = reading.points.meet(node);
  const [main, ...timers] = node.out;
  if (!main) return undefined;
  const body = readUpTo(reading, main, meet, inFork);
  const drawn: ChoiceBranch = { flow: main.id, label: '', guard: { kind: 'default' }, body };
  const branches = timers.map(({ to }) => readEvent(reading, to, meet, inFork));
  blocks.push({ kind: 'choice', id: `${node.id}_timers`, name: '', branches: [drawn, ...branches] });
  return meet && flowBehind(meet, node);
}

function readEvent(reading: Reading, event: BpmnNode, meet: BpmnNode | undefined, inFork: boolean): ChoiceBranch {
  const [flow] = event.out;
  return {
    flow: flow?.id ?? '',
    label: oneLine(flow?.element.name),
    guard: { kind: 'event', event: event.id, name: oneLine(event.element.name) },
    body: readUpTo(reading, flow, meet, inFork),
  };
}

function readChoice(reading: Reading, node: BpmnNode, { blocks, inFork }: Place): BpmnFlow | undefined {
  const meet = reading.points.meet(node);
  const before = blocks.at(-1);
  const afterDeed = node.in[0]?.from.kind === 'deed';
  const afterStep =
    (before?.kind === 'step' && !afterDeed) || (blocks.length === 0 && node.in[0]?.from.kind === 'step');
  const guards = guardsOf(node, afterStep, reading.problems);
  const branches = node.out.map(
    (flow, at): ChoiceBranch => ({
      flow: flow.id,
      label: oneLine(flow.element.name),
      guard: guards[at] ?? { kind: 'default' },
      body: readUpTo(reading, flow, meet, inFork),
    }),
  );
  blocks.push({ kind: 'choice', id: node.id, name: textOf(node.element.name), branches });
  return meet && flowBehind(meet, node);
}

function readParallel(reading: Reading, node: BpmnNode, { blocks }: Place): BpmnFlow | undefined {
  if (node.in.length > 1) {
    say(reading, 'join-without-fork', node, `${node.label}要汇合的分支不是由一个${gatewayName(node)}分开的。`);
    return undefined;
  }
  if (node.out.length < 2) return node.out[0];
  const join = reading.points.meet(node);
  if (join?.kind !== node.kind || join.in.length !== node.out.length) {
    say(reading, 'fork-without-join', node, `${node.label}分开的分支没有自己的${gatewayName(node)}来汇合。`);
    return undefined;
  }
  reading.seen.add(join);
  const branches: ParallelBlock['branches'] = node.out.map((flow) => ({
    flow: flow.id,
    label: oneLine(flow.element.name),
    ...inclusiveGuard(node, flow),
    body: readUpTo(reading, flow, join, true),
  }));
  if (node.kind === 'inclusive' && branches.every(({ guard }) => guard?.kind === 'condition'))
    say(reading, 'no-default', node, `${node.label}没有默认流向，条件都不成立时不知往哪走。`);
  const { name, countersign } = node.element;
  const enough = readEnough(node.element);
  const wrong = enoughProblem(node.element, branches.length);
  if (wrong) say(reading, 'enough', node, `${node.label}${wrong}`);
  if (textOf(join.element.enough) !== '')
    say(reading, 'enough', join, `${join.label}的“几路办完就往下走”要写在分开的那个网关上。`);
  blocks.push({
    kind: 'parallel',
    id: node.id,
    joinId: join.id,
    name: textOf(name),
    countersign: countersign === true,
    ...(enough ? { enough } : {}),
    branches,
  });
  return join.out[0];
}

function readSection(node: BpmnNode, surroundings: Surroundings): SectionBlock {
  const { inner } = node;
  const steps = [...(inner?.nodes.keys() ?? [])].map((id): Block => ({ kind: 'step', node: id }));
  const adHoc = node.element.$type === 'bpmn:AdHocSubProcess';
  return {
    kind: 'section',
    id: node.id,
    name: oneLine(node.element.name),
    ...(adHoc ? { adHoc } : {}),
    body: inner?.start ? readBody(inner.start, surroundings) : { kind: 'sequence', blocks: adHoc ? steps : [] },
  };
}

const gatewayName = ({ element }: BpmnNode): string => elementName(element.$type);

function guardsOf(node: BpmnNode, afterStep: boolean, problems: CompileProblem[]): readonly BranchGuard[] {
  const declared = childOf(node.element.default);
  const say = (code: string, element: string, message: string) => problems.push({ code, element, message });
  const guards = node.out.map((flow) => (flow.element === declared ? { kind: 'default' as const } : guardOf(flow)));
  const open = guards.filter((guard) => guard === undefined).length;
  const outcomes = guards.flatMap((guard) => (guard?.kind === 'outcome' ? guard.outcome : []));
  if (outcomes.length > 0 && !afterStep) {
    say('outcome-without-step', node.id, `${node.label}按“同意/不同意”分流，必须紧跟在办理环节之后。`);
  }
  // one flow without a condition beside others with one is the default in every reader's eyes
  const hasDefault = declared !== undefined || open === 1;
  if (!hasDefault && !(outcomes.includes('yes') && outcomes.includes('no'))) {
    say('no-default', node.id, `${node.label}没有默认流向，条件都不成立时不知往哪走。`);
  }
  return node.out.map((flow, at) => {
    const guard = guards[at];
    if (!guard && (declared || open > 1)) {
      const name = oneLine(flow.element.name);
      say('no-condition', flow.id, name ? `“${name}”这条路还没有写条件。` : `${node.label}有一条路还没有写条件。`);
    }
    return guard ?? { kind: 'default' };
  });
}

/** When a drawn flow is taken, by what stands on it; undefined = it says nothing. */
export function guardOf(flow: BpmnFlow): BranchGuard | undefined {
  const { outcome } = flow.element;
  if (outcome === 'yes' || outcome === 'no') return { kind: 'outcome', outcome };
  const source = textOf(childOf(flow.element.conditionExpression)?.body);
  return source ? { kind: 'condition', source } : undefined;
}

/** 包容分支: a condition, the default, or none = always taken. */
export function inclusiveGuard(node: BpmnNode, flow: BpmnFlow): { readonly guard?: BranchGuard } {
  if (node.kind !== 'inclusive') return {};
  if (flow.element === childOf(node.element.default)) return { guard: { kind: 'default' } };
  const guard = guardOf(flow);
  return guard ? { guard } : {};
}

/** The end of a process as a block. */
export const endBlock = ({ id, element }: BpmnNode): EndBlock => ({
  kind: 'end',
  id,
  name: textOf(element.name),
  result: element.result === 'refused' ? 'refused' : 'completed',
});

/** Going on at a meeting point: a made-up flow into it, so that it is read like any other node. */
export const flowBehind = (meet: BpmnNode, from: BpmnNode): BpmnFlow => ({
  id: '',
  element: meet.element,
  from,
  to: meet,
});

/** The step a backward flow means: itself, or the one right behind a merging gateway. */
export function stepBehind(node: BpmnNode): BpmnNode | undefined {
  if (node.kind === 'step') return node;
  const only = node.kind === 'exclusive' && node.out.length === 1 ? node.out[0] : undefined;
  return only && stepBehind(only.to);
}
