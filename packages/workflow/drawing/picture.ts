import type { ModdleElement } from 'bpmn-moddle';
import { childOf, listOf, oneLine, textOf } from '../bpmn/moddle-values.ts';
import type { LockedPart } from '../designing/design.ts';
import { type Band, bandsOf } from '../lanes/bands.ts';
import type { NodeId, Program } from '../program.ts';
import { type Drawing, sourceOf, targetOf } from './drawing.ts';

/** Where something is drawn, in pixels of the file. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Something that is drawn as a shape: a step, a gateway, an event, or what stands beside the process (pool, lane, note). */
export interface SheetNode {
  readonly type: string;
  readonly name: string;
  /** The embedded sub-process it stands in. */
  readonly parent?: string;
  /** The step on whose edge it sits. */
  readonly attachedTo?: string;
}

/** The file as it was opened: what was drawn, and the tree that was read from it. Never changed. */
export interface Sheet {
  readonly nodes: ReadonlyMap<string, SheetNode>;
  readonly flows: ReadonlyMap<string, { readonly from: string; readonly to: string; readonly name: string }>;
  /** Pools, lanes, notes, data; and what connects them. */
  readonly beside: ReadonlyMap<string, SheetNode & { readonly from?: string; readonly to?: string }>;
  /** Of the pools and lanes among them: what belongs into each. */
  readonly bands: ReadonlyMap<string, Band>;
  readonly program: Program;
  readonly locked: Readonly<Record<NodeId, LockedPart>>;
}

/** BPMN DI of a design, by the ids of the file; what is not drawn has no place. */
export interface Picture {
  readonly sheet: Sheet;
  readonly shapes: Readonly<Record<string, Box>>;
  readonly edges: Readonly<Record<string, readonly Point[]>>;
}

/** Facts of a file, taken out of the parsed elements. */
export function sheetOf(drawing: Drawing, { program, locked }: Pick<Sheet, 'program' | 'locked'>): Sheet {
  const nodes = new Map<string, SheetNode>();
  for (const [id, element] of drawing.nodes) {
    const container = drawing.containers.get(element);
    const host = textOf(childOf(element.attachedToRef)?.id);
    nodes.set(id, {
      ...nodeOf(element),
      ...(container && container !== drawing.process ? { parent: textOf(container.id) } : {}),
      ...(host ? { attachedTo: host } : {}),
    });
  }
  const flows = new Map(
    [...drawing.flows].map(([id, flow]) => [
      id,
      { from: sourceOf(flow), to: targetOf(flow), name: oneLine(flow.name) },
    ]),
  );
  const beside = new Map<string, SheetNode & { readonly from?: string; readonly to?: string }>();
  const parts = planeParts(drawing);
  for (const part of parts) {
    const element = childOf(part.bpmnElement);
    const id = textOf(element?.id);
    if (!element || !id || nodes.has(id) || flows.has(id)) continue;
    const [from, to] = [endOf(element.sourceRef), endOf(element.targetRef)];
    beside.set(id, { ...nodeOf(element), ...(from && to ? { from, to } : {}) });
  }
  return { nodes, flows, beside, bands: bandsOf(drawing, parts), program, locked };
}

/** Shapes and edges of the first diagram. */
export function planeParts({ definitions }: Drawing): readonly ModdleElement[] {
  return listOf(childOf(listOf(definitions.diagrams)[0]?.plane)?.planeElement);
}

/** Places as the file says them. */
export function drawnPlaces(drawing: Drawing): Pick<Picture, 'shapes' | 'edges'> {
  const shapes: Record<string, Box> = {};
  const edges: Record<string, readonly Point[]> = {};
  for (const part of planeParts(drawing)) {
    const id = textOf(childOf(part.bpmnElement)?.id);
    const box = boundsOf(part);
    if (!id) continue;
    if (box) shapes[id] ??= box;
    else if (part.waypoint) edges[id] ??= pointsOf(part);
  }
  return { shapes, edges };
}

export function boundsOf(shape: ModdleElement | undefined): Box | undefined {
  const bounds = childOf(shape?.bounds);
  return bounds && { x: Number(bounds.x), y: Number(bounds.y), w: Number(bounds.width), h: Number(bounds.height) };
}

export const pointsOf = (edge: ModdleElement | undefined): readonly Point[] =>
  listOf(edge?.waypoint).map(({ x, y }) => ({ x: Number(x), y: Number(y) }));

const nodeOf = (element: ModdleElement): SheetNode => ({
  type: element.$type,
  name: oneLine(element.name) || oneLine(element.text),
});

const endOf = (value: unknown): string => textOf(childOf(Array.isArray(value) ? value[0] : value)?.id);

/** The box around boxes; undefined where there are none. */
export function around(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    w: Math.max(...boxes.map((box) => box.x + box.w)) - x,
    h: Math.max(...boxes.map((box) => box.y + box.h)) - y,
  };
}

export const centreOf = ({ x, y, w, h }: Box): Point => ({ x: x + w / 2, y: y + h / 2 });
