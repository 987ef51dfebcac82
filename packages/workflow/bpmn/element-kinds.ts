import type { ModdleElement } from 'bpmn-moddle';
import type { TimeLimit } from '../program.ts';
import { childOf, labelOf, listOf, textOf } from './moddle-values.ts';
import { markerProblem } from './multi-marker.ts';
import { elementName } from './problems.ts';
import { deedOf } from './read-deed.ts';

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
  /** A boundary timer that does not interrupt. */
  | 'beside'
  /** What the house does by itself. */
  | 'deed'
  | 'section';

/** The kind of an element we run; `undefined` = we do not. */
export function kindOf(element: ModdleElement): BpmnNodeKind | undefined {
  const events = listOf(element.eventDefinitions);
  switch (element.$type) {
    case 'bpmn:UserTask':
    case 'bpmn:Task':
      return markerProblem(element) ? undefined : 'step';
    case 'bpmn:ServiceTask':
    case 'bpmn:SendTask':
      return 'deed' in deedOf(element) ? 'deed' : undefined;
    case 'bpmn:IntermediateThrowEvent':
      return isMessage(events) && 'deed' in deedOf(element) ? 'deed' : undefined;
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
      return boundaryKind(element);
    case 'bpmn:SubProcess':
    case 'bpmn:AdHocSubProcess':
      return element.loopCharacteristics || element.triggeredByEvent === true ? undefined : 'section';
    case 'bpmn:StartEvent':
      return events.length === 0 || isMessage(events) ? 'start' : undefined;
    case 'bpmn:EndEvent':
      if (isMessage(events)) return 'deed' in deedOf(element) ? 'end' : undefined;
      return events.every((event) => event.$type === 'bpmn:TerminateEventDefinition') ? 'end' : undefined;
    default:
      return undefined;
  }
}

/** `P3D`: three working days, `PT4H`: four hours; other durations are not told in times of the office. */
export function limitOfEvent(event: ModdleElement | undefined): TimeLimit | undefined {
  const text = textOf(childOf(event?.timeDuration)?.body);
  const [days, hours] = [/^P(\d{1,3})D$/, /^PT(\d{1,3})H$/].map((form) => Number(form.exec(text)?.[1] ?? 0));
  if (days) return { workingDays: days };
  return hours ? { workingHours: hours } : undefined;
}

/** What `limitOfEvent` reads back. */
export const durationOf = (limit: TimeLimit): string =>
  'workingHours' in limit ? `PT${limit.workingHours}H` : `P${limit.workingDays}D`;

export const isTimer = (event: ModdleElement | undefined): boolean => event?.$type === 'bpmn:TimerEventDefinition';

/** One message, or one timer of whole days or hours. */
const isAwaited = (events: readonly ModdleElement[]): boolean =>
  events.length === 1 &&
  (events[0]?.$type === 'bpmn:MessageEventDefinition' || (isTimer(events[0]) && limitOfEvent(events[0]) !== undefined));

/** One message and nothing else. */
export const isMessage = (events: readonly ModdleElement[]): boolean =>
  events.length === 1 && events[0]?.$type === 'bpmn:MessageEventDefinition';

const sending: ReadonlySet<string> = new Set(['bpmn:ServiceTask', 'bpmn:SendTask']);
const throwing: ReadonlySet<string> = new Set(['bpmn:IntermediateThrowEvent', 'bpmn:EndEvent']);

const carriers: ReadonlySet<string> = new Set(['bpmn:UserTask', 'bpmn:Task', 'bpmn:CallActivity']);
const sections: ReadonlySet<string> = new Set(['bpmn:SubProcess', 'bpmn:AdHocSubProcess']);
const isOn = (boundary: ModdleElement, types: ReadonlySet<string>): boolean =>
  types.has(childOf(boundary.attachedToRef)?.$type ?? '');

/** A timer on a step or on an embedded sub-process, interrupting or not. */
function boundaryKind(element: ModdleElement): 'boundary' | 'beside' | undefined {
  const events = listOf(element.eventDefinitions);
  if (!isTimer(events[0]) || !isAwaited(events)) return undefined;
  if (!isOn(element, carriers) && !isOn(element, sections)) return undefined;
  return element.cancelActivity === false ? 'beside' : 'boundary';
}

/** Why an element is refused, by its name. */
export function unsupported(element: ModdleElement): string {
  const label = labelOf(element);
  const isDeed =
    sending.has(element.$type) || (throwing.has(element.$type) && isMessage(listOf(element.eventDefinitions)));
  const deed = isDeed ? deedOf(element) : undefined;
  if (deed && 'problem' in deed) return `${label}${deed.problem}`;
  if (callsMany(element)) return `${label}${manyCalls}`;
  if (element.loopCharacteristics) return `${label}${markerProblem(element) ?? badMarker}`;
  const event = listOf(element.eventDefinitions)[0];
  if (element.$type === 'bpmn:BoundaryEvent' && isTimer(event)) return boundaryRefused(element, label);
  if (isTimer(event) && element.$type === 'bpmn:StartEvent')
    return `${label}到时间自动开始，本系统暂不支持，请由人发起。`;
  if (isTimer(event)) return `${label}${badDuration}`;
  if (event) return `${label}带有${elementName(event.$type)}，本系统暂不支持，${instead[element.$type] ?? useNormal}`;
  if (element.$type === 'bpmn:CallActivity') return `${label}没有写明调用哪个流程。`;
  if (element.triggeredByEvent === true) return `${label}由事件触发，本系统暂不支持。`;
  if (element.$type === 'bpmn:ComplexGateway')
    return `${label}本系统暂不支持，请改用并行分支；不用等全部办完的，写明几路办完就往下走。`;
  return `${label}本系统暂不支持，请用办理环节、条件分支或并行分支代替。`;
}

const callsMany = ({ $type, loopCharacteristics }: ModdleElement): boolean =>
  $type === 'bpmn:CallActivity' && childOf(loopCharacteristics)?.$type === 'bpmn:MultiInstanceLoopCharacteristics';

/** For what a drawing of others calls once for each: which field holds the list, only who knows the form can say. */
const manyCalls =
  '要调用多次；几次由表单里的一栏定。请去掉多实例标记，导入后在这一步的设置里选“按一栏里的每一项各发起一个”和是哪一栏。';
const badMarker = '用了循环或多实例标记，请改用环节的“多人办理”设置。';
const useNormal = '请改用普通的开始或结束。';
/** What to draw in place of an event we do not run. */
const instead: Readonly<Record<string, string>> = {
  'bpmn:BoundaryEvent': '请改用定时边界事件，或在环节后面用条件分支分流。',
  'bpmn:IntermediateCatchEvent': '请改用消息或定时的等待。',
  'bpmn:IntermediateThrowEvent': '请改用办理环节，或直接连到下一步。',
};

const badDuration = '的时间要写成整数个工作日或小时，如 P3D、PT4H。';

function boundaryRefused(element: ModdleElement, label: string): string {
  return isOn(element, carriers) || isOn(element, sections)
    ? `${label}${badDuration}`
    : `${label}只能附在办理环节、调用活动或子流程上。`;
}
