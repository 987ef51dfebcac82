import type { ModdleElement } from 'bpmn-moddle';
import { childOf, listOf, textOf } from '../bpmn/moddle-values.ts';
import { type Drawing, listIn, takeOut } from './drawing.ts';
import { type Box, boundsOf, type Picture, type Point, pointsOf } from './picture.ts';

/** Writes places into the diagram of the file: what stands where it stood is not touched; a file without a diagram gets one. */
export function writePicture(drawing: Drawing, { shapes, edges }: Picture): void {
  const plane = childOf(listOf(drawing.definitions.diagrams)[0]?.plane) ?? newPlane(drawing);
  const parts = listIn(plane, 'planeElement');
  forgetParts(drawing, parts);
  const known = new Map<string, ModdleElement>();
  for (const part of parts) {
    const id = textOf(childOf(part.bpmnElement)?.id);
    if (!known.has(id)) known.set(id, part);
  }
  const ids = new Set(parts.map((part) => textOf(part.id)));
  const add = (kind: 'Shape' | 'Edge', id: string, attributes: Readonly<Record<string, unknown>>): void => {
    let name = `${kind === 'Shape' ? 'shape' : 'edge'}_${id}`;
    for (let number = 2; ids.has(name); number += 1) name = `${kind.toLowerCase()}_${id}_${number}`;
    ids.add(name);
    const part = drawing.moddle.create(`bpmndi:BPMN${kind}`, { id: name, ...attributes });
    part.$parent = plane;
    parts.push(part);
  };
  for (const [id, box] of Object.entries(shapes)) writeShape(drawing, { id, box, part: known.get(id) }, add);
  for (const [id, points] of Object.entries(edges)) writeEdge(drawing, { id, points, part: known.get(id) }, add);
}

function newPlane({ moddle, definitions, process }: Drawing): ModdleElement {
  const plane = moddle.create('bpmndi:BPMNPlane', { id: 'plane', bpmnElement: process });
  const diagram = moddle.create('bpmndi:BPMNDiagram', { id: 'diagram', plane });
  plane.$parent = diagram;
  diagram.$parent = definitions;
  listIn(definitions, 'diagrams').push(diagram);
  return plane;
}

/**
 * Takes out the pictures of what is drawn no more; who took the place of an element takes its picture, as long as it is
 * of its sort: a gateway may have got the id of a flow that is gone.
 */
function forgetParts({ nodes, flows, containers }: Drawing, parts: ModdleElement[]): void {
  for (const part of [...parts]) {
    const element = childOf(part.bpmnElement);
    const id = textOf(element?.id);
    const known = part.$type === 'bpmndi:BPMNEdge' ? flows.get(id) : nodes.get(id);
    if (known && known !== element) part.bpmnElement = known;
    const inProcess = element && /^bpmn:(.*Flow|.*Task|.*Event|.*Gateway|.*Activity|.*SubProcess)$/.test(element.$type);
    if (inProcess && !known && element.$type !== 'bpmn:MessageFlow' && !containers.has(element)) takeOut(parts, part);
  }
}

type Add = (kind: 'Shape' | 'Edge', id: string, attributes: Readonly<Record<string, unknown>>) => void;

function writeShape(
  { moddle, nodes }: Drawing,
  { id, box, part }: { readonly id: string; readonly box: Box; readonly part: ModdleElement | undefined },
  add: Add,
): void {
  const old = boundsOf(part);
  if (old && old.x === box.x && old.y === box.y && old.w === box.w && old.h === box.h) return;
  const bounds = moddle.create('dc:Bounds', { x: box.x, y: box.y, width: box.w, height: box.h });
  const element = nodes.get(id);
  if (part) {
    part.bounds = bounds;
    bounds.$parent = part;
    const label = childOf(childOf(part.label)?.bounds);
    if (label && old) Object.assign(label, { x: Number(label.x) + box.x - old.x, y: Number(label.y) + box.y - old.y });
  } else if (element)
    add('Shape', id, {
      bpmnElement: element,
      bounds,
      ...(element.$type.endsWith('SubProcess') ? { isExpanded: true } : {}),
    });
}

function writeEdge(
  { moddle, flows }: Drawing,
  {
    id,
    points,
    part,
  }: { readonly id: string; readonly points: readonly Point[]; readonly part: ModdleElement | undefined },
  add: Add,
): void {
  const old = pointsOf(part);
  if (part && old.length === points.length && old.every(({ x, y }, at) => points[at]?.x === x && points[at]?.y === y))
    return;
  const waypoint = points.map((point) => moddle.create('dc:Point', { ...point }));
  const flow = flows.get(id);
  if (part) {
    part.waypoint = waypoint;
    // a name that stood beside the former way would stand alone
    const label = childOf(part.label);
    if (label?.bounds) delete label.bounds;
  } else if (flow) add('Edge', id, { bpmnElement: flow, waypoint });
}
