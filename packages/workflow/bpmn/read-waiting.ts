import type { WaitEvent } from '../node-rules.ts';
import type { NodeDefinition } from '../program.ts';
import { unitOf } from '../time/working-time.ts';
import type { BpmnNode } from './bpmn-graph.ts';
import { isTimer, limitOfEvent } from './element-kinds.ts';
import { listOf, oneLine } from './moddle-values.ts';
import type { CompileProblem } from './problems.ts';
import { mixedUnits, nobodysStep } from './read-step.ts';

/** An event-based gateway, or an event (or receive task) that stands alone. */
export const isWaiting = (node: BpmnNode): boolean =>
  node.kind === 'events' || (node.kind === 'catch' && node.in.every((flow) => flow.from.kind !== 'events'));

/** An embedded sub-process with boundary timers has a clock. */
export const isTimed = (node: BpmnNode): boolean =>
  node.kind === 'section' && (node.beside.length > 0 || node.out.some(({ to }) => to.kind === 'boundary'));

/** A step that nobody handles: it waits for the events drawn. */
export function readWaiting(node: BpmnNode, problems: CompileProblem[]): NodeDefinition {
  const behind = node.out.map((flow) => flow.to).filter(({ kind }) => node.kind !== 'section' || kind === 'boundary');
  const awaited = node.kind === 'catch' ? [node] : [...behind, ...(node.kind === 'section' ? node.beside : [])];
  const units = awaited.flatMap(({ element }) => limitOfEvent(listOf(element.eventDefinitions)[0]) ?? []).map(unitOf);
  if (new Set(units).size > 1)
    problems.push({ code: 'units', element: node.id, message: `${node.label}${mixedUnits}` });
  return {
    ...nobodysStep(node.id, oneLine(node.element.name)),
    waits: awaited.map(eventOf),
  };
}

const eventOf = ({ id, kind, element }: BpmnNode): WaitEvent => {
  const [event] = listOf(element.eventDefinitions);
  const limit = isTimer(event) ? limitOfEvent(event) : undefined;
  const on = limit ? ({ kind: 'timer', ...limit } as const) : ({ kind: 'message' } as const);
  return { id, name: oneLine(element.name), on, ...(kind === 'beside' ? { beside: true } : {}) };
};
