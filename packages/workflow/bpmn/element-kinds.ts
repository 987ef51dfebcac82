import type { ModdleElement } from 'bpmn-moddle';
import { childOf, labelOf, listOf, textOf } from './moddle-values.ts';
import { elementName } from './problems.ts';

/** What an element of the drawing is to us. */
export type BpmnNodeKind =
  | 'start'
  | 'end'
  | 'step'
  | 'exclusive'
  | 'parallel'
  | 'inclusive'
  | 'events'
  | 'catch'
  | 'boundary'
  | 'section';

/** The kind of an element we run; `undefined` = we do not. */
export function kindOf(element: ModdleElement): BpmnNodeKind | undefined {
  const events = listOf(element.eventDefinitions);
  switch (element.$type) {
    case 'bpmn:UserTask':
    case 'bpmn:Task':
      return element.loopCharacteristics ? undefined : 'step';
    case 'bpmn:CallActivity':
      return textOf(element.calledElement) && !element.loopCharacteristics ? 'step' : undefined;
    case 'bpmn:ExclusiveGateway':
      return 'exclusive';
    case 'bpmn:ParallelGateway':
      return 'parallel';
    case 'bpmn:InclusiveGateway':
      return 'inclusive';
    case 'bpmn:EventBasedGateway':
      return element.instantiate === true ? undefined : 'events';
    case 'bpmn:IntermediateCatchEvent':
      return isAwaited(events) ? 'catch' : undefined;
    case 'bpmn:ReceiveTask':
      return element.loopCharacteristics || element.instantiate === true ? undefined : 'catch';
    case 'bpmn:BoundaryEvent':
      return interrupts(element) ? 'boundary' : undefined;
    case 'bpmn:SubProcess':
    case 'bpmn:AdHocSubProcess':
      return element.loopCharacteristics || element.triggeredByEvent === true ? undefined : 'section';
    case 'bpmn:StartEvent':
      return events.length === 0 ? 'start' : undefined;
    case 'bpmn:EndEvent':
      return events.every((event) => event.$type === 'bpmn:TerminateEventDefinition') ? 'end' : undefined;
    default:
      return undefined;
  }
}

/** `P3D`: three working days; other durations are not told in days of the office. */
export function workingDaysOf(event: ModdleElement | undefined): number | undefined {
  const text = textOf(childOf(event?.timeDuration)?.body);
  const days = Number(/^P(\d{1,3})D$/.exec(text)?.[1]);
  return days > 0 ? days : undefined;
}

export const isTimer = (event: ModdleElement | undefined): boolean => event?.$type === 'bpmn:TimerEventDefinition';

/** One message, or one timer of whole days. */
const isAwaited = (events: readonly ModdleElement[]): boolean =>
  events.length === 1 &&
  (events[0]?.$type === 'bpmn:MessageEventDefinition' ||
    (isTimer(events[0]) && workingDaysOf(events[0]) !== undefined));

const carriers: ReadonlySet<string> = new Set(['bpmn:UserTask', 'bpmn:Task', 'bpmn:CallActivity']);
const onStep = (boundary: ModdleElement): boolean => carriers.has(childOf(boundary.attachedToRef)?.$type ?? '');

const interrupts = (element: ModdleElement): boolean => {
  const events = listOf(element.eventDefinitions);
  return element.cancelActivity !== false && onStep(element) && isTimer(events[0]) && isAwaited(events);
};

/** Why an element is refused, by its name. */
export function unsupported(element: ModdleElement): string {
  const label = labelOf(element);
  if (element.loopCharacteristics) return `${label}用了循环或多实例标记，请改用环节的“多人办理”设置。`;
  const event = listOf(element.eventDefinitions)[0];
  if (element.$type === 'bpmn:BoundaryEvent' && isTimer(event)) return boundaryRefused(element, label);
  if (isTimer(event)) return `${label}的时间要写成整数个工作日，如 P3D。`;
  if (event) return `${label}带有 ${elementName(event.$type)}，本系统暂不支持，请改用普通的开始或结束。`;
  if (element.$type === 'bpmn:CallActivity') return `${label}没有写明调用哪个流程。`;
  if (element.triggeredByEvent === true) return `${label}由事件触发，本系统暂不支持。`;
  return `${label}本系统暂不支持，请用办理环节、条件网关或并行网关代替。`;
}

function boundaryRefused(element: ModdleElement, label: string): string {
  if (element.cancelActivity === false) return `${label}不打断环节，请改用环节的超时设置（提醒、升级、转办）。`;
  return onStep(element) ? `${label}的时间要写成整数个工作日，如 P3D。` : `${label}只能附在办理环节或调用活动上。`;
}
