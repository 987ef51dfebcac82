import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { StepPart } from '@gov/workflow';
import { type Answer, type Json, signIn } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { leaveValues, type Office, openOffice } from '../testing/office.ts';
import { publishKind } from '../testing/publish-kind.ts';

let office: Office;

const opinion = { block: 'leaderOpinion', required: false, defaultText: '同意。' };

before(async () => {
  office = await openOffice();
  const countersign = (step: string, key: string): StepPart => ({
    step,
    name: '会签',
    handler: { kind: 'named', personIds: [office.agency.people.get(key)] } as never, // reason: ids of the opened agency
    opinion,
    operations: { returnTo: ['previous', 'starter'], resume: ['rewalk'], jumpTo: ['decide'] },
    acrossFork: 'cancel',
  });
  await publishKind(office, 'countersigned', [
    {
      step: 'apply',
      name: '填写申请',
      fields: { leaveKind: 'required', period: 'required', reason: 'required' },
    },
    {
      parallel: 'both',
      branches: [[countersign('a', 'legal')], [countersign('b', 'helper')], [countersign('c', 'head')]],
    },
    { step: 'decide', name: '审批', handler: { kind: 'chief' }, opinion },
  ]);
});
after(() => office.close());

async function sent(): Promise<string> {
  const matterId = await office.begin('officer', 'countersigned');
  await office.done('officer', matterId, { values: leaveValues });
  return matterId;
}

const preview = (key: string, matterId: string, expectedVersion: number, act: object): Promise<Answer<Json>> =>
  office.who(key).send('POST', `/api/matters/${matterId}/preview-act`, { expectedVersion, act });
const wordsOf = (answer: Answer<Json>): string[] => {
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.effects.map((one: Json) => one.words);
};

test('a return says by name whose work stops and whose opinion becomes void, and changes nothing', async () => {
  const matterId = await sent();
  await office.done('legal', matterId, { opinion: '请补充依据。' });
  const page = await office.view('helper', matterId);
  const { target } = page.myTask.returnTargets[0];
  const act = { kind: 'return', taskId: page.myTask.taskId, target, mode: 'rewalk' };

  const told = wordsOf(await preview('helper', matterId, page.version, act));

  assert.deepEqual(told, [
    '陈国栋的会签会停下，已经写的会留着。',
    '孙倩的会签意见作废。',
    '由刘思远接着办“填写申请”。',
    '改好以后，送到“会签”。',
  ]);
  const after = await office.view('helper', matterId);
  assert.deepEqual(
    [after.version, after.trace, after.openTasks.length],
    [page.version, page.trace, page.openTasks.length],
  );
  const returned = await office.who('helper').send('POST', `/api/matters/${matterId}/tasks/${act.taskId}/return`, {
    expectedVersion: page.version,
    target,
    mode: 'rewalk',
    reason: '请改',
  });
  assert.equal(returned.status, 200, JSON.stringify(returned.body));
  const now = await office.view('officer', matterId);
  assert.deepEqual(
    now.openTasks.map((one: Json) => one.holder.name),
    ['刘思远'],
    'what was told is what happened',
  );
});

test('taking back, cancelling and sending elsewhere say it too', async () => {
  const matterId = await sent();
  const { version } = await office.view('officer', matterId);

  const withdrawn = wordsOf(await preview('officer', matterId, version, { kind: 'withdraw' }));
  const cancelled = wordsOf(await preview('officer', matterId, version, { kind: 'cancel' }));
  const { signing } = await office.view('legal', matterId);
  const sentOn = wordsOf(
    await preview('legal', matterId, version, { kind: 'jump', visit: signing.visit, node: 'decide' }),
  );

  assert.deepEqual(withdrawn, ['孙倩、马晓东、陈国栋的会签会停下，已经写的会留着。', '回到您这里，接着办“填写申请”。']);
  assert.deepEqual(cancelled, ['孙倩、马晓东、陈国栋的会签会停下。', '这件事项到此结束，不能恢复。']);
  assert.equal(sentOn[0], '马晓东、陈国栋的会签会停下，已经写的会留着。');
});

test('it is refused as the act itself: not my task, an old page, too late, another agency', async () => {
  const matterId = await sent();
  const page = await office.view('legal', matterId);
  const { target } = page.myTask.returnTargets[0];
  const act = { kind: 'return', taskId: page.myTask.taskId, target, mode: 'rewalk' };
  await smallAgency(office.house.house, 'lp', '临浦区住建局');
  const stranger = await signIn(office.house.app, 'lp.head', testPassword);

  const notMine = await preview('helper', matterId, page.version, act);
  const old = await preview('legal', matterId, page.version - 1, act);
  const byAnother = await preview('legal', matterId, page.version, { kind: 'cancel' });
  const nothing = await preview('legal', matterId, page.version, { kind: 'withdraw' });
  const foreign = await stranger.send('POST', `/api/matters/${matterId}/preview-act`, {
    expectedVersion: page.version,
    act,
  });
  await office.done('legal', matterId);
  const tooLate = await preview('officer', matterId, page.version, { kind: 'withdraw' });

  assert.deepEqual(
    [notMine, old, byAnother, nothing, foreign, tooLate].map(({ status, body }) => [status, body.code]),
    [
      [409, 'matters.not-yours'],
      [409, 'matters.stale'],
      [409, 'workflow.only-the-starter'],
      [409, 'matters.nothing-to-withdraw'],
      [404, 'matters.not-found'],
      [409, 'workflow.already-acted-on'],
    ],
  );
  assert.deepEqual(office.house.problems, []);
});
