import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { leaveRequest } from '@gov/forms/examples';
import type { Json } from '#platform/testkit/sign-in.ts';
import { leaveValues, type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

let office: Office;
before(async () => {
  office = await openOffice();
  const opinion = { block: 'leaderOpinion', required: false, defaultText: '同意。' };
  const named = (...keys: string[]) =>
    ({ kind: 'named', personIds: keys.map((key) => office.agency.people.get(key)) }) as never; // reason: ids of the opened agency
  await publishKind(office, 'told-before', [
    { step: 'apply', name: '填写申请', fields: { leaveKind: 'required', period: 'required', reason: 'required' } },
    {
      step: 'vote',
      name: '表决',
      handler: named('head', 'legal', 'helper'),
      multi: { mode: 'parallel', rule: 'all' },
      operations: { disagree: true, addParallel: true, delegate: true },
      opinion,
    },
    {
      choice: 'result',
      branches: [
        { on: 'no', label: '不通过', parts: [{ end: 'refused', name: '不同意', result: 'refused' }] },
        { label: '通过', parts: [] },
      ],
    },
  ]);
});
after(() => office.close());

async function begin(): Promise<string> {
  const matterId = await office.begin('officer', 'told-before');
  await office.done('officer', matterId, { values: leaveValues });
  return matterId;
}

async function told(key: string, matterId: string, act: (page: Json) => object): Promise<string[]> {
  const page = await office.view(key, matterId);
  const body = { expectedVersion: page.version, act: act(page) };
  const answer = await office.who(key).send('POST', `/api/matters/${matterId}/preview-act`, body);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.effects.map(({ words }: Json) => words);
}

test('不同意 that decides the vote says first whose work stops and that it ends there', async () => {
  const matterId = await begin();
  const words = await told('head', matterId, ({ myTask }) => ({ kind: 'disagree', taskId: myTask.taskId }));
  assert.ok(words.includes('孙倩、马晓东的表决会停下。'), words.join());
  assert.ok(words.includes('这件事项到此结束，您自己不能恢复。'), words.join());
  assert.ok((await office.view('legal', matterId)).myTask, 'looking changes nothing');
});

test('不同意 at a step without an opinion block: the reason stands in the trace and in no block, not in 传阅 either', async () => {
  const slip = JSON.parse(JSON.stringify(leaveRequest).replaceAll('leaderOpinion', 'circulation'));
  const named = { kind: 'named', personIds: [office.agency.people.get('head')] } as never; // reason: an id of the opened agency
  await publishKind(
    office,
    'no-block',
    [
      { step: 'apply', name: '填写申请', fields: { leaveKind: 'required', period: 'required', reason: 'required' } },
      { step: 'check', name: '核查', handler: named, operations: { disagree: true } },
      {
        choice: 'result',
        branches: [
          { on: 'no', label: '不通过', parts: [{ end: 'refused', name: '不同意', result: 'refused' }] },
          { label: '通过', parts: [] },
        ],
      },
    ],
    slip,
  );
  const matterId = await office.begin('officer', 'no-block');
  await office.done('officer', matterId, { values: leaveValues });

  const answer = await office.complete('head', matterId, { decision: 'disagree', opinion: '人手不够。' });

  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  const { trace, form } = await office.view('officer', matterId);
  assert.ok(
    trace.some(({ opinion }: Json) => opinion === '人手不够。'),
    JSON.stringify(trace),
  );
  assert.ok(!JSON.stringify(form).includes('人手不够'));
});

test('减签 by who added him says first that the vote is decided by that', async () => {
  const matterId = await begin();
  const page = await office.view('head', matterId);
  const added = await office.who('head').send('POST', `/api/matters/${matterId}/tasks/${page.myTask.taskId}/signers`, {
    expectedVersion: page.version,
    where: 'parallel',
    assignmentIds: [office.assignment('clerk')],
  });
  assert.equal(added.status, 200, JSON.stringify(added.body));
  const personId = office.agency.people.get('clerk');
  const words = await told('head', matterId, ({ signing }) => ({
    kind: 'removeSigner',
    visit: signing.visit,
    personId,
  }));
  assert.ok(
    words.some((one) => one.endsWith('的表决会停下，已经写的会留着。')),
    words.join(),
  );
});

test('收回委派 names who stops preparing', async () => {
  const matterId = await begin();
  const { version: expectedVersion, myTask } = await office.view('legal', matterId);
  const path = `/api/matters/${matterId}/tasks/${myTask.taskId}`;
  const toAssignmentId = office.assignment('clerk');
  const given = await office.who('legal').send('POST', `${path}/delegate`, { expectedVersion, toAssignmentId });
  assert.equal(given.status, 200, JSON.stringify(given.body));
  const words = await told('legal', matterId, ({ signing }) => ({ kind: 'recall', taskId: signing.taskId }));
  assert.ok(
    words.some((one) => one.endsWith('的表决会停下，已经写的会留着。')),
    words.join(),
  );
});
