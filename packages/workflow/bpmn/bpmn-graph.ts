import type { ModdleElement } from 'bpmn-moddle';
import { readMessageStart } from '../publishing/message-start.ts';
import type { BpmnNodeKind } from './element-kinds.ts';
import { kindOf, unsupported } from './element-kinds.ts';
import { childOf, labelOf, listOf, oneLine, textOf } from './moddle-values.ts';
import type { CompileProblem } from './problems.ts';

export interface BpmnNode {
  readonly id: string;
  readonly kind: BpmnNodeKind;
  readonly label: string;
  readonly element: ModdleElement;
  readonly out: BpmnFlow[];
  readonly in: BpmnFlow[];
  /** Timers on its edge that do not interrupt it. */
  readonly beside: BpmnNode[];
  /** What is drawn inside an embedded sub-process. */
  readonly inner?: BpmnBody;
}

/** Nodes side by side; of an ad-hoc sub-process they have no beginning. */
export interface BpmnBody {
  readonly nodes: ReadonlyMap<string, BpmnNode>;
  readonly start: BpmnNode | undefined;
}

export interface BpmnFlow {
  readonly id: string;
  readonly element: ModdleElement;
  readonly from: BpmnNode;
  readonly to: BpmnNode;
}

export interface BpmnGraph {
  readonly process: ModdleElement;
  readonly nodes: ReadonlyMap<string, BpmnNode>;
  readonly start: BpmnNode;
}

