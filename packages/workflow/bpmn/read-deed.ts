import type { ModdleElement } from 'bpmn-moddle';
import Type from 'typebox';
import { Value } from 'typebox/value';
import type { HouseDeed } from '../node-rules.ts';
import type { NodeDefinition } from '../program.ts';
import { handlerRule } from '../publishing/handler-rules.ts';
import type { BpmnNode } from './bpmn-graph.ts';
import { childOf, extensionOf, jsonOf, listOf, oneLine } from './moddle-values.ts';
import { nobodysStep } from './read-step.ts';

const Closed = { additionalProperties: false } as const;
const name = Type.String({ minLength: 1, maxLength: 100 });
const plain = Type.Union([Type.String({ maxLength: 2000 }), Type.Number(), Type.Boolean(), Type.Null()]);

/** 服务目录: all that the house does by itself. */
const catalogue = {
  notify: Type.Object(
    { kind: Type.Literal('notify'), to: handlerRule, mayComment: Type.Optional(Type.Literal(true)) },
    Closed,
  ),
  setField: Type.Object(
    {
      kind: Type.Literal('setField'),
      field: name,
      to: Type.Union([
        Type.Object({ value: plain }, Closed),
        Type.Object({ from: name }, Closed),
        Type.Object({ today: Type.Literal(true) }, Closed),
      ]),
    },
    Closed,
  ),
  send: Type.Object({ kind: Type.Literal('send'), message: name }, Closed),
} as const satisfies Readonly<Record<HouseDeed['kind'], unknown>>;

const offered = '目录里有：通知有关人（notify）、填写表单的一项（setField）、发送消息（send）';

/** What a service task, a send task or a message event does; else why not, as the end of a sentence that names it. */
export function deedOf(element: ModdleElement): { readonly deed: HouseDeed } | { readonly problem: string } {
  const written = extensionOf(element, 'gov:Service');
  if (element.loopCharacteristics) return { problem: '用了循环或多实例标记，自动步骤只做一次。' };
  if (!written)
    return element.$type === 'bpmn:ServiceTask' ? { problem: `没有写明做什么；${offered}。` } : sent(element);
  const value = jsonOf(written.json);
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
  if (typeof kind !== 'string' || !Object.hasOwn(catalogue, kind))
    return { problem: `的服务“${String(kind ?? '')}”不在目录里；${offered}。` };
  const schema = catalogue[kind as HouseDeed['kind']]; // reason: looked up just now
  return Value.Check(schema, value)
    ? { deed: value as HouseDeed } // reason: checked against the schema of its kind
    : { problem: `的服务 ${kind} 没有写全或写错了。` };
}

/** A message goes by the name of what is sent, else by the name of the element. */
function sent(element: ModdleElement): { readonly deed: HouseDeed } | { readonly problem: string } {
  const [event] = listOf(element.eventDefinitions);
  const message = oneLine(childOf((event ?? element).messageRef)?.name) || oneLine(element.name);
  return message ? { deed: { kind: 'send', message } } : { problem: '没有写明发送什么消息。' };
}

/** A message end sends, and then ends. */
export const sendsAtEnd = ({ kind, element }: BpmnNode): boolean =>
  kind === 'end' && listOf(element.eventDefinitions).some(({ $type }) => $type === 'bpmn:MessageEventDefinition');
export const sendingIdOf = (end: string): string => `${end}_send`;

/** A step that nobody handles: the house does it. */
export function readDeed(node: BpmnNode): readonly NodeDefinition[] {
  const read = deedOf(node.element);
  if ('problem' in read) return [];
  const id = node.kind === 'end' ? sendingIdOf(node.id) : node.id;
  const name = oneLine(node.element.name) || (read.deed.kind === 'send' ? read.deed.message : '');
  return [{ ...nobodysStep(id, name), does: read.deed }];
}
