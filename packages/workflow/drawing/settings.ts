import type { ModdleElement } from 'bpmn-moddle';
import type { GraphElement, GraphFlow } from '../bpmn/graph.ts';
import { childOf, listOf } from '../bpmn/moddle-values.ts';
import { makeElement, processSettings } from '../bpmn/to-xml.ts';
import { same } from '../designing/same.ts';
import type { BranchGuard, Program } from '../program.ts';
import { type Drawing, listIn } from './drawing.ts';

/** What the process says of itself, where it says something else now. */
export function setProcess({ process }: Drawing, before: Program, after: Program): void {
  const [former, now] = [processSettings(before), processSettings(after)];
  for (const [name, value] of Object.entries(now)) if (former[name] !== value) write(process, name, value);
}

/** Settings and name of an element, where they changed. Extensions of others stay beside ours. */
export function setNode(
  drawing: Drawing,
  element: ModdleElement,
  { now, former = now }: { readonly now: GraphElement; readonly former: GraphElement | undefined },
  [before, after]: readonly [Program, Program],
): void {
  const { id, kind, name } = now;
  const [was, made] = [makeElement(drawing.moddle, before, now), makeElement(drawing.moddle, after, now)];
  if (kind !== 'merge' && kind !== 'join' && former.name !== name) write(element, 'name', name || undefined);
  for (const attribute of ['countersign', 'enough', 'rest', 'result', 'calledElement'])
    if (!same(made[attribute], was[attribute])) write(element, attribute, made[attribute]);
  if (kind === 'boundary' || kind === 'beside') setTimer(element, was, made);
  if (!same(before.nodes[id], after.nodes[id])) setStep(drawing, element, made, before, after, id);
}

/** A timer on an edge: when it rings, and whether it interrupts. */
function setTimer(element: ModdleElement, was: ModdleElement, made: ModdleElement): void {
  const bodyOf = (one: ModdleElement): unknown => childOf(listOf(one.eventDefinitions)[0]?.timeDuration)?.body;
  if (bodyOf(was) !== bodyOf(made)) write(element, 'eventDefinitions', made.eventDefinitions);
  if (was.cancelActivity !== made.cancelActivity) write(element, 'cancelActivity', made.cancelActivity);
}

function setStep(
  { moddle }: Drawing,
  element: ModdleElement,
  made: ModdleElement,
  before: Program,
  after: Program,
  id: string,
): void {
  if (!same(before.nodes[id]?.waits, after.nodes[id]?.waits) && made.eventDefinitions)
    write(element, 'eventDefinitions', made.eventDefinitions);
  if (!same(before.nodes[id]?.multi, after.nodes[id]?.multi))
    write(element, 'loopCharacteristics', made.loopCharacteristics);
  const ours = listOf(childOf(made.extensionElements)?.values);
  if (ours.length === 0) return;
  if (!element.extensionElements) {
    element.extensionElements = moddle.create('bpmn:ExtensionElements', { values: [] });
    (element.extensionElements as ModdleElement).$parent = element; // reason: just made
  }
  const extensions = childOf(element.extensionElements);
  if (!extensions) return;
  const values = listIn(extensions, 'values');
  const at = values.findIndex(({ $type }) => $type === ours[0]?.$type);
  for (const one of ours) one.$parent = extensions;
  values.splice(at < 0 ? values.length : at, at < 0 ? 0 : 1, ...ours);
}

const write = (element: ModdleElement, name: string, value: unknown): void => {
  if (value === undefined) delete element[name];
  else element[name] = value;
};

/** Label and guard of a flow, where they changed. */
export function setFlow(
  { moddle, nodes }: Drawing,
  element: ModdleElement,
  before: GraphFlow | undefined,
  after: GraphFlow,
): void {
  if ((before?.label ?? '') !== after.label) write(element, 'name', after.label || undefined);
  if (same(before?.guard, after.guard)) return;
  const source = childOf(element.sourceRef) ?? nodes.get(after.from);
  if (source && source.default === element && after.guard?.kind !== 'default') write(source, 'default', undefined);
  write(element, 'outcome', after.guard?.kind === 'outcome' ? after.guard.outcome : undefined);
  write(element, 'conditionExpression', conditionOf(moddle, element, after.guard));
  if (source && after.guard?.kind === 'default') source.default = element;
}

function conditionOf(
  moddle: Drawing['moddle'],
  flow: ModdleElement,
  guard: BranchGuard | undefined,
): ModdleElement | undefined {
  if (guard?.kind !== 'condition' || guard.source === '') return undefined;
  const condition = moddle.create('bpmn:FormalExpression', { body: guard.source });
  condition.$parent = flow;
  return condition;
}
