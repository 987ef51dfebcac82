import type { WaitEvent } from '../node-rules.ts';
import type { NodeDefinition } from '../program.ts';
import type { BpmnNode } from './bpmn-graph.ts';
import { isTimer, workingDaysOf } from './element-kinds.ts';
import { listOf, oneLine } from './moddle-values.ts';
import { usualOperations } from './read-step.ts';

/** An event-based gateway, or an event (or receive task) that stands alone. */
export const isWaiting = (node: BpmnNode): boolean =>
  node.kind === 'events' || (node.kind === 'catch' && node.in.every((flow) => flow.from.kind !== 'events'));

/** A step that nobody handles: it waits for the events drawn. */
export function readWaiting(node: BpmnNode): NodeDefinition {
  const awaited = node.kind === 'catch' ? [node] : node.out.map((flow) => flow.to);
  return {
    id: node.id,
    name: oneLine(node.element.name),
    handler: { kind: 'starter' },
    multi: { mode: 'single' },
    operations: { ...usualOperations, returnTo: [], transfer: false, circulate: false, press: false, withdraw: false },
    fields: {},
    actions: [],
    countersign: false,
    waits: awaited.map(eventOf),
  };
}

const eventOf = ({ id, element }: BpmnNode): WaitEvent => {
  const [event] = listOf(element.eventDefinitions);
  const workingDays = isTimer(event) ? workingDaysOf(event) : undefined;
  const on = workingDays === undefined ? ({ kind: 'message' } as const) : ({ kind: 'timer', workingDays } as const);
  return { id, name: oneLine(element.name), on };
};
