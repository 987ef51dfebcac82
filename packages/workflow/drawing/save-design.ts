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
import { redraw } from './redraw.ts';
import { setFlow, setNode, setProcess } from './settings.ts';
import { type Way, type Ways, waysOf } from './ways.ts';

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
  const writing = new Writing(drawing, before, after);
  const drawn = writing.write();
  redraw(drawing, { before, after, touched: writing.touched, drawn });
  return (await moddle.toXML(definitions, { format: true })).xml;
}

/** One run of writing a design into its drawing. */
class Writing {
  readonly touched = new Set<string>();
  private readonly drawing: Drawing;
  private readonly before: Design;
  private readonly after: Design;
  private readonly ways: Ways;
  private readonly kept = new Set<string>();

  constructor(drawing: Drawing, before: Design, after: Design) {
    this.drawing = drawing;
    this.before = before;
    this.after = after;
    this.ways = waysOf(drawing, before);
  }

  /** Answers which element of the drawing stands for which of the tree. */
  write(): ReadonlyMap<string, string | undefined> {
    const { drawing, before, after } = this;
    setProcess(drawing, before.program, after.program);
    const graph = graphOf(after.program);
    const former = new Map(this.ways.graph.elements.map((element) => [element.id, element]));
    const handled = this.handledBefore();
    const drawn = new Map(graph.elements.map((element) => [element.id, this.drawnAs(element, graph.flows)]));
    for (const element of graph.elements) this.node(element, former.get(element.id), drawn.get(element.id));
    for (const flow of graph.flows) this.flow(flow, drawn);
    for (const id of handled) if (!this.kept.has(id)) this.remove(id);
    this.followSources();
    this.order(graph.flows);
    this.orderAdHoc();
    this.tellMainEnd();
    return drawn;
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

  /** Everything that the list shows of the drawing: what it shows no more is taken out. */
  private handledBefore(): readonly string[] {
    const { graph, of, drawnAs } = this.ways;
    const ways = graph.flows.flatMap(of);
    const members = Object.values(this.before.locked).flatMap((part) => part.members);
    const nodes = graph.elements.map(({ id }) => drawnAs.get(id) ?? id);
    const passages = ways.flatMap(({ met }) => met.slice(0, -1));
    return [...new Set([...ways.flatMap(({ flows }) => flows), ...members, ...nodes, ...passages])];
  }

  /**
   * The element of the drawing that stands for one of the tree; undefined for a meeting of branches that never had a
   * gateway and still leads to the same place.
   */
  private drawnAs({ id, kind }: GraphElement, flows: readonly GraphFlow[]): string | undefined {
    const known = this.ways.drawnAs.get(id);
    if (known !== undefined) return known;
    if (kind !== 'merge' || this.drawing.nodes.has(id)) return id;
    const to = (all: readonly GraphFlow[]) => all.find(({ from }) => from === id)?.to;
    const formerly = to(this.ways.graph.flows);
    return formerly !== undefined && formerly === to(flows) ? undefined : id;
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
    } else this.touched.add(element.id);
    drawing.nodes.set(element.id, made);
    if (element.attachedTo !== undefined) made.attachedToRef = drawing.nodes.get(element.attachedTo);
  }

  private place(element: ModdleElement | undefined, parent: string | undefined): void {
    const { drawing } = this;
    const container = parent === undefined ? drawing.process : drawing.nodes.get(parent);
    if (!element || !container) return;
    if (drawing.containers.get(element) !== container) this.touched.add(element.id ?? '');
    putInto(drawing, container, element);
  }

  private flow(flow: GraphFlow, drawn: ReadonlyMap<string, string | undefined>): void {
    const from = drawn.get(flow.from);
    // leads on from a meeting without a gateway: those who meet lead there themselves
    if (from === undefined) return;
    const to = drawn.get(flow.to) ?? this.behind(flow.to);
    if (to === undefined) return;
    const former = this.ways.graph.flows.find(({ id, from: source }) => id === flow.id && source === flow.from);
    const alive = this.ways.of({ id: flow.id, from }).filter(({ flows: [first = ''] }) => this.isFree(first));
    if (alive.length === 0) {
      this.draw(flow, from, to);
      return;
    }
    for (const way of alive) this.follow(way, to);
    const [first] = alive;
    const element = this.drawing.flows.get(first?.flows[0] ?? '');
    if (element) setFlow(this.drawing, element, former, flow);
  }

  private isFree(flow: string): boolean {
    return this.drawing.flows.has(flow) && !this.kept.has(flow);
  }

  private behind(merge: string): string | undefined {
    return this.ways.graph.flows.find(({ from }) => from === merge)?.to;
  }

  /** Keeps a drawn way as far as it leads where it should, or turns its first flow there. */
  private follow({ flows, met }: Way, to: string): void {
    const at = met.indexOf(to);
    const [first = ''] = flows;
    this.kept.add(first);
    if (at < 0) {
      const flow = this.drawing.flows.get(first);
      if (flow) setTarget(this.drawing, flow, to);
      this.touched.add(first);
      return;
    }
    for (const id of [...flows.slice(0, at + 1), ...met.slice(0, at)]) this.kept.add(id);
  }

  private draw(flow: GraphFlow, from: string, to: string): void {
    const { drawing } = this;
    let id = flow.id || `flow_${from}_${to}`;
    for (let at = 2; drawing.flows.has(id) || drawing.nodes.has(id); at += 1) id = `flow_${from}_${to}_${at}`;
    const element = addFlow(drawing, id, from, to);
    if (!element) return;
    this.kept.add(id);
    this.touched.add(id);
    setFlow(drawing, element, undefined, flow);
  }

  private remove(id: string): void {
    this.touched.add(id);
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
