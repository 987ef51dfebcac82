import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ProcessPart, StepPart } from '@gov/workflow';
import { type Answer, type Json, signIn } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { callingParts, childParts, sendingForm, toSections } from '../testing/children-kinds.ts';
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
  await publishKind(office, 'handled', childParts);
  const [apply, check, send, sent, decide] = callingParts(toSections);
  const calls = [send, sent].flatMap((part) => part ?? []);
  const others = [[countersign('h', 'helper')], [countersign('c', 'chief')]];
  for (const marked of [true, false]) {
    const fork: ProcessPart = {
      parallel: 'both',
      branches: [calls, ...others],
      ...(marked ? { countersign: true } : {}),
    };
    const parts = [apply, check, fork, decide].flatMap((part) => part ?? []);
    await publishKind(office, marked ? 'asked-marked' : 'asked', parts, sendingForm);
  }
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
  assert.deepEqual(cancelled, ['孙倩、马晓东、陈国栋的会签会停下。', '这件事项到此结束，您自己不能恢复。']);
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

const settle = () => office.house.relay.settle();
const page = (key: string, matterId: string): Promise<Json> => office.view(key, matterId);
const openTo = (view: Json): string[] => view.openTasks.map((task: Json) => `${task.step}：${task.holder.name}`);
const childrenOf = async (matterId: string): Promise<string[]> =>
  (await page('officer', matterId)).children.map((child: Json) => child.matterId);

/** A call beside 会签 of two others: `marked` says whether the fork is a 会签. 马晓东 has countersigned, 王建华 has not. */
async function besideOthers(marked: boolean): Promise<readonly [caller: string, ofHead: string, ofLegal: string]> {
  const matterId = await office.begin('officer', marked ? 'asked-marked' : 'asked');
  await office.done('officer', matterId, { values: { ...leaveValues, units: ['W', 'L'] } });
  await office.done('head', matterId);
  await settle();
  await office.done('helper', matterId, { opinion: '无意见。' });
  const [first = '', second = ''] = await childrenOf(matterId);
  return [matterId, first, second];
}

async function backToCaller(key: string, child: string) {
  const { version, myTask } = await page(key, child);
  const act = { kind: 'return', taskId: myTask.taskId, target: 0, mode: 'rewalk' };
  const told = await office
    .who(key)
    .send('POST', `/api/matters/${child}/preview-act`, { expectedVersion: version, act });
  assert.equal(told.status, 200, JSON.stringify(told.body));
  const send = async () => {
    const body = { expectedVersion: version, target: 0, mode: 'rewalk', reason: '请写明要办什么' };
    const sent = await office.who(key).send('POST', `/api/matters/${child}/tasks/${myTask.taskId}/return`, body);
    assert.equal(sent.status, 200, JSON.stringify(sent.body));
    await settle();
  };
  return { told: told.body.effects.map(({ words }: Json) => words), send };
}

test('a return to the caller says whose work stops there and which opinions become void: by name to who reads it, else how many', async () => {
  const [matterId, ofHead, ofLegal] = await besideOthers(false);

  const { told, send } = await backToCaller('head', ofHead);
  const unseen = await backToCaller('legal', ofLegal);

  assert.deepEqual(told, [
    '没有别人的办理因此停下。',
    '发起它的流程由此退回上一步；那边改好再送来时，从您这一步接着办。',
    '发起它的流程里，王建华的会签会停下，已经写的会留着。',
    '发起它的流程里，“分送承办”的子流程会停下：孙倩承办。',
    '发起它的流程里，您的科室审核意见作废，马晓东的会签意见作废。',
    '发起它的流程里，由您接着办“科室审核”。',
  ]);
  assert.deepEqual(unseen.told.slice(2), [
    '发起它的流程里，1 个人的办理和 1 个子流程会停下。',
    '发起它的流程里，2 份意见作废。',
  ]);
  await send();
  const now = await page('officer', matterId);
  assert.deepEqual(openTo(now), ['科室审核：陈国栋'], 'what was told is what happened');
  assert.deepEqual(
    now.children.map(({ state }: Json) => state),
    ['stopped', 'stopped'],
  );
});

test('a return out of a 会签 waits: the others go on, their opinions stay, and it is said beforehand', async () => {
  const [matterId, ofHead, ofLegal] = await besideOthers(true);

  const { told, send } = await backToCaller('head', ofHead);

  assert.deepEqual(told, [
    '没有别人的办理因此停下。',
    '发起它的流程要等同时在办的都办完，才退回上一步；那边改好再送来时，从您这一步接着办。',
    '发起它的流程里，“分送承办”的子流程会停下：孙倩承办。',
    '发起它的流程里，已经写的意见现在都保留，退回生效时再按流程处理。',
    '发起它的流程里，要等同时在办的其他人办完，才退回。',
    '发起它的流程里，王建华的会签不受影响，接着办。',
  ]);
  await send();
  const waiting = await page('officer', matterId);
  assert.deepEqual(openTo(waiting), ['会签：王建华']);
  const [{ act, detail }] = waiting.trace;
  assert.deepEqual([act, detail], ['子流程退回', '等王建华办完后退回；子流程停下']);
  await office.done('chief', matterId, { opinion: '同意。' });
  assert.deepEqual(openTo(await page('officer', matterId)), ['科室审核：陈国栋']);
  await office.done('head', matterId, { askAgain: false });
  await settle();
  const again = await page('officer', matterId);
  assert.deepEqual(openTo(again), [], 'what the others said is carried over');
  assert.deepEqual(await childrenOf(matterId), [ofHead, ofLegal]);
  await office.done('head', ofHead);
  await office.done('legal', ofLegal);
  await settle();
  assert.deepEqual(openTo(await page('officer', matterId)), ['审批：王建华']);
});
