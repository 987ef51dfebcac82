import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { leaveRequest } from '@gov/forms/examples';
import type { HouseDeed, ProcessPart } from '@gov/workflow';
import { buildProcess, toXml } from '@gov/workflow';
import { formsService } from '#components/forms/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import { asJob } from '#platform/testkit/as-job.ts';
import type { Json } from '#platform/testkit/sign-in.ts';
import { headsCheck, leaveApplication } from '../../testing/leave-steps.ts';
import { leaveValues, type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

const chief = { kind: 'chief' } as const;
const deed = (step: string, name: string, does: HouseDeed): ProcessPart => ({ step, name, does });
const wait: readonly ProcessPart[] = [
  { step: 'wait', name: '已受理', waits: [{ id: 'wait', name: '已受理', on: { kind: 'message' } }] },
];

let office: Office;
before(async () => {
  office = await openOffice();
  await publishKind(office, 'accepting', [
    { ...leaveApplication, handler: { kind: 'sectionHead', of: 'starter' } },
    deed('accept', '告知已受理', { kind: 'send', message: '已受理' }),
    { step: 'work', name: '承办', handler: chief },
  ]);
  await publishKind(office, 'asking', [
    leaveApplication,
    { step: 'call', name: '交办', call: { process: 'accepting', mode: 'async' } },
    ...wait,
    { step: 'use', name: '采用', handler: chief },
  ]);
  const where: ProcessPart = {
    choice: 'where',
    branches: [
      { when: 'destination = "南京"', parts: [headsCheck] },
      { parts: [{ step: 'other', name: '另办', handler: chief }] },
    ],
  };
  await publishKind(office, 'filling', [
    leaveApplication,
    deed('fill', '填写去往地点', { kind: 'setField', field: 'destination', to: { value: '南京' } }),
    deed('tell', '通知负责人', { kind: 'notify', to: chief }),
    where,
  ]);
});
after(async () => {
  assert.deepEqual(office.house.problems, []);
  await office.close();
});

const openTo = (view: Json): string[] =>
  view.openTasks.filter(({ kind }: Json) => kind === 'do').map((task: Json) => `${task.step}：${task.holder.name}`);

test('子流程里发出的消息送到等它的主流程：一次，经过里说得清；重跑不会再送', async () => {
  const matterId = await office.begin('officer', 'asking');
  await office.done('officer', matterId, { values: leaveValues });
  await office.house.relay.settle();
  assert.deepEqual(openTo(await office.view('officer', matterId)), []);
  const [child = ''] = (await office.view('officer', matterId)).children.map(({ matterId: id }: Json) => id);

  await office.done('head', child);
  await office.house.relay.settle();

  const view = await office.view('officer', matterId);
  assert.deepEqual(openTo(view), ['采用：王建华']);
  const [line] = view.trace;
  assert.deepEqual([line.who, line.act, line.opinion], ['系统', '收到：已受理', '“accepting”发来']);
  const sent = (await office.view('officer', child)).trace[0];
  assert.match(sent.detail, /“告知已受理”自动办理，发出“已受理”/);
  const { sequence } = sent;
  for (const one of [sequence, sequence + 1, sequence + 2, sequence + 3, sequence + 4, sequence + 5])
    await office.again('matters.send-message', `${child}:${one}`);
  assert.deepEqual(openTo(await office.view('officer', matterId)), ['采用：王建华']);
});

test('自动填写和通知：同一次办理里写好，后面的条件按新值走，被通知的人有待阅', async () => {
  const matterId = await office.begin('officer', 'filling');

  await office.done('officer', matterId, { values: leaveValues });

  const view = await office.view('head', matterId);
  assert.deepEqual(openTo(view), ['科室审核：陈国栋']);
  assert.match(JSON.stringify(view), /南京/);
  assert.ok(view.openTasks.some(({ kind, holder }: Json) => kind === 'read' && holder.name === '王建华'));
  assert.match(view.trace[0].detail, /“填写去往地点”自动办理；“通知负责人”自动办理/);
});

test('结束它的那一步发了消息的，办结后不能恢复：说是哪一步、为什么、该怎么办', async () => {
  await publishKind(office, 'telling-last', [
    leaveApplication,
    headsCheck,
    deed('tell', '告知结果', { kind: 'send', message: '结果' }),
  ]);
  const matterId = await office.begin('officer', 'telling-last');
  await office.done('officer', matterId, { values: leaveValues });
  await office.done('head', matterId);
  const { state, version: expectedVersion } = await office.view('officer', matterId);
  assert.equal(state, 'DONE');

  const system = await office.as('system');
  const monitor = `/api/matters/monitor/${matterId}`;
  const refused = [
    await system.send('POST', `${monitor}/effect`, { act: 'revive' }),
    await system.send('POST', `${monitor}/revive`, { expectedVersion, reason: '办错了' }),
  ];
  for (const { status, body } of refused) {
    assert.deepEqual([status, body.code], [409, 'workflow.message-sent']);
    assert.match(body.message, /“告知结果”的消息已经发出，收不回来；再办一次会重发/);
    assert.match(body.nextStep, /重新发起一件/);
  }
  assert.deepEqual((await office.view('officer', matterId)).version, expectedVersion, 'nothing is written');
});

test('填不进去的值、表单没有的字段，发布时点名说明', async () => {
  const problems = async (does: HouseDeed): Promise<string> => {
    const bpmnXml = await toXml(
      buildProcess({ id: 'p', name: 'p', parts: [leaveApplication, deed('fill', '填写', does)] }),
    );
    let said = '';
    await asJob(office.house, office.agency.id, async (context) => {
      const form = await context.ask(formsService).publish({ key: 'filling', template: leaveRequest });
      if (!form.ok) return form;
      const { formVersionId } = form.value;
      const process = await context.ask(processesService).publish({ key: 'bad', bpmnXml, formVersionId });
      said = process.ok ? 'ok' : (process.rejection.fields ?? []).map(({ message }) => message).join();
      return process.ok ? process : { ok: true, value: undefined };
    });
    return said;
  };

  assert.match(
    await problems({ kind: 'setField', field: 'nowhere', to: { value: 1 } }),
    /要填写的“nowhere”，表单里没有这一项/,
  );
  assert.match(await problems({ kind: 'setField', field: 'leaveKind', to: { value: '胡说' } }), /不能填这个值/);
  assert.match(await problems({ kind: 'setField', field: 'proof', to: { value: '' } }), /不能由流程自动填写/);
  assert.match(await problems({ kind: 'setField', field: 'phone', to: { from: 'reason' } }), /不是同一种内容/);
  assert.match(await problems({ kind: 'setField', field: 'phone', to: { today: true } }), /不是日期，填不了当天/);
});
