import type { ModdleElement } from 'bpmn-moddle';
import { allNodes, type BpmnBody, type BpmnNode } from '../bpmn/bpmn-graph.ts';
import { assembleProgram } from '../bpmn/compile.ts';
import { govModdle } from '../bpmn/gov-moddle.ts';
import { labelOf, oneLine } from '../bpmn/moddle-values.ts';
import { readDeed } from '../bpmn/read-deed.ts';
import { nobodysStep, readStep } from '../bpmn/read-step.ts';
import { isTimed, isWaiting, readWaiting } from '../bpmn/read-waiting.ts';
import { drawingOf } from '../drawing/drawing.ts';
import { firstPicture } from '../drawing/first-picture.ts';
import { type CarriedField, readCarriedFields } from '../foreign/carried-fields.ts';
import type { NodeDefinition, Program, Sequence } from '../program.ts';
import { type Design, definedWithin, type LockedPart } from './design.ts';
import { processOf, type RawBody, rawGraph } from './raw-graph.ts';
import { readBlocks } from './read-blocks.ts';

/** A file opened for designing. */
export interface OpenedDesign {
  readonly design: Design;
  /** Why it can be looked at only, as a sentence; absent = it can be changed. */
  readonly closed?: string;
  /** What fields are called, where the file came without its form; absent = it says nothing of it. */
  readonly carried?: readonly CarriedField[];
}

/** BPMN 2.0 XML as a design; undefined for what is no readable BPMN with a process in it. Never throws on a file. */
export async function openDesign(xml: string): Promise<OpenedDesign | undefined> {
  try {
    const moddle = govModdle();
    const { rootElement, warnings } = await moddle.fromXML(xml);
    const process = processOf(rootElement);
    const drawing = drawingOf(moddle, rootElement);
    if (!process || !drawing) return undefined;
    const tree = designOf(process);
    const design = { ...tree, picture: firstPicture(drawing, tree) };
    const names = readCarriedFields(process.fieldNames);
    const opened = { design, ...(names.length > 0 ? { carried: names } : {}) };
    const lost = warnings.some(({ message }) => message.startsWith('unparsable content'));
    if (lost) return { ...opened, closed: '文件里有读不懂的内容，改了再存会丢掉它，所以只能看。' };
    const raw = rawGraph(process);
    if (hasDeadEnd(raw))
      return { ...opened, closed: '图里有的步骤走到头没有“结束”，列表里只能看。请先在画图的软件里补上。' };
    return raw.start?.out.length === 1 ? opened : { ...opened, closed: '这张图没有唯一的开始，列表里只能看。' };
  } catch {
    return undefined;
  }
}

/** A way that stops without an end: what is added behind it would go nowhere. */
const hasDeadEnd = ({ nodes }: BpmnBody): boolean =>
  [...nodes.values()].some(
    ({ element, in: into, out, inner }) =>
      (into.length > 0 && out.length === 0 && element.$type !== 'bpmn:EndEvent') ||
      (inner !== undefined && element.$type !== 'bpmn:AdHocSubProcess' && hasDeadEnd(inner)),
  );

/** The tree of a process element, and what of it has no card. */
function designOf(process: ModdleElement): Omit<Design, 'picture'> {
  const body = rawGraph(process);
  const locked = new Map<string, LockedPart>();
  const root = readBlocks(body, locked) ?? wholeLocked(body, locked);
  const steps = new Set(definedWithin(root.blocks));
  const first = body.start?.out[0]?.to;
  // a section has a definition where timers sit on its edge: its clock
  const hasOne = (node: BpmnNode): boolean => node.kind !== 'section' || locked.has(node.id) || isTimed(node);
  const nodes = allNodes(body.nodes).filter((node) => steps.has(node.id) && hasOne(node));
  return {
    program: {
      ...assembleProgram(process, body.start?.id ?? ''),
      root,
      nodes: Object.fromEntries(
        nodes.map((node) => [node.id, locked.has(node.id) ? standIn(node) : definitionOf(node, node === first)]),
      ),
    } satisfies Program,
    locked: Object.fromEntries([...locked].filter(([id]) => steps.has(id))),
  };
}

function definitionOf(node: BpmnNode, isFirst: boolean): NodeDefinition {
  if (node.kind === 'deed') return readDeed(node)[0] ?? standIn(node);
  return isWaiting(node) || isTimed(node) ? readWaiting(node, []) : readStep(node, isFirst, []);
}

/** Nothing of it is read; its name is told. */
const standIn = ({ id, element }: BpmnNode): NodeDefinition =>
  nobodysStep(id, oneLine(element.name) || labelOf(element));

/** Nothing of the drawing has a structure of ours: one card for all of it. */
function wholeLocked(body: RawBody, locked: Map<string, LockedPart>): Sequence {
  const nodes = [...body.nodes.values()].filter((node) => node !== body.start);
  const entry = body.start?.out[0]?.to ?? nodes[0];
  if (!entry) return { kind: 'sequence', blocks: [] };
  const steps = nodes.filter(({ element }) => /Task$|Activity$|SubProcess$/.test(element.$type)).length;
  locked.clear();
  locked.set(entry.id, { members: nodes.map(({ id }) => id), steps, ends: true });
  return { kind: 'sequence', blocks: [{ kind: 'step', node: entry.id }] };
}
