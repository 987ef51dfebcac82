import type { BpmnModdle } from 'bpmn-moddle';
import type { WaitEvent } from '../node-rules.ts';
import type { Program, TimeLimit } from '../program.ts';
import { amountOf } from '../time/working-time.ts';
import { durationOf } from './element-kinds.ts';
import type { GraphElement } from './graph.ts';

/** The event definition of what is waited for, or of a boundary timer: whole working days or hours as an ISO duration. */
export function eventSettings(
  moddle: BpmnModdle,
  program: Program,
  { id, kind }: GraphElement,
): Readonly<Record<string, unknown>> {
  if (kind !== 'catch' && kind !== 'boundary' && kind !== 'beside') return {};
  const limit = timerOf(awaited(program, id)) ?? boundaryLimit(program, id);
  const definition = limit
    ? moddle.create('bpmn:TimerEventDefinition', {
        timeDuration: moddle.create('bpmn:FormalExpression', { body: durationOf(limit) }),
      })
    : moddle.create('bpmn:MessageEventDefinition', {});
  return { eventDefinitions: [definition], ...(kind === 'beside' ? { cancelActivity: false } : {}) };
}

const awaited = (program: Program, id: string): WaitEvent | undefined =>
  Object.values(program.nodes)
    .flatMap((node) => node.waits ?? [])
    .find((event) => event.id === id);

const timerOf = (event: WaitEvent | undefined): TimeLimit | undefined =>
  event?.on.kind === 'timer' ? event.on : undefined;

/** Counted from the opening of the step, as BPMN does. */
function boundaryLimit(program: Program, id: string): TimeLimit | undefined {
  for (const { due, overdue } of Object.values(program.nodes)) {
    const timer = overdue?.find(({ act }) => (act.kind === 'leave' || act.kind === 'beside') && act.event === id);
    if (!timer || !due) continue;
    const after = amountOf(due) + timer.afterDue;
    return 'workingHours' in due ? { workingHours: after } : { workingDays: after };
  }
  return undefined;
}
