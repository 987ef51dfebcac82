import type { BpmnModdle, ModdleElement } from 'bpmn-moddle';
import { isInclusive } from '../flow/decide-choice.ts';
import type { ParallelBlock, Program } from '../program.ts';
import { indexOf } from '../program-index.ts';
import { enoughAttributes } from '../publishing/enough.ts';
import { writeMessageStart } from '../publishing/message-start.ts';
import type { Diagram } from './diagram.ts';
import { diagram } from './diagram.ts';
import { eventSettings } from './event-settings.ts';
import { govModdle } from './gov-moddle.ts';
import type { Graph, GraphElement } from './graph.ts';
import { graphOf } from './graph.ts';
import { writeMarker } from './multi-marker.ts';
import { stepSettings } from './step-settings.ts';

/** Program → BPMN 2.0 XML with freshly laid-out geometry; `compile` of it gives the same program. */
export async function toXml(program: Program): Promise<string> {
  const moddle = govModdle();
  const graph = graphOf(program);
  const elements = new Map(graph.elements.map((element) => [element.id, makeElement(moddle, program, element)]));
  const flows = makeFlows(moddle, graph, elements);
  for (const { id, attachedTo } of graph.elements) {
    const timer = attachedTo === undefined ? undefined : elements.get(id);
    if (timer && attachedTo !== undefined) timer.attachedToRef = elements.get(attachedTo);
  }
  const process = moddle.create('bpmn:Process', {
    id: program.processId,
    isExecutable: true,
    ...processSettings(program),
    flowElements: inside(graph, undefined, elements, flows),
  });
  for (const { id, kind } of graph.elements) {
    const section = kind === 'section' ? elements.get(id) : undefined;
    if (section) section.flowElements = inside(graph, id, elements, flows);
  }
  const shapes = makeShapes(moddle, diagram(program), elements, flows);
  const plane = moddle.create('bpmndi:BPMNPlane', { id: 'plane', bpmnElement: process, planeElement: shapes });
  const definitions = moddle.create('bpmn:Definitions', {
    id: `definitions_${program.processId}`,
    targetNamespace: 'urn:gov-office-cloud:process',
    rootElements: [process],
    diagrams: [moddle.create('bpmndi:BPMNDiagram', { id: 'diagram', plane })],
  });
  return (await moddle.toXML(definitions, { format: true })).xml;
}

/** What a process says of itself, by the attributes of its element; undefined = nothing. */
export const processSettings = (program: Program): Readonly<Record<string, unknown>> => ({
  name: program.name,
  cancelPolicy: program.cancelPolicy,
  cancelTo: program.cancelTo,
  withdrawUntil: program.withdrawUntil,
  undoMinutes: program.undoMinutes,
  reviveWithinWorkingDays: program.reviveWithin?.workingDays,
  endWithinWorkingDays:
    program.endWithin && 'workingDays' in program.endWithin ? program.endWithin.workingDays : undefined,
  endWithinWorkingHours:
    program.endWithin && 'workingHours' in program.endWithin ? program.endWithin.workingHours : undefined,
  administrator: program.administrator && JSON.stringify(program.administrator),
});

/** What is drawn in one embedded sub-process, or in none. */
function inside(
  graph: Graph,
  parent: string | undefined,
  elements: ReadonlyMap<string, ModdleElement>,
  flows: ReadonlyMap<string, ModdleElement>,
): readonly ModdleElement[] {
  const here = graph.elements.filter((element) => element.parent === parent).map(({ id }) => id);
  const arrows = graph.flows.filter(({ from }) => here.includes(from)).map(({ id }) => id);
  return [...here.map((id) => elements.get(id)), ...arrows.map((id) => flows.get(id))].filter(
    (one) => one !== undefined,
  );
}

const types: Readonly<Record<GraphElement['kind'], string>> = {
  start: 'bpmn:StartEvent',
  end: 'bpmn:EndEvent',
  step: 'bpmn:UserTask',
  choice: 'bpmn:ExclusiveGateway',
  merge: 'bpmn:ExclusiveGateway',
  fork: 'bpmn:ParallelGateway',
  join: 'bpmn:ParallelGateway',
  events: 'bpmn:EventBasedGateway',
  catch: 'bpmn:IntermediateCatchEvent',
  boundary: 'bpmn:BoundaryEvent',
  beside: 'bpmn:BoundaryEvent',
  section: 'bpmn:SubProcess',
};