/** Drawn or descriptive elements that do not act; they stay in the file and are not run. */
const descriptive = new Set(['bpmn:DataObject', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference']);

/** Steps, gateways, events and flows of the one process of a file; everything we do not run is refused by name. */
export function readGraph(definitions: ModdleElement, problems: CompileProblem[]): BpmnGraph | undefined {
  const processes = listOf(definitions.rootElements).filter((element) => element.$type === 'bpmn:Process');
  const withSteps = processes.filter((process) => listOf(process.flowElements).length > 0);
  const process = withSteps[0];
  if (!process || withSteps.length > 1) {
    const names = withSteps.map((one) => `“${oneLine(one.name) || textOf(one.id)}”`).join('、');
    const message = process
      ? `文件中有 ${withSteps.length} 个流程（${names}），一次只能发布一个。`
      : '文件中没有流程。';
    problems.push({ code: 'one-process', element: textOf(definitions.id), message });
    for (const one of withSteps) problems.push(...problemsIn(one));
    return undefined;
  }
  return readProcess(process, problems);
}

function readProcess(process: ModdleElement, problems: CompileProblem[]): BpmnGraph | undefined {
  const nodes = readNodes(process, problems);
  const start = checkEnds({ process, nodes, loose: connect(process, nodes, problems) }, problems);
  return start && { process, nodes, start };
}

/** What stands in the way of one of several processes, so that whoever takes it out of the file knows what else there is to do. */
function problemsIn(process: ModdleElement): readonly CompileProblem[] {
  const problems: CompileProblem[] = [];
  readProcess(process, problems);
  const name = oneLine(process.name) || textOf(process.id);
  return problems.map((problem) => ({ ...problem, message: `流程“${name}”里，${problem.message}` }));
}

/** All nodes, also those inside embedded sub-processes. */
export const allNodes = (nodes: ReadonlyMap<string, BpmnNode>): readonly BpmnNode[] =>
  [...nodes.values()].flatMap((node) => [node, ...(node.inner ? allNodes(node.inner.nodes) : [])]);

function readNodes(process: ModdleElement, problems: CompileProblem[]): Map<string, BpmnNode> {
  const nodes = new Map<string, BpmnNode>();
  for (const element of listOf(process.flowElements)) {
    if (element.$type === 'bpmn:SequenceFlow' || descriptive.has(element.$type)) continue;
    const kind = kindOf(element);
    const id = textOf(element.id);
    if (!kind || !id) problems.push({ code: 'unsupported', element: id, message: unsupported(element) });
    else {
      const inner = kind === 'section' ? { inner: readInner(element, problems) } : {};
      nodes.set(id, { id, kind, label: labelOf(element), element, out: [], in: [], beside: [], ...inner });
    }
  }
  return nodes;
}

/** An embedded sub-process is drawn like a process; an ad-hoc one is steps without flows. */
function readInner(element: ModdleElement, problems: CompileProblem[]): BpmnBody {
  const nodes = readNodes(element, problems);
  if (element.$type !== 'bpmn:AdHocSubProcess') {
    return { nodes, start: checkEnds({ process: element, nodes, loose: connect(element, nodes, problems) }, problems) };
  }
  const flows = listOf(element.flowElements).some(({ $type }) => $type === 'bpmn:SequenceFlow');
  const plain = !flows && nodes.size > 0 && [...nodes.values()].every((node) => node.kind === 'step');
  if (!plain) {
    const message = `${labelOf(element)}里面只能是并列的办理环节，不画流向。`;
    problems.push({ code: 'ad-hoc', element: textOf(element.id), message });
  }
  return { nodes, start: undefined };
}

/** Joins nodes and flows; answers the nodes that have a flow to or from an element we refused. */
function connect(
  process: ModdleElement,
  nodes: ReadonlyMap<string, BpmnNode>,
  problems: CompileProblem[],
): ReadonlySet<BpmnNode> {
  const loose = new Set<BpmnNode>();
  for (const element of listOf(process.flowElements)) {
    if (element.$type !== 'bpmn:SequenceFlow') continue;
    const id = textOf(element.id);
    const source = childOf(element.sourceRef);
    const target = childOf(element.targetRef);
    if (!source || !target) {
      problems.push({ code: 'loose-flow', element: id, message: `流向“${oneLine(element.name) || id}”没有接好两端。` });
      continue;
    }
    const [from, to] = [nodes.get(textOf(source.id)), nodes.get(textOf(target.id))];
    if (from && to) {
      const flow = { id, element, from, to };
      from.out.push(flow);
      to.in.push(flow);
    } else for (const node of [from, to]) if (node) loose.add(node);
  }
  for (const node of nodes.values()) if (node.kind === 'boundary' || node.kind === 'beside') attach(node, nodes);
  return loose;
}

/** A boundary timer is one more way out of its step, behind the drawn one; or it begins something beside the step. */
function attach(boundary: BpmnNode, nodes: ReadonlyMap<string, BpmnNode>): void {
  const step = nodes.get(textOf(childOf(boundary.element.attachedToRef)?.id));
  if (!step) return;
  if (boundary.kind === 'beside') {
    step.beside.push(boundary);
    return;
  }
  const flow = { id: '', element: boundary.element, from: step, to: boundary };
  step.out.push(flow);
  boundary.in.push(flow);
}

interface ReadProcess {
  readonly process: ModdleElement;
  readonly nodes: ReadonlyMap<string, BpmnNode>;
  readonly loose: ReadonlySet<BpmnNode>;
}

function checkEnds({ process, nodes, loose }: ReadProcess, problems: CompileProblem[]): BpmnNode | undefined {
  const starts = [...nodes.values()].filter((node) => node.kind === 'start');
  const start = starts[0];
  if (!start || starts.length > 1) {
    const what = process.$type === 'bpmn:Process' ? '流程' : labelOf(process);
    const message = start ? `${what}有 ${starts.length} 个开始，只能有一个。` : `${what}没有可用的开始。`;
    problems.push({ code: 'one-start', element: textOf(process.id), message });
    return undefined;
  }
  const sayOfStart = (message: string) => problems.push({ code: 'message-start', element: start.id, message });
  if (process.$type === 'bpmn:Process') readMessageStart(start.element, sayOfStart);
  else if (listOf(start.element.eventDefinitions).length > 0) {
    const message = `${start.label}在子流程里面，收到消息就发起只能用在整个流程的开始，请改为普通的开始。`;
    problems.push({ code: 'unsupported', element: start.id, message });
  }
  for (const node of nodes.values()) if (!loose.has(node)) checkNode(node, problems);
  const reached = reachable(start);
  for (const node of reached) for (const timer of node.beside) for (const one of reachable(timer)) reached.add(one);
  if (loose.size === 0) checkBeside([...nodes.values()], start, problems);
  for (const node of nodes.values()) {
    if (loose.size === 0 && !reached.has(node) && node.in.length > 0) {
      problems.push({ code: 'unreachable', element: node.id, message: `从开始走不到${node.label}。` });
    }
  }
  return start;
}

const branching: ReadonlySet<BpmnNodeKind> = new Set(['exclusive', 'parallel', 'inclusive', 'events']);

/** What begins beside a step ends by itself: it joins nothing, and does not end the process. */
function checkBeside(nodes: readonly BpmnNode[], start: BpmnNode, problems: CompileProblem[]): void {
  const timers = nodes.flatMap((node) => node.beside);
  const flows = new Map([start, ...timers].map((from) => [from, reachable(from)]));
  for (const timer of timers) {
    const own = [...(flows.get(timer) ?? [])];
    const say = (code: string, message: string) =>
      problems.push({ code, element: timer.id, message: `${timer.label}${message}` });
    const elsewhere = own.find((node) => [...flows].some(([from, flow]) => from !== timer && flow.has(node)));
    if (elsewhere)
      say('beside-joins', `后面的流向并到了${elsewhere.label}；不打断的定时，后面要自己结束，不能并回去。`);
    if (own.some(({ element }) => listOf(element.eventDefinitions)[0]?.$type === 'bpmn:TerminateEventDefinition'))
      say('beside-terminates', '后面有终止整个流程的结束，请改为普通的结束。');
    if (timer.out[0]?.to.kind === 'end') say('beside-empty', '后面没有要办的事，请画上环节，或改用环节的超时提醒。');
  }
}

function checkNode(node: BpmnNode, problems: CompileProblem[]): void {
  const say = (code: string, message: string) => problems.push({ code, element: node.id, message });
  if (node.kind !== 'end' && node.out.length === 0) say('dead-end', `${node.label}没有引出的流向，走到这里就断了。`);
  if (node.kind !== 'start' && node.kind !== 'beside' && node.in.length === 0)
    say('unreachable', `没有流向到达${node.label}。`);
  const drawn = node.out.filter((flow) => flow.to.kind !== 'boundary').length;
  if (!branching.has(node.kind) && drawn > 1) {
    say('several-flows', `从${node.label}引出了 ${drawn} 条流向，请用条件分支或并行分支说明怎么走。`);
  }
  if (node.kind === 'events' && node.out.some(({ to }) => to.kind !== 'catch' || to.in.length > 1)) {
    say('not-events', `${node.label}引出的每条流向都要先到一个等待事件（消息或定时）。`);
  }
  if ((node.kind === 'parallel' || node.kind === 'inclusive') && node.in.length > 1 && node.out.length > 1) {
    say('join-and-fork', `${node.label}既汇合又分开，请分成两个网关。`);
  }
}

function reachable(start: BpmnNode): Set<BpmnNode> {
  const seen = new Set<BpmnNode>([start]);
  for (const node of seen) for (const flow of node.out) seen.add(flow.to);
  return seen;
}
