import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { StepPart } from '@gov/workflow';
import type { Answer, Json } from '#platform/testkit/sign-in.ts';
import { completeAs, completeFrom, leaveValues, type Office, openOffice, viewAs } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';
import { standInOffice } from '../../testing/stand-ins.ts';

let office: Office;

const opinion = { block: 'leaderOpinion', required: false, defaultText: '同意。' };
const apply: StepPart = {
  step: 'apply',
  name: '填写申请',
  fields: { leaveKind: 'required', period: 'required', reason: 'required' },
};
const free = { persons: true, nodes: [], limit: 2 } as const;

before(async () => {
  office = await openOffice();
  const handler = { kind: 'sectionHead', of: 'starter' } as const;
  const named = (...keys: string[]) =>
    ({ kind: 'named', personIds: keys.map((key) => office.agency.people.get(key)) }) as never; // reason: ids of the opened agency
  const decide: StepPart = { step: 'decide', name: '审批', handler: { kind: 'chief' }, opinion };
  await publishKind(office, 'again', [
    apply,
    { step: 'check', name: '科室审核', handler, opinion, free },
    { ...decide, operations: { returnTo: ['previous', 'starter'], resume: ['rewalk'] } },
  ]);
  await publishKind(office, 'signed', [
    apply,
    { step: 'sign', name: '签批', handler, opinion, signing: true, free },
    decide,
  ]);
  await publishKind(office, 'voted', [
    apply,
    {
      step: 'vote',
      name: '表决',
      handler: named('legal', 'helper'),
      multi: { mode: 'parallel', rule: 'any' },
      operations: { addParallel: true },
      free,
    },
    decide,
  ]);
});
after(() => office.close());

async function sent(kindCode: string): Promise<string> {
  const matterId = await office.begin('officer', kindCode);
  await office.done('officer', matterId, { values: leaveValues });
  return matterId;
}
const accepted = (answer: Answer<Json>): Json => {
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
async function onTask(key: string, matterId: string, act: string, body: object): Promise<Json> {
  const { version, myTask } = await office.view(key, matterId);
  const path = `/api/matters/${matterId}/tasks/${myTask.taskId}/${act}`;
  return accepted(await office.who(key).send('POST', path, { expectedVersion: version, ...body }));
}
const add = (key: string, matterId: string, ...to: string[]): Promise<Json> =>
  onTask(key, matterId, 'add-step', {
    step: { name: '核对天数', order: 'in-turn', assignmentIds: to.map((one) => office.assignment(one)) },
  });
const drawn = (page: Json): [string, string][] =>
  page.diagram.nodes
    .filter(({ kind }: Json) => kind === 'step')
    .map(({ id, name }: Json) => [name, page.nodeStates[id] ?? 'ahead']);

test('sent back and added again, the diagram shows as done only what was done of this round', async () => {
  const matterId = await sent('again');
  await add('head', matterId, 'helper', 'legal');
  await office.done('helper', matterId);
  await office.done('legal', matterId);
  const { myTask } = await office.view('chief', matterId);
  const { target } = myTask.returnTargets.find(({ step }: Json) => step === '填写申请');
  await onTask('chief', matterId, 'return', { target, mode: 'rewalk', reason: '请重新填写' });
  await office.done('officer', matterId);

  await add('head', matterId, 'helper', 'legal');

  const added = drawn(await office.view('helper', matterId)).filter(([name]) => name === '核对天数');
  assert.deepEqual(
    added.map(([, state]) => state),
    ['open', 'ahead'],
  );
});

test('a step added behind 签批 is not in person: who stands in for its holder does it', async () => {
  const matterId = await sent('signed');
  const desk = standInOffice(office);
  await desk.entrusted('legal', 'helper');
  await add('head', matterId, 'legal');

  assert.deepEqual((await office.view('legal', matterId)).openTasks[0].standIns, ['马晓东']);
  assert.ok((await desk.todoIds('helper')).includes(matterId));
  accepted(await completeAs(await office.as('helper'), matterId));
  assert.equal((await office.view('chief', matterId)).myTask.step, '审批');
  await desk.endAll();
});

test('a step added behind a vote is no vote: who comes second reads who has done it', async () => {
  const matterId = await sent('voted');
  await add('legal', matterId, 'director');
  await onTask('director', matterId, 'signers', { where: 'parallel', assignmentIds: [office.assignment('deputy')] });
  const page = await viewAs(office.who('deputy'), matterId);
  await office.done('director', matterId);

  const late = await completeFrom(office.who('deputy'), page);

  assert.deepEqual([late.status, late.body.code], [409, 'matters.done-by']);
});
