import type { ModdleElement } from 'bpmn-moddle';
import type { CompileProblem } from './problems.ts';
import { elementName } from './problems.ts';

export type BpmnNodeKind = 'start' | 'end' | 'step' | 'exclusive' | 'parallel';

export interface BpmnNode {
  readonly id: string;
  readonly kind: BpmnNodeKind;
  readonly label: string;
  readonly element: ModdleElement;
  readonly out: BpmnFlow[];
  readonly in: BpmnFlow[];
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

export const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
export const listOf = (value: unknown): readonly ModdleElement[] => (Array.isArray(value) ? value : []);
export const childOf = (value: unknown): ModdleElement | undefined =>
  typeof value === 'object' && value !== null && '$type' in value ? (value as ModdleElement) : undefined; // reason: moddle elements carry $type

export const labelOf = (element: ModdleElement): string =>
  `${elementName(element.$type)}“${oneLine(element.name) || textOf(element.id)}”`;

/** Names in drawings are often broken over lines. */
export const oneLine = (value: unknown): string => textOf(value).replace(/\s+/g, ' ');

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
    return undefined;
  }
  const nodes = readNodes(process, problems);
  const loose = connect(process, nodes, problems);
  return checkEnds({ process, nodes, loose }, problems);
}

function readNodes(process: ModdleElement, problems: CompileProblem[]): Map<string, BpmnNode> {
  const nodes = new Map<string, BpmnNode>();
  for (const element of listOf(process.flowElements)) {
    if (element.$type === 'bpmn:SequenceFlow' || descriptive.has(element.$type)) continue;
    const kind = kindOf(element);
    const id = textOf(element.id);
    if (!kind || !id) problems.push({ code: 'unsupported', element: id, message: unsupported(element) });
    else nodes.set(id, { id, kind, label: labelOf(element), element, out: [], in: [] });
  }
  return nodes;
}

function kindOf(element: ModdleElement): BpmnNodeKind | undefined {
  const events = listOf(element.eventDefinitions);
  switch (element.$type) {
    case 'bpmn:UserTask':
    case 'bpmn:Task':
      return element.loopCharacteristics ? undefined : 'step';
    case 'bpmn:ExclusiveGateway':
      return 'exclusive';
    case 'bpmn:ParallelGateway':
      return 'parallel';
    case 'bpmn:StartEvent':
      return events.length === 0 ? 'start' : undefined;
    case 'bpmn:EndEvent':
      return events.every((event) => event.$type === 'bpmn:TerminateEventDefinition') ? 'end' : undefined;
    default:
      return undefined;
  }
}

function unsupported(element: ModdleElement): string {
  const label = labelOf(element);
  if (element.loopCharacteristics) return `${label}用了循环或多实例标记，请改用环节的“多人办理”设置。`;
  const event = listOf(element.eventDefinitions)[0];
  if (event) return `${label}带有 ${elementName(event.$type)}，本系统暂不支持，请改用普通的开始或结束。`;
  return `${label}本系统暂不支持，请用办理环节、条件网关或并行网关代替。`;
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
  return loose;
}

interface ReadProcess {
  readonly process: ModdleElement;
  readonly nodes: ReadonlyMap<string, BpmnNode>;
  readonly loose: ReadonlySet<BpmnNode>;
}

function checkEnds({ process, nodes, loose }: ReadProcess, problems: CompileProblem[]): BpmnGraph | undefined {
  const starts = [...nodes.values()].filter((node) => node.kind === 'start');
  const start = starts[0];
  if (!start || starts.length > 1) {
    const message = start ? `流程有 ${starts.length} 个开始，只能有一个。` : '流程没有可用的开始。';
    problems.push({ code: 'one-start', element: textOf(process.id), message });
    return undefined;
  }
  for (const node of nodes.values()) if (!loose.has(node)) checkNode(node, problems);
  const reached = reachable(start);
  for (const node of nodes.values()) {
    if (loose.size === 0 && !reached.has(node) && node.in.length > 0) {
      problems.push({ code: 'unreachable', element: node.id, message: `从开始走不到${node.label}。` });
    }
  }
  return { process, nodes, start };
}

function checkNode(node: BpmnNode, problems: CompileProblem[]): void {
  const say = (code: string, message: string) => problems.push({ code, element: node.id, message });
  if (node.kind !== 'end' && node.out.length === 0) say('dead-end', `${node.label}没有引出的流向，走到这里就断了。`);
  if (node.kind !== 'start' && node.in.length === 0) say('unreachable', `没有流向到达${node.label}。`);
  if ((node.kind === 'step' || node.kind === 'start') && node.out.length > 1) {
    say('several-flows', `从${node.label}引出了 ${node.out.length} 条流向，请用条件网关或并行网关说明怎么走。`);
  }
  if (node.kind === 'parallel' && node.in.length > 1 && node.out.length > 1) {
    say('join-and-fork', `${node.label}既汇合又分开，请分成两个网关。`);
  }
}

function reachable(start: BpmnNode): ReadonlySet<BpmnNode> {
  const seen = new Set<BpmnNode>([start]);
  for (const node of seen) for (const flow of node.out) seen.add(flow.to);
  return seen;
}
