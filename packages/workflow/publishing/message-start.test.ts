import { deepEqual, match, ok } from 'node:assert/strict';
import { test } from 'node:test';
import type { HandlerRule } from '@gov/organisation';
import { compareDesigns } from '../compare/index.ts';
import { openDesign, saveDesign } from '../designing/index.ts';
import { buildProcess, compile, type MessageStart, type ProcessPart, toXml } from '../index.ts';
import { sentencesOf } from '../twin/twin.ts';

const draft = { step: 'draft', name: '拟稿' } as const;
const chief: HandlerRule = { kind: 'chief' };
const onMessage: MessageStart = { message: '已受理', starter: chief, fields: { subject: 'title' } };
const built = (messageStart: MessageStart | undefined, ...parts: readonly ProcessPart[]) =>
  buildProcess({ id: 'p', name: '督办', parts: [draft, ...parts], ...(messageStart ? { messageStart } : {}) });

const file = (start: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:gov="urn:gov-office-cloud:bpmn:1" id="definitions" targetNamespace="t">
<bpmn:message id="m" name="已受理"/>
<bpmn:process id="p" name="督办" isExecutable="true">${start}
<bpmn:userTask id="draft" name="拟稿"/><bpmn:endEvent id="e"/>
<bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="draft"/><bpmn:sequenceFlow id="f2" sourceRef="draft" targetRef="e"/>
</bpmn:process></bpmn:definitions>`;
const starting = (settings: string, ref = ' messageRef="m"'): string =>
  file(
    `<bpmn:startEvent id="s">${settings && `<bpmn:extensionElements>${settings}</bpmn:extensionElements>`}<bpmn:messageEventDefinition${ref}/></bpmn:startEvent>`,
  );
const ours = (value: unknown): string => `<gov:messageStart>${JSON.stringify(value)}</gov:messageStart>`;

async function problemsOf(xml: string): Promise<string> {
  const compiled = await compile(xml);
  return compiled.ok ? '' : (compiled.rejection.fields ?? []).map(({ message }) => message).join(' ');
}

test('消息开始写进文件，读回来一样；别的软件画的，消息的名称从它引用的消息来', async () => {
  const program = built(onMessage);
  const again = await compile(await toXml(program));
  ok(again.ok);
  deepEqual(again.value, program);

  const drawn = await compile(starting(ours({ starter: { kind: 'chief' } })));
  ok(drawn.ok);
  deepEqual(drawn.value.messageStart, { message: '已受理', starter: chief });
});

test('没有写明发起人、发起人要看表单、没有消息名称、第一步没有人办，都点名不让发布', async () => {
  match(await problemsOf(starting('')), /收到消息就发起，没有写明由谁当发起人；发起人可以是指定的人员/);
  match(await problemsOf(starting(ours({ starter: { kind: 'starter' } }))), /发起人不能看发起人、上一步或表单/);
  match(await problemsOf(starting(ours({ starter: { kind: 'nonsense' } }))), /没有写全或写错了/);
  match(await problemsOf(starting('<gov:messageStart>{</gov:messageStart>')), /没有写全或写错了/);
  match(await problemsOf(starting(ours({ starter: chief }), '')), /没有写明收到什么消息就发起/);
  const passing = built(onMessage);
  const first = passing.nodes.draft;
  ok(first);
  const alone = {
    ...passing,
    nodes: { ...passing.nodes, draft: { ...first, whenNobody: [{ kind: 'autoPass' as const }] } },
  };
  match(await problemsOf(await toXml(alone)), /第一步要由人办理/);
});

test('子流程里面不能由消息开始', async () => {
  const inner = `<bpmn:startEvent id="s"/>`;
  const section = file(inner).replace(
    '<bpmn:userTask id="draft" name="拟稿"/>',
    `<bpmn:userTask id="draft" name="拟稿"/><bpmn:subProcess id="sub" name="一段"><bpmn:startEvent id="in"><bpmn:messageEventDefinition/></bpmn:startEvent></bpmn:subProcess>`,
  );
  match(await problemsOf(section), /收到消息就发起只能用在整个流程的开始/);
});

test('设计、说明和比较都说得出由什么消息、为谁发起，保存别的改动不丢', async () => {
  const words = {
    handler: () => '单位主要负责人',
    step: (id: string) => id,
    right: (right: string) => right,
    field: (key: string) => key,
    process: (key: string) => key,
    condition: (source: string) => source,
    block: (key: string) => key,
  };
  const xml = await toXml(built(onMessage));
  const [before, plain] = [await openDesign(xml), await openDesign(await toXml(built(undefined)))];
  ok(before && plain);
  deepEqual(
    sentencesOf(before.design, words).map(({ number, text }) => `${number} ${text}`)[0],
    '0 收到消息“已受理”就自动发起，发起人是单位主要负责人，带来“subject”。',
  );
  const told = compareDesigns({ design: plain.design, words }, { design: before.design, words });
  match(JSON.stringify(told), /怎样发起.*由人发起.*收到消息“已受理”就自动发起/);

  const renamed = { ...before.design, program: { ...before.design.program, name: '督查' } };
  const saved = await saveDesign(xml, before.design, renamed);
  const kept = await compile(saved);
  ok(kept.ok);
  deepEqual([kept.value.name, kept.value.messageStart], ['督查', onMessage]);
});
