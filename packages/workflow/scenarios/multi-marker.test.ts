import { deepEqual, equal, match } from 'node:assert/strict';
import { test } from 'node:test';
import type { MultiMode } from '../index.ts';
import { buildProcess, compile, toXml } from '../index.ts';

const drawn = (loop: string, settings = ''): string =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"><process id="p" name="流程">
  <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="draft"/><userTask id="draft" name="拟稿"/>
  <sequenceFlow id="f2" sourceRef="draft" targetRef="vote"/>
  <userTask id="vote" name="表决"><extensionElements><gov:step xmlns:gov="urn:gov-office-cloud:bpmn:1"${settings}><gov:handler>{"kind":"sectionMembers","of":"starter"}</gov:handler></gov:step></extensionElements>${loop}</userTask>
  <exclusiveGateway id="way"/><sequenceFlow id="f3" sourceRef="vote" targetRef="way"/>
  <sequenceFlow id="f4" sourceRef="way" targetRef="end" xmlns:gov="urn:gov-office-cloud:bpmn:1" gov:outcome="yes"/>
  <sequenceFlow id="f5" sourceRef="way" targetRef="no" xmlns:gov="urn:gov-office-cloud:bpmn:1" gov:outcome="no"/>
  <endEvent id="end"/><endEvent id="no"/></process></definitions>`;
const marker = (condition = '', attributes = ''): string =>
  `<multiInstanceLoopCharacteristics${attributes}>${condition && `<completionCondition>${condition}</completionCondition>`}</multiInstanceLoopCharacteristics>`;
async function read(loop: string, settings = ''): Promise<MultiMode | string> {
  const compiled = await compile(drawn(loop, settings));
  if (!compiled.ok) return (compiled.rejection.fields ?? []).map(({ message }) => message).join();
  return compiled.value.nodes.vote?.multi ?? '';
}

test('别处画的多实例标记读成表决规则：同时或依次，完成条件是几票、几成', async () => {
  deepEqual(await read(marker()), { mode: 'parallel', rule: 'all' });
  deepEqual(await read(marker('', ' isSequential="true"')), { mode: 'sequential', rule: 'all' });
  const conditions: readonly (readonly [string, unknown])[] = [
    ['numberOfCompletedInstances &gt;= 1', 'any'],
    ['numberOfCompletedInstances &gt;= 3', { votes: 3 }],
    ['numberOfCompletedInstances == numberOfInstances', 'all'],
    ['\x24{nrOfCompletedInstances/nrOfInstances &gt;= 0.6}', { percent: 60 }],
    ['nrOfCompletedInstances / nrOfInstances &gt;= 2/3', { of: [2, 3] }],
    ['numberOfCompletedInstances * 3 &gt;= numberOfInstances * 2', { of: [2, 3] }],
    ['numberOfCompletedInstances / numberOfInstances &gt;= 1', { percent: 100 }],
  ];
  for (const [condition, rule] of conditions)
    deepEqual(await read(marker(condition)), { mode: 'parallel', rule }, condition);
});

test('说不成表决的标记逐个说明为什么', async () => {
  match(String(await read(marker('approved &gt; 2'))), /办理环节“表决”的完成条件“approved > 2”读不懂/);
  match(String(await read(marker('numberOfCompletedInstances / numberOfInstances &gt;= 3/2'))), /读不懂/);
  match(String(await read('<standardLoopCharacteristics/>')), /用了循环标记，请改画往回走的流向/);
  match(
    String(
      await read(
        '<multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics>',
      ),
    ),
    /写了次数或数据集合；有几个办理人就办几份/,
  );
});

test('调用活动上的多实例说的是调用几次，不是几个人办：说明在这一步的设置里怎么定', async () => {
  const called = (loop: string) =>
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"><process id="p" name="流程">
    <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="each"/>
    <callActivity id="each" name="分送各科" calledElement="office-handling">${loop}</callActivity>
    <sequenceFlow id="f2" sourceRef="each" targetRef="end"/><endEvent id="end"/></process></definitions>`;
  const said = async (loop: string) => {
    const compiled = await compile(called(loop));
    return compiled.ok ? '' : (compiled.rejection.fields ?? []).map(({ message }) => message).join();
  };
  for (const loop of [
    marker(),
    '<multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics>',
  ]) {
    match(await said(loop), /“分送各科”要调用多次.*“按一栏里的每一项各发起一个”/);
    equal((await said(loop)).includes('办理人'), false);
  }
  match(await said('<standardLoopCharacteristics/>'), /用了循环标记，请改画往回走的流向/);
});

test('标记和“多人办理”设置不一致不能发布；一致就按设置', async () => {
  equal(
    await read(marker(), ' multi="sequential" rule="all"'),
    '办理环节“表决”的多实例标记和“多人办理”设置说的不一样，请改成一致。',
  );
  deepEqual(await read(marker(), ' multi="parallel" rule="veto"'), { mode: 'parallel', rule: 'veto' });
  match(String(await read(marker(), ' multi="pool"')), /说的不一样/);
});

test('写出的流程图带上标记，读回来一样；标记说不了的写在自己的设置里', async () => {
  const modes: readonly MultiMode[] = [
    { mode: 'parallel', rule: 'any' },
    { mode: 'sequential', rule: { percent: 67 } },
    { mode: 'parallel', rule: { of: [2, 3] }, abstain: 'excluded' },
    { mode: 'parallel', rule: { votes: 2 }, weights: { 甲: 2 } },
    { mode: 'parallel', rule: 'veto', rest: 'continue' },
    { mode: 'sequential', rule: 'all' },
  ];
  for (const multi of modes) {
    const vote = { step: 'vote', name: '表决', handler: { kind: 'sectionMembers', of: 'starter' }, multi } as const;
    const no = { choice: 'way', branches: [{ on: 'no', parts: [{ end: 'no' }] }, { parts: [] }] } as const;
    const program = buildProcess({ id: 'p', name: '流程', parts: [{ step: 'draft', name: '拟稿' }, vote, no] });
    const xml = await toXml(program);

    match(xml, /<bpmn:multiInstanceLoopCharacteristics/);
    const compiled = await compile(xml);
    deepEqual(compiled.ok ? compiled.value : compiled.rejection, program);
  }
});
