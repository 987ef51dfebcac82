import { deepEqual, equal, match } from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonValue } from '@gov/base';
import type { Facts, HouseDeed, ProcessPart } from '../index.ts';
import { buildProcess, compile, forecast, returnTargets } from '../index.ts';
import { publishedProgram } from '../testing/published.ts';
import { by, person, Scenario, step } from '../testing/scenario.ts';

/** An office whose form takes what a step of the process writes into it. */
class Office extends Scenario {
  override facts(values: Readonly<Record<string, JsonValue>> = this.form): Facts {
    return {
      ...super.facts(),
      formValues: values,
      evaluate: (condition) => values[condition] === true,
      withValue: (field, value) => this.facts({ ...values, [field]: value }),
    };
  }
  override do(command: Parameters<Scenario['do']>[0]): string | undefined {
    const before = this.events.length;
    const refused = super.do(command);
    for (const event of this.events.slice(before))
      if (event.kind === 'houseDid' && event.field !== undefined) this.form[event.field] = event.value ?? null;
    return refused;
  }
}

const deed = (id: string, does: HouseDeed): ProcessPart => ({
  step: id,
  name: id,
  does,
  operations: { returnTo: [], transfer: false, circulate: false, press: false, withdraw: false },
});

const published = async (...parts: readonly ProcessPart[]): Promise<Office> =>
  new Office(await publishedProgram(parts));

test('自动步骤到了就办、办了就走：通知的人得到待阅，后面的条件看到填好的值', async () => {
  const office = await published(
    deed('notice', { kind: 'notify', to: by('戊', '己').handler, mayComment: true }),
    deed('mark', { kind: 'setField', field: 'urgent', to: { value: true } }),
    { choice: 'way', branches: [{ when: 'urgent', parts: [step('quick', '甲')] }, { parts: [step('slow', '乙')] }] },
    step('sign', '局长'),
  );

  office.submit('draft');

  office.expectTodo('quick:甲');
  office.expectReading('戊', '己');
  equal(office.form.urgent, true);
  deepEqual(
    forecast(office.program, office.state, office.facts()).map(({ node }) => node),
    ['quick', 'sign'],
  );
});

test('办完最后一步就发出了消息：办结后不能恢复，消息不会再发一遍', async () => {
  const office = await published(step('check', '甲'), deed('tell', { kind: 'send', message: '已审核' }));
  office.submit('draft');
  office.submit('check');
  equal(office.state.status, 'completed');

  equal(office.do({ kind: 'revive', actor: person('管理员'), reason: '还要补正' }), 'workflow.message-sent');

  const told = await published(deed('notice', { kind: 'notify', to: by('戊').handler }), step('check', '甲'));
  told.submit('draft');
  told.submit('check');
  equal(told.do({ kind: 'revive', actor: person('管理员'), reason: '还要补正' }), undefined);
  told.expectTodo('check:甲');
});

test('退回和取回都越过自动步骤；通知没看的收回；发出的消息收不回来', async () => {
  const office = await published(
    deed('notice', { kind: 'notify', to: by('戊').handler }),
    step('check', '甲'),
    deed('tell', { kind: 'send', message: '已审核' }),
    step('sign', '局长'),
  );
  office.submit('draft');
  deepEqual(
    returnTargets(office.program, office.state, office.open('check').id).map(({ node, previous }) => [node, previous]),
    [['draft', true]],
  );
  equal(office.takeBack('draft'), undefined);
  office.expectTodo('draft:拟稿人');
  office.expectReading();
  office.submit('draft');
  office.submit('check');
  deepEqual(
    office.events.flatMap((event) => (event.kind === 'houseDid' && event.message ? event.message : [])),
    ['已审核'],
  );

  equal(office.takeBack('check'), 'workflow.message-sent');

  equal(office.giveBack('sign', 'check'), undefined);
  office.submit('check');
  office.submit('sign');
  office.expectEnd();
});

test('抄别的字段、填当天；只有自动步骤的圈停下来等管理员，不会转个不停', async () => {
  const parts: readonly ProcessPart[] = [
    deed('copy', { kind: 'setField', field: 'b', to: { from: 'a' } }),
    deed('day', { kind: 'setField', field: 'c', to: { today: true } }),
  ];
  const office = await published(...parts);
  office.form.a = 7;
  office.submit('draft');
  deepEqual([office.form.b, office.form.c], [7, '2026-03-02']);
  office.expectEnd();

  const loop: ProcessPart = {
    choice: 'again',
    branches: [{ when: 'loop', parts: [{ goBack: 'copy' }] }, { parts: [] }],
  };
  const round = new Office(
    buildProcess({ id: 'p', name: '流程', parts: [{ step: 'draft', name: '拟稿' }, ...parts, loop] }),
  );
  round.form.loop = true;
  round.submit('draft');
  const stopped = round.state.visits.at(-1);
  deepEqual([stopped?.node, stopped?.state], ['copy', 'incident']);
  round.form.loop = false;
  equal(round.do({ kind: 'resolveIncident', visit: stopped?.id ?? 0, actor: person('管理员') }), undefined);
  round.expectEnd();
});

const file = (middle: string, end = '<endEvent id="end"/>'): string =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:gov="urn:gov-office-cloud:bpmn:1" targetNamespace="t">
  <message id="m1" name="已办结"/><process id="p" name="流程">
  <startEvent id="start"/><sequenceFlow id="f1" sourceRef="start" targetRef="draft"/><userTask id="draft" name="拟稿"/>
  <sequenceFlow id="f2" sourceRef="draft" targetRef="x"/>${middle}<sequenceFlow id="f3" sourceRef="x" targetRef="end"/>${end}</process></definitions>`;
async function said(xml: string): Promise<string> {
  const compiled = await compile(xml);
  return compiled.ok ? 'ok' : (compiled.rejection.fields ?? []).map(({ message }) => message).join();
}

test('别处画的发送任务、抛出消息、消息结束都读成发送消息；服务任务只能做目录里的', async () => {
  const compiled = await compile(
    file(
      '<intermediateThrowEvent id="x" name="通知"><messageEventDefinition messageRef="m1"/></intermediateThrowEvent>',
      '<endEvent id="end" name="告知"><messageEventDefinition/></endEvent>',
    ),
  );
  deepEqual(
    compiled.ok ? Object.values(compiled.value.nodes).flatMap(({ id, does }) => (does ? [[id, does]] : [])) : compiled,
    [
      ['x', { kind: 'send', message: '已办结' }],
      ['end_send', { kind: 'send', message: '告知' }],
    ],
  );
  equal(await said(file('<sendTask id="x" name="发出" messageRef="m1"/>')), 'ok');
  match(await said(file('<serviceTask id="x" name="付款"/>')), /服务任务“付款”没有写明做什么；目录里有：通知有关人/);
  const service = (json: string): string =>
    file(
      `<serviceTask id="x" name="付款"><extensionElements><gov:service>${json}</gov:service></extensionElements></serviceTask>`,
    );
  equal(await said(service('{"kind":"setField","field":"a","to":{"value":1}}')), 'ok');
  match(await said(service('{"kind":"pay"}')), /服务任务“付款”的服务“pay”不在目录里/);
  match(await said(service('{"kind":"send"}')), /的服务 send 没有写全或写错了/);
  match(await said(service('nonsense')), /不在目录里/);
});