/** The element's type where its block or rules decide it. */
export function typeOf(program: Program, { id, kind }: GraphElement): string {
  const { parallels, places } = indexOf(program);
  if (kind === 'step' && program.nodes[id]?.call) return 'bpmn:CallActivity';
  const does = kind === 'step' ? program.nodes[id]?.does : undefined;
  if (does) return does.kind === 'send' ? 'bpmn:SendTask' : 'bpmn:ServiceTask';
  const fork = kind === 'fork' || kind === 'join' ? [...parallels.values()] : [];
  if (fork.some((block) => (block.id === id || block.joinId === id) && isInclusive(block)))
    return 'bpmn:InclusiveGateway';
  const section =
    kind === 'section' ? [...places.keys()].find((block) => block.kind === 'section' && block.id === id) : undefined;
  return section?.kind === 'section' && section.adHoc ? 'bpmn:AdHocSubProcess' : types[kind];
}

/** An element with its settings, without its flows. */
export function makeElement(moddle: BpmnModdle, program: Program, element: GraphElement): ModdleElement {
  const { id, kind, name } = element;
  const node = kind === 'step' ? program.nodes[id] : undefined;
  const fork = kind === 'fork' ? indexOf(program).parallels.get(id) : undefined;
  return moddle.create(typeOf(program, element), {
    id,
    ...(name ? { name } : {}),
    ...(node ? { extensionElements: stepSettings(moddle, node) } : {}),
    ...(node?.call ? { calledElement: node.call.process } : {}),
    ...(node && !node.call ? writeMarker(moddle, node.multi) : {}),
    ...eventSettings(moddle, program, element),
    ...(id === program.startId && program.messageStart ? writeMessageStart(moddle, program.messageStart) : {}),
    ...forkSettings(fork),
    ...(kind === 'end' && resultOf(program, id) === 'refused' ? { result: 'refused' } : {}),
  });
}

const forkSettings = (fork: ParallelBlock | undefined) => ({
  ...(fork?.countersign ? { countersign: true } : {}),
  ...(fork ? enoughAttributes(fork) : {}),
});

const resultOf = (program: Program, id: string): string | undefined => {
  for (const block of indexOf(program).places.keys()) if (block.kind === 'end' && block.id === id) return block.result;
  return undefined;
};

function makeFlows(
  moddle: BpmnModdle,
  graph: Graph,
  elements: ReadonlyMap<string, ModdleElement>,
): Map<string, ModdleElement> {
  const flows = new Map<string, ModdleElement>();
  for (const { id, from, to, label, guard } of graph.flows) {
    const [source, target] = [elements.get(from), elements.get(to)];
    if (!source || !target) continue;
    const flow = moddle.create('bpmn:SequenceFlow', {
      id,
      sourceRef: source,
      targetRef: target,
      ...(label ? { name: label } : {}),
      ...(guard?.kind === 'outcome' ? { outcome: guard.outcome } : {}),
      ...(guard?.kind === 'condition'
        ? { conditionExpression: moddle.create('bpmn:FormalExpression', { body: guard.source }) }
        : {}),
    });
    flows.set(id, flow);
    if (guard?.kind === 'default') source.default = flow;
    attach(source, 'outgoing', flow);
    attach(target, 'incoming', flow);
  }
  return flows;
}

function attach(element: ModdleElement, list: 'incoming' | 'outgoing', flow: ModdleElement): void {
  const known = element.get(list);
  if (Array.isArray(known)) known.push(flow);
}

/** Shapes and edges of a drawing. */
export function makeShapes(
  moddle: BpmnModdle,
  drawing: Diagram,
  elements: ReadonlyMap<string, ModdleElement>,
  flows: ReadonlyMap<string, ModdleElement>,
): readonly ModdleElement[] {
  const shapes = drawing.nodes.map(({ id, kind, x, y, w, h }) =>
    moddle.create('bpmndi:BPMNShape', {
      id: `shape_${id}`,
      bpmnElement: elements.get(id),
      ...(kind === 'section' ? { isExpanded: true } : {}),
      bounds: moddle.create('dc:Bounds', { x, y, width: w, height: h }),
    }),
  );
  const edges = drawing.edges.map(({ id, points }) =>
    moddle.create('bpmndi:BPMNEdge', {
      id: `edge_${id}`,
      bpmnElement: flows.get(id),
      waypoint: points.map((point) => moddle.create('dc:Point', { ...point })),
    }),
  );
  return [...shapes, ...edges];
}
