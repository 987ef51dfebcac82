import type { BpmnModdle, ModdleElement } from 'bpmn-moddle';
import { childOf, listOf, textOf } from '../bpmn/moddle-values.ts';
import { processOf } from '../designing/raw-graph.ts';

/** The parsed file while a design is written into it. The one place in `designing` where things change in place. */
export interface Drawing {
  readonly moddle: BpmnModdle;
  readonly definitions: ModdleElement;
  readonly process: ModdleElement;
  /** Nodes by id, also those inside embedded sub-processes. */
  readonly nodes: Map<string, ModdleElement>;
  readonly flows: Map<string, ModdleElement>;
  /** Process or sub-process that an element stands in. */
  readonly containers: Map<ModdleElement, ModdleElement>;
}

export function drawingOf(moddle: BpmnModdle, definitions: ModdleElement): Drawing | undefined {
  const process = processOf(definitions);
  if (!process) return undefined;
  const nodes = new Map<string, ModdleElement>();
  const flows = new Map<string, ModdleElement>();
  const containers = new Map<ModdleElement, ModdleElement>();
  const visit = (container: ModdleElement): void => {
    for (const element of listOf(container.flowElements)) {
      containers.set(element, container);
      (element.$type === 'bpmn:SequenceFlow' ? flows : nodes).set(textOf(element.id), element);
      if (element.flowElements) visit(element);
    }
  };
  visit(process);
  return { moddle, definitions, process, nodes, flows, containers };
}

/** A list of an element that may be changed; made where there is none. */
export function listIn(element: ModdleElement, name: string): ModdleElement[] {
  const known = element.get(name);
  return Array.isArray(known) ? known : [];
}

export function takeOut(list: ModdleElement[], element: ModdleElement): void {
  const at = list.indexOf(element);
  if (at >= 0) list.splice(at, 1);
}

/** Brings elements of a list into an order, on the places where they stand. */
export function putInOrder(list: ModdleElement[], wanted: readonly ModdleElement[]): void {
  const places = list.flatMap((one, at) => (wanted.includes(one) ? [at] : []));
  if (places.length < wanted.length) return;
  for (const [at, one] of wanted.entries()) list.splice(places[at] ?? 0, 1, one);
}

export const sourceOf = (flow: ModdleElement): string => textOf(childOf(flow.sourceRef)?.id);
export const targetOf = (flow: ModdleElement): string => textOf(childOf(flow.targetRef)?.id);

/** Puts an element into a process or sub-process, taking it out of where it stood. */
export function putInto({ containers }: Drawing, container: ModdleElement, element: ModdleElement): void {
  const before = containers.get(element);
  if (before === container) return;
  if (before) takeOut(listIn(before, 'flowElements'), element);
  listIn(container, 'flowElements').push(element);
  element.$parent = container;
  containers.set(element, container);
}

export function setTarget({ nodes }: Drawing, flow: ModdleElement, to: string): void {
  const [before, target] = [childOf(flow.targetRef), nodes.get(to)];
  if (!target || before === target) return;
  if (before) takeOut(listIn(before, 'incoming'), flow);
  flow.targetRef = target;
  listIn(target, 'incoming').push(flow);
}

export function addFlow(drawing: Drawing, id: string, from: string, to: string): ModdleElement | undefined {
  const [source, target] = [drawing.nodes.get(from), drawing.nodes.get(to)];
  const container = source && drawing.containers.get(source);
  if (!source || !target || !container) return undefined;
  const flow = drawing.moddle.create('bpmn:SequenceFlow', { id, sourceRef: source, targetRef: target });
  drawing.flows.set(id, flow);
  putInto(drawing, container, flow);
  listIn(source, 'outgoing').push(flow);
  listIn(target, 'incoming').push(flow);
  return flow;
}

export function removeFlow(drawing: Drawing, id: string): void {
  const flow = drawing.flows.get(id);
  if (!flow) return;
  const [source, target] = [childOf(flow.sourceRef), childOf(flow.targetRef)];
  if (source) takeOut(listIn(source, 'outgoing'), flow);
  if (target) takeOut(listIn(target, 'incoming'), flow);
  if (source && source.default === flow) source.default = undefined;
  drawing.flows.delete(id);
  forget(drawing, flow);
}

export function removeNode(drawing: Drawing, id: string): void {
  const node = drawing.nodes.get(id);
  if (!node) return;
  for (const [flowId, flow] of [...drawing.flows])
    if (sourceOf(flow) === id || targetOf(flow) === id) removeFlow(drawing, flowId);
  drawing.nodes.delete(id);
  forget(drawing, node);
}

/** Takes an element out of its container and out of everything that points at it: lanes, associations, messages. */
function forget({ containers, definitions, process }: Drawing, element: ModdleElement): void {
  const container = containers.get(element);
  if (container) takeOut(listIn(container, 'flowElements'), element);
  containers.delete(element);
  const lanes = (set: ModdleElement): void => {
    for (const lane of listOf(set.lanes)) {
      if (lane.flowNodeRef) takeOut(listIn(lane, 'flowNodeRef'), element);
      const inner = childOf(lane.childLaneSet);
      if (inner) lanes(inner);
    }
  };
  listOf(process.laneSets).forEach(lanes);
  const pointsHere = (one: ModdleElement): boolean => one.sourceRef === element || one.targetRef === element;
  const loosen = (owner: ModdleElement, name: string): void => {
    if (!owner[name]) return;
    const list = listIn(owner, name);
    for (const one of list.filter(pointsHere)) takeOut(list, one);
  };
  for (const owner of new Set([process, container])) if (owner) loosen(owner, 'artifacts');
  for (const root of listOf(definitions.rootElements))
    if (root.$type === 'bpmn:Collaboration') for (const name of ['messageFlows', 'artifacts']) loosen(root, name);
}
