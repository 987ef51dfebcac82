import type { ModdleElement } from 'bpmn-moddle';
import { govModdle } from '../bpmn/gov-moddle.ts';
import { type GraphElement, type GraphFlow, graphOf } from '../bpmn/graph.ts';
import { makeElement, typeOf } from '../bpmn/to-xml.ts';
import { blocksWithin, type Design } from '../designing/design.ts';
import { same } from '../designing/same.ts';
import {
  addFlow,
  type Drawing,
  drawingOf,
  listIn,
  putInOrder,
  putInto,
  removeFlow,
  removeNode,
  setTarget,
  sourceOf,
} from './drawing.ts';
import { type LedFlow, type Plan, planOf } from './plan.ts';
import { setFlow, setNode, setProcess } from './settings.ts';
import { type Ways, waysOf } from './ways.ts';
import { writePicture } from './write-picture.ts';

/**
 * The file with the design written into it: what the design does not change stays as it was, elements, order and places.
 * The same design gives the same text. `before` must be what `openDesign` read from `xml`.
 */
export async function saveDesign(xml: string, before: Design, after: Design): Promise<string> {
  if (same(before, after)) return xml;
  const moddle = govModdle();
  const { rootElement: definitions } = await moddle.fromXML(xml);
  const drawing = drawingOf(moddle, definitions);
  if (!drawing) return xml;
  new Writing(drawing, before, after).write();
  if (after.picture !== before.picture) writePicture(drawing, after.picture);
  return (await moddle.toXML(definitions, { format: true })).xml;
}

/** One run of writing a design into its drawing. */
class Writing {
  private readonly drawing: Drawing;
  private readonly before: Design;
  private readonly after: Design;
  private readonly ways: Ways;
  private readonly plan: Plan;
  private readonly kept = new Set<string>();

  constructor(drawing: Drawing, before: Design, after: Design) {
    this.drawing = drawing;
    this.before = before;
    this.after = after;
    this.ways = waysOf(before.picture.sheet);
    this.plan = planOf(before.picture.sheet, after);
  }

  write(): void {
    const { drawing, before, after } = this;
    setProcess(drawing, before.program, after.program);
    const graph = graphOf(after.program);
    const former = new Map(this.ways.graph.elements.map((element) => [element.id, element]));
    for (const element of graph.elements) this.node(element, former.get(element.id), this.plan.drawn.get(element.id));
    for (const led of this.plan.led) this.flow(led);
    for (const id of this.ways.handled) if (!this.kept.has(id)) this.remove(id);
    this.followSources();
    this.order(graph.flows);
    this.orderAdHoc();
    this.orderTimers(graph.elements);
    this.tellMainEnd();
  }

  /** A flow stands where its source stands, also when that has moved into a section or out of it. */
  private followSources(): void {
    const { drawing } = this;
    for (const flow of drawing.flows.values()) {
      const source = drawing.nodes.get(sourceOf(flow));
      const container = source && drawing.containers.get(source);
      if (container) putInto(drawing, container, flow);
    }
  }

  /** Steps without flows stand in the list as they stand in the file. */
  private orderAdHoc(): void {
    const { drawing } = this;
    for (const block of blocksWithin(this.after.program.root)) {
      const section = block.kind === 'section' && block.adHoc ? drawing.nodes.get(block.id) : undefined;
      if (!section || block.kind !== 'section') continue;
      const wanted = block.body.blocks.flatMap((one) =>
        one.kind === 'step' ? (drawing.nodes.get(one.node) ?? []) : [],
      );
      putInOrder(listIn(section, 'flowElements'), wanted);
    }
  }

  /** Of several ends the one at the foot of the list: without it the longest way would be taken for the main one. */
  private tellMainEnd(): void {
    const { drawing } = this;
    const last = this.after.program.root.blocks.at(-1);
    // also those inside locked parts
    const ends = [...drawing.nodes.values()].filter(
      (node) => node.$type === 'bpmn:EndEvent' && drawing.containers.get(node) === drawing.process,
    );
    for (const end of ends) {
      if (last?.kind === 'end' && ends.length > 1 && end.id === last.id) end.main = true;
      else delete end.main;
    }
  }

