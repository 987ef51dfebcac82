import type { BpmnModdle, ModdleElement } from 'bpmn-moddle';
import type { WaitEvent } from '../node-rules.ts';
import type { Program } from '../program.ts';
import type { GraphElement } from './graph.ts';

/** The event definition of what is waited for, or of a boundary timer: whole working days as an ISO duration. */
export function eventSettings(
  moddle: BpmnModdle,
  program: Program,
  { id, kind }: GraphElement,
): Readonly<Record<string, readonly ModdleElement[]>> {
  if (kind !== 'catch' && kind !== 'boundary') return {};
  const days = kind === 'boundary' ? boundaryDays(program, id) : daysOf(awaited(program, id));
  const definition =
    days === undefined
      ? moddle.create('bpmn:MessageEventDefinition', {})
      : moddle.create('bpmn:TimerEventDefinition', {
          timeDuration: moddle.create('bpmn:FormalExpression', { body: `P${days}D` }),
        });
  return { eventDefinitions: [definition] };
}

const awaited = (program: Program, id: string): WaitEvent | undefined =>
  Object.values(program.nodes)
    .flatMap((node) => node.waits ?? [])
    .find((event) => event.id === id);

const daysOf = (event: WaitEvent | undefined): number | undefined =>
  event?.on.kind === 'timer' ? event.on.workingDays : undefined;

/** Counted from the opening of the step, as BPMN does. */
function boundaryDays(program: Program, id: string): number | undefined {
  for (const { due, overdue } of Object.values(program.nodes)) {
    const leave = overdue?.find(({ act }) => act.kind === 'leave' && act.event === id);
    if (leave && due) return due.workingDays + leave.afterDue;
  }
  return undefined;
}
