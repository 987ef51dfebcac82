import type { ModdleElement } from 'bpmn-moddle';
import type { GraphElement, GraphFlow } from '../bpmn/graph.ts';
import { childOf, listOf } from '../bpmn/moddle-values.ts';
import { makeElement } from '../bpmn/to-xml.ts';
import { same } from '../designing/same.ts';
import type { BranchGuard, Program } from '../program.ts';
import { type Drawing, listIn } from './drawing.ts';

/** What the process says of itself, where it says something else now. */
export function setProcess({ process }: Drawing, before: Program, after: Program): void {
  const rows = (program: Program): Readonly<Record<string, unknown>> => ({
    name: program.name,
    cancelPolicy: program.cancelPolicy,
    undoMinutes: program.undoMinutes,
    reviveWithinWorkingDays: program.reviveWithin?.workingDays,
    administrator: program.administrator && JSON.stringify(program.administrator),
  });
  const [former, now] = [rows(before), rows(after)];
  for (const [name, value] of Object.entries(now)) if (former[name] !== value) write(process, name, value);
}

/** Settings and name of an element, where they changed. Extensions of others stay beside ours. */
export function setNode(
  drawing: Drawing,
  element: ModdleElement,
  { id, ...rest }: GraphElement,
  before: Program,
  after: Program,
): void {
  const made = makeElement(drawing.moddle, after, { id, ...rest });
  const former = makeElement(drawing.moddle, before, { id, ...rest });
  if (rest.kind !== 'merge' && rest.kind !== 'join' && !same(nameIn(before, id, rest.name), rest.name))
    write(element, 'name', rest.name || undefined);
  for (const name of ['countersign', 'result', 'calledElement'])
    if (!same(made[name], former[name])) write(element, name, made[name]);
  if (!same(before.nodes[id], after.nodes[id])) setStep(drawing, element, made, before, after, id);
}

/** The name an element had: of a step in its definition, of a block in the tree. */
function nameIn(program: Program, id: string, otherwise: string): string {
  const node = program.nodes[id];
  if (node) return node.name;
  return blockNames(program).get(id) ?? otherwise;
}

const names = new WeakMap<Program, ReadonlyMap<string, string>>();
function blockNames(program: Program): ReadonlyMap<string, string> {
  const known = names.get(program);
  if (known) return known;
  const found = new Map<string, string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (typeof value !== 'object' || value === null) return;
    if ('id' in value && 'name' in value && typeof value.id === 'string' && typeof value.name === 'string')
      found.set(value.id, value.name);
    if ('event' in value && 'name' in value && typeof value.event === 'string' && typeof value.name === 'string')
      found.set(value.event, value.name);
    Object.values(value).forEach(visit);
  };
  visit(program.root);
  names.set(program, found);
  return found;
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
  const at = values.findIndex(({ $type }) => $type === 'gov:Step');
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