  /** Timers on one edge stand in the file as in the list: this is how they are read. */
  private orderTimers(elements: readonly GraphElement[]): void {
    const { drawing } = this;
    const timers = elements.filter(({ attachedTo }) => attachedTo !== undefined);
    for (const key of new Set(timers.map(({ kind, attachedTo }) => `${kind} ${attachedTo}`))) {
      const wanted = timers.flatMap(({ id, kind, attachedTo }) =>
        `${kind} ${attachedTo}` === key ? (drawing.nodes.get(id) ?? []) : [],
      );
      const container = wanted[0] && drawing.containers.get(wanted[0]);
      if (container && wanted.length > 1) putInOrder(listIn(container, 'flowElements'), wanted);
    }
  }

  private node(element: GraphElement, former: GraphElement | undefined, drawn: string | undefined): void {
    const { drawing, before, after } = this;
    if (drawn === undefined) return;
    const part = after.locked[element.id];
    for (const id of [drawn, ...(part?.members ?? [])]) this.kept.add(id);
    const known = drawing.nodes.get(drawn);
    if (part) {
      for (const id of part.members) this.place(drawing.nodes.get(id), element.parent);
      return;
    }
    const changesKind = former && typeOf(before.program, former) !== typeOf(after.program, element);
    if (known && !changesKind) setNode(drawing, known, { former, now: element }, [before.program, after.program]);
    else this.make(element, known);
    this.place(drawing.nodes.get(drawn), element.parent);
  }

  /** A new element; one whose kind has changed takes over the flows of the former one. */
  private make(element: GraphElement, former: ModdleElement | undefined): void {
    const { drawing, after } = this;
    const made = makeElement(drawing.moddle, after.program, element);
    if (former) {
      for (const name of ['incoming', 'outgoing'])
        for (const flow of listIn(former, name)) listIn(made, name).push(flow);
      for (const flow of drawing.flows.values()) {
        if (flow.sourceRef === former) flow.sourceRef = made;
        if (flow.targetRef === former) flow.targetRef = made;
      }
      if (former.flowElements) made.flowElements = former.flowElements;
      const container = drawing.containers.get(former);
      if (container) {
        const list = listIn(container, 'flowElements');
        list.splice(list.indexOf(former), 1, made);
        made.$parent = container;
        drawing.containers.set(made, container);
      }
    }
    drawing.nodes.set(element.id, made);
    if (element.attachedTo !== undefined) made.attachedToRef = drawing.nodes.get(element.attachedTo);
  }

  private place(element: ModdleElement | undefined, parent: string | undefined): void {
    const { drawing } = this;
    const container = parent === undefined ? drawing.process : drawing.nodes.get(parent);
    if (!element || !container) return;
    putInto(drawing, container, element);
  }

  private flow({ flow, from, to, ways, id }: LedFlow): void {
    const { drawing } = this;
    if (id !== undefined) {
      const element = addFlow(drawing, id, from, to);
      if (!element) return;
      this.kept.add(id);
      setFlow(drawing, element, undefined, flow);
      return;
    }
    for (const { flows, met, turned } of ways) {
      for (const one of [...flows, ...met]) this.kept.add(one);
      const first = drawing.flows.get(flows[0] ?? '');
      if (first && turned) setTarget(drawing, first, to);
    }
    const former = this.ways.graph.flows.find((one) => one.id === flow.id && one.from === flow.from);
    const element = drawing.flows.get(ways[0]?.flows[0] ?? '');
    if (element) setFlow(drawing, element, former, flow);
  }

  private remove(id: string): void {
    if (this.drawing.flows.has(id)) removeFlow(this.drawing, id);
    else removeNode(this.drawing, id);
  }

  /** Branches in their order: conditions are tried in it. Only where it is another than in the file. */
  private order(flows: readonly GraphFlow[]): void {
    const { drawing } = this;
    for (const from of new Set(flows.map((flow) => flow.from))) {
      const group = flows.filter((flow) => flow.from === from);
      const source = drawing.nodes.get(from);
      const container = source && drawing.containers.get(source);
      const wanted = group.flatMap(({ id }) => {
        const flow = drawing.flows.get(id);
        return flow && sourceOf(flow) === from ? [flow] : [];
      });
      if (!source || !container || wanted.length < 2) continue;
      for (const list of [listIn(container, 'flowElements'), listIn(source, 'outgoing')]) putInOrder(list, wanted);
    }
  }
}
