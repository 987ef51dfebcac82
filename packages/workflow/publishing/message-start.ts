import type { HandlerRule } from '@gov/organisation';
import type { BpmnModdle, ModdleElement } from 'bpmn-moddle';
import Type from 'typebox';
import { Value } from 'typebox/value';
import { isMessage } from '../bpmn/element-kinds.ts';
import { childOf, extensionOf, jsonOf, labelOf, listOf, oneLine } from '../bpmn/moddle-values.ts';
import type { MessageStart, NodeDefinition } from '../program.ts';
import { handlerRule } from './handler-rules.ts';

const name = Type.String({ minLength: 1, maxLength: 100 });
const settings = Type.Object(
  {
    message: Type.Optional(name),
    starter: handlerRule,
    fields: Type.Optional(Type.Record(name, name, { maxProperties: 200 })),
  },
  { additionalProperties: false },
);

/**
 * What begins the process by itself, from its start event (BPMN 2.0.2, 10.5.2 message start event): the message goes by the name
 * of our settings, of what the event refers to, or of the event. Undefined for a plain start; what is missing is said.
 */
export function readMessageStart(
  element: ModdleElement | undefined,
  say: (message: string) => void,
): MessageStart | undefined {
  if (element?.$type !== 'bpmn:StartEvent' || !isMessage(listOf(element.eventDefinitions))) return undefined;
  const label = labelOf(element);
  const written = extensionOf(element, 'gov:MessageStart');
  const value = written && jsonOf(written.json);
  if (!written) say(`${label}收到消息就发起，没有写明由谁当发起人；${whoMayBe}。`);
  else if (!Value.Check(settings, value)) say(`${label}收到消息就发起的设置没有写全或写错了；${whoMayBe}。`);
  if (!written || !Value.Check(settings, value)) return undefined;
  const read = value as Partial<MessageStart> & Pick<MessageStart, 'starter'>; // reason: checked against the schema just now
  const [event] = listOf(element.eventDefinitions);
  const message = read.message ?? (oneLine(childOf(event?.messageRef)?.name) || oneLine(element.name));
  if (!message) say(`${label}没有写明收到什么消息就发起。`);
  if (!standsAlone(read.starter)) say(`${label}的发起人不能看发起人、上一步或表单；${whoMayBe}。`);
  return { message, starter: read.starter, ...(read.fields ? { fields: read.fields } : {}) };
}

const whoMayBe = '发起人可以是指定的人员、岗位、某个科室的岗位或负责人、分管领导、单位主要负责人';

/** Before there is a matter, only the organisation can be asked. */
function standsAlone(rule: HandlerRule): boolean {
  switch (rule.kind) {
    case 'named':
    case 'post':
    case 'chief':
      return true;
    case 'postInSection':
      return 'sectionId' in rule.section || rule.section.of === 'agency';
    case 'sectionHead':
      return typeof rule.of === 'object' && 'sectionId' in rule.of;
    case 'deputyInCharge':
      return typeof rule.of === 'object';
    default:
      return false;
  }
}

/** What `readMessageStart` reads back. */
export const writeMessageStart = (moddle: BpmnModdle, start: MessageStart): Readonly<Record<string, unknown>> => ({
  eventDefinitions: [moddle.create('bpmn:MessageEventDefinition', {})],
  extensionElements: moddle.create('bpmn:ExtensionElements', {
    values: [moddle.create('gov:MessageStart', { json: JSON.stringify(start) })],
  }),
});

/** Two processes that begin each other must not run on without anybody: the first step waits for a person. */
export function firstStepProblem(
  start: MessageStart | undefined,
  first: NodeDefinition | undefined,
): string | undefined {
  if (!start || !first) return undefined;
  const nobody = first.does || first.waits || first.call;
  const passes = first.whenNobody?.some(({ kind }) => kind === 'autoPass');
  return nobody || passes ? '收到消息就发起的流程，第一步要由人办理，不能自动办理或自动通过。' : undefined;
}
