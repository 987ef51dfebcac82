import type { ModdleElement } from 'bpmn-moddle';
import type { BpmnBody, BpmnNode } from '../bpmn/bpmn-graph.ts';
import { kindOf } from '../bpmn/element-kinds.ts';
import { childOf, labelOf, listOf, textOf } from '../bpmn/moddle-values.ts';

/** Elements of a drawing as they are, also those that nobody can run. */
export interface RawBody extends BpmnBody {
  /** What the list has no card for, by id. */
  readonly unknown: ReadonlySet<string>;
}

const noNode = /Object(Reference)?$|DataStoreReference$|^bpmn:SequenceFlow$/;

/** The process of a file that is designed: the first with something drawn in it. */
export const processOf = (definitions: ModdleElement): ModdleElement | undefined => {
  const all = listOf(definitions.rootElements).filter(({ $type }) => $type === 'bpmn:Process');
  return all.find((process) => listOf(process.flowElements).length > 0) ?? all[0];
};

/** Nodes and flows of a process or sub-process. Whatever is loose is left out of the graph and stays in the file. */
export function rawGraph(container: ModdleElement): RawBody {
  const unknown = new Set<string>();
  const nodes = readNodes(container, unknown);
  for (const element of listOf(container.flowElements)) {
    if (element.$type !== 'bpmn:SequenceFlow') continue;
    const from = nodes.get(textOf(childOf(element.sourceRef)?.id));
    const to = nodes.get(textOf(childOf(element.targetRef)?.id));
    if (!from || !to) continue;
    const flow = { id: textOf(element.id), element, from, to };
    from.out.push(flow);
    to.in.push(flow);
  }
  for (const node of nodes.values()) if (node.element.$type === 'bpmn:BoundaryEvent') attach(node, nodes, unknown);
  const starts = [...nodes.values()].filter(({ element }) => element.$type === 'bpmn:StartEvent');
  return { nodes, start: starts.length === 1 && starts[0]?.kind === 'start' ? starts[0] : undefined, unknown };
}

function readNodes(container: ModdleElement, unknown: Set<string>): Map<string, BpmnNode> {
  const nodes = new Map<string, BpmnNode>();
  for (const element of listOf(container.flowElements)) {
    const id = textOf(element.id);
    if (!id || noNode.test(element.$type)) continue;
    const kind = kindOf(element);
    if (!kind) unknown.add(id);
    const inner = kind === 'section' ? { inner: rawGraph(element) } : {};
    const others = element.$type === 'bpmn:EndEvent' ? 'end' : 'step';
    nodes.set(id, {
      ...{ id, kind: kind ?? others, label: labelOf(element), element },
      ...{ out: [], in: [], beside: [] },
      ...inner,
    });
  }
  return nodes;
}

/**
 * A boundary event is one more way out of its step; a timer that does not interrupt stands beside it. One that is not known
 * makes the step one that is not known.
 */
function attach(boundary: BpmnNode, nodes: ReadonlyMap<string, BpmnNode>, unknown: Set<string>): void {
  const host = nodes.get(textOf(childOf(boundary.element.attachedToRef)?.id));
  if (!host) return;
  if (unknown.has(boundary.id)) unknown.add(host.id);
  if (boundary.kind === 'beside') {
    host.beside.push(boundary);
    return;
  }
  const flow = { id: '', element: boundary.element, from: host, to: boundary };
  host.out.push(flow);
  boundary.in.push(flow);
}
