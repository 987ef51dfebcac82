import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { StepPart } from '@gov/workflow';
import type { Answer, Json } from '#platform/testkit/sign-in.ts';
import { leaveValues, type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

let office: Office;

const apply: StepPart = {
  step: 'apply',
  name: '填写申请',
  fields: { leaveKind: 'required', period: 'required', reason: 'required' },
};
const head = { kind: 'sectionHead', of: 'starter' } as const;
const opinion = { block: 'leaderOpinion', required: false, defaultText: '同意。' };

before(async () => {
  office = await openOffice();
  const named = (...keys: string[]) =>
    ({ kind: 'named', personIds: keys.map((key) => office.agency.people.get(key)) }) as never; // reason: ids of the opened agency
  await publishKind(office, 'signing', [
    apply,
    {
      step: 'review',
      name: '审核',
      handler: head,
      opinion,
      fields: { reason: 'edit' },
      operations: { addBefore: true, addAfter: true, addParallel: true, delegate: true, jumpTo: ['archive'] },
    },
    { step: 'decide', name: '审批', handler: { kind: 'chief' }, opinion },
    { step: 'archive', name: '归档', handler: head },
  ]);
  await publishKind(office, 'pool', [
    apply,
    { step: 'take', name: '承办', handler: named('legal', 'helper'), multi: { mode: 'pool' }, opinion },
  ]);
  await publishKind(office, 'vote', [
    apply,
    {
      step: 'vote',
      name: '表决',
      handler: named('head', 'legal', 'helper'),
      multi: { mode: 'parallel', rule: { percent: 60 }, abstain: 'excluded' },
      operations: { disagree: true },
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
  await publishKind(office, 'vote-unwritten', [
    apply,
    {
      step: 'vote',
      name: '表决',
      handler: named('head', 'legal', 'helper'),
      multi: { mode: 'parallel', rule: { votes: 2 } },
      operations: { disagree: true },
    },
    {
      choice: 'result',
      branches: [
        { on: 'no', label: '不通过', parts: [{ end: 'refused', name: '不同意', result: 'refused' }] },
        { label: '通过', parts: [] },
      ],
    },
  ]);
  await publishKind(office, 'queue', [
    apply,
    {
      step: 'sign',
      name: '依次会签',
      handler: named('head', 'legal', 'helper', 'director'),
      multi: { mode: 'sequential', rule: 'all' },
      operations: { reorder: true },
      opinion,
    },
  ]);
});
after(() => office.close());

async function begin(kindCode: string): Promise<string> {
  const { matterId } = (await office.who('officer').send('POST', '/api/matters', { kindCode })).body;
  const sent = await office.complete('officer', matterId, { values: leaveValues });
  assert.equal(sent.status, 200, JSON.stringify(sent.body));
  return matterId;
}

const operations = async (key: string, matterId: string): Promise<string[]> =>
  (await office.view(key, matterId)).operations.map((one: Json) => one.operation);
const trace = async (matterId: string): Promise<string[]> =>
  (await office.view('officer', matterId)).trace.map(({ who, act }: Json) => `${who} ${act}`).reverse();
const todo = async (key: string): Promise<string[]> =>
  (await office.who(key).get('/api/matters?box=todo&limit=50')).body.rows.map((row: Json) => row.matterId);

/** An act on the task this person has, from a page read first. */
async function onTask(key: string, matterId: string, act: string, body: object = {}): Promise<Answer<Json>> {
  const { version, myTask, openTasks } = await office.view(key, matterId);
  const mine = myTask ?? openTasks.find((one: Json) => one.rests);
  return office.who(key).send('POST', `/api/matters/${matterId}/tasks/${mine.taskId}/${act}`, {
    ...(act === 'claim' || act === 'release' ? {} : { expectedVersion: version }),
    ...body,
  });
}

async function onMatter(key: string, matterId: string, act: string, body: object = {}): Promise<Answer<Json>> {
  const { version, signing } = await office.view(key, matterId);
  const visit = act === 'withdraw' ? {} : { visit: signing.visit };
  return office
    .who(key)
    .send('POST', `/api/matters/${matterId}/${act}`, { expectedVersion: version, ...visit, ...body });
}

const ok = (answer: Answer<Json>): Json => {
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};

test('added before, colleagues answer first; the holder goes on when the last has answered', async () => {
  const matterId = await begin('signing');
  const assignmentIds = [office.assignment('legal'), office.assignment('helper')];

  const said = ok(
    await onTask('head', matterId, 'signers', { where: 'before', assignmentIds, reason: '请看依据' }),
  ).said;

  assert.equal(said, '已请孙倩、马晓东先提意见，办完后回到您这里');
  assert.ok(!(await todo('head')).includes(matterId));
  const asked = await office.view('legal', matterId);
  assert.equal(asked.myTask.asked, '陈国栋请您先提意见，您办完后回到他那里：请看依据');
  assert.deepEqual(asked.myTask.why, ['因为陈国栋在这一步加签，请您提意见。']);
  assert.deepEqual(asked.myTask.actions, []);
  assert.ok(!asked.operations.some((one: Json) => one.operation === 'return'), 'he only answers');
  assert.equal(asked.openTasks.find((one: Json) => one.holder.name === '陈国栋').rests, 'answers');
  ok(await office.complete('legal', matterId, { opinion: '符合规定。' }));
  assert.ok(!(await todo('head')).includes(matterId), 'one answer is still due');
  ok(await office.complete('helper', matterId, { opinion: '无意见。' }));
  assert.ok((await todo('head')).includes(matterId));
  ok(await office.complete('head', matterId));
  assert.ok((await todo('chief')).includes(matterId));
  const lines = await trace(matterId);
  assert.ok(lines.includes('陈国栋 请孙倩、马晓东先提意见（前加签）'), lines.join('\n'));
  assert.ok(lines.includes('孙倩 提出意见'), lines.join('\n'));
});

test('work is given to nobody who cannot do it, and nobody is asked to judge his own matter', async () => {
  const matterId = await begin('signing');
  const give = async (to: string) => {
    const toAssignmentId = office.assignment(to);
    const added = await onTask('head', matterId, 'signers', { where: 'before', assignmentIds: [toAssignmentId] });
    const delegated = await onTask('head', matterId, 'delegate', { toAssignmentId });
    return [added.body.code, delegated.body.code];
  };

  assert.deepEqual(await give('system'), ['matters.cannot-handle', 'matters.cannot-handle']);
  assert.deepEqual(await give('officer'), ['matters.own-approval', 'matters.own-approval']);
  assert.deepEqual(
    (await office.view('head', matterId)).myTask.notFor,
    {
      personId: office.agency.people.get('officer'),
      why: '刘思远不在可选之列：这件是刘思远自己发起的，不能由本人审批',
    },
    'the pickers leave him out and say why',
  );
});

test('who was only asked changes no form value, whatever the page sends', async () => {
  const matterId = await begin('signing');
  ok(await onTask('head', matterId, 'signers', { where: 'before', assignmentIds: [office.assignment('legal')] }));

  const answered = await office.complete('legal', matterId, { values: { reason: '改掉' } });

  const { version } = await office.view('legal', matterId);
  const saved = await office.who('legal').send('PUT', `/api/matters/${matterId}/values`, {
    expectedVersion: version,
    values: { reason: '改掉' },
  });
  assert.deepEqual([answered.status, saved.status], [422, 422], JSON.stringify([answered.body, saved.body]));
  assert.equal((await office.view('officer', matterId)).values.reason, leaveValues.reason);
  const holder = await begin('signing');
  ok(await office.complete('head', holder, { values: { reason: '改过' } }));
});

test('adding signers is taken back until one has acted, then they are taken off one by one with a reason', async () => {
  const matterId = await begin('signing');
  const assignmentIds = [office.assignment('legal'), office.assignment('helper')];
  ok(await onTask('head', matterId, 'signers', { where: 'before', assignmentIds }));
  assert.ok((await operations('head', matterId)).includes('withdraw'));
  ok(await onMatter('head', matterId, 'withdraw'));
  assert.ok((await todo('head')).includes(matterId));
  assert.ok(!(await todo('legal')).includes(matterId));

  ok(await onTask('head', matterId, 'signers', { where: 'before', assignmentIds }));
  ok(await office.complete('legal', matterId));
  assert.ok(!(await operations('head', matterId)).includes('withdraw'), 'one has acted');
  const { signing } = await office.view('head', matterId);
  assert.deepEqual(
    signing.removable.map((one: Json) => one.name),
    ['马晓东'],
  );
  const personId = signing.removable[0].personId;
  assert.equal(
    (
      await onMatter('legal', matterId, 'remove-signer', { visit: signing.visit, personId, reason: '不要' }).catch(
        () => ({ status: 409 }),
      )
    ).status,
    409,
  );
  ok(await onMatter('head', matterId, 'remove-signer', { personId, reason: '出差' }));

  assert.ok((await todo('head')).includes(matterId), 'nobody is left to answer');
  assert.ok(!(await todo('helper')).includes(matterId));
  assert.ok((await trace(matterId)).includes('陈国栋 减签马晓东'));
});

test('added beside, the step is a group that agrees together; added after, the next person follows the holder', async () => {
  const beside = await begin('signing');
  const reason = '请一并看看预算';
  ok(
    await onTask('head', beside, 'signers', { where: 'parallel', assignmentIds: [office.assignment('legal')], reason }),
  );
  assert.equal((await office.view('legal', beside)).myTask.asked, `陈国栋请您一起办理：${reason}`);
  assert.equal((await office.view('head', beside)).myTask.asked, undefined);
  ok(await office.complete('head', beside));
  assert.ok(!(await todo('chief')).includes(beside), 'the colleague has not agreed yet');
  ok(await office.complete('legal', beside));
  assert.ok((await todo('chief')).includes(beside));

  const behind = await begin('signing');
  ok(await onTask('head', behind, 'signers', { where: 'after', assignmentIds: [office.assignment('legal')] }));
  assert.ok((await todo('head')).includes(behind), 'the holder goes first');
  ok(await office.complete('head', behind));
  assert.ok((await todo('legal')).includes(behind));
  ok(await office.complete('legal', behind));
  assert.ok((await todo('chief')).includes(behind));
});

test('delegated work comes back to its holder; he may take it back at any time', async () => {
  const matterId = await begin('signing');
  ok(await onTask('head', matterId, 'delegate', { toAssignmentId: office.assignment('helper'), reason: '请先核对' }));
  const delegated = (await office.view('helper', matterId)).myTask;
  assert.equal(delegated.asked, '陈国栋委派您先办，您办完后回到他那里，由他决定：请先核对');
  assert.deepEqual(delegated.why, ['因为陈国栋委派您先办这一步。']);
  ok(await office.complete('helper', matterId, { opinion: '已核对。' }));
  assert.ok((await todo('head')).includes(matterId));
  assert.ok(!(await todo('chief')).includes(matterId), 'the delegate decides nothing');

  ok(await onTask('head', matterId, 'delegate', { toAssignmentId: office.assignment('helper') }));
  assert.ok((await operations('head', matterId)).includes('recall'));
  ok(await onTask('head', matterId, 'recall'));
  assert.ok((await todo('head')).includes(matterId));
  assert.ok(!(await todo('helper')).includes(matterId));
});

test('of work offered to two, one has it when both claim it at the same moment; released it is free again', async () => {
  const matterId = await begin('pool');
  assert.deepEqual((await operations('legal', matterId))[0], 'claim');
  const [one, other] = await Promise.all([onTask('legal', matterId, 'claim'), onTask('helper', matterId, 'claim')]);
  assert.deepEqual([one.status, other.status].sort(), [200, 409], JSON.stringify([one.body, other.body]));
  const [winner, loser] = one.status === 200 ? ['legal', 'helper'] : ['helper', 'legal'];
  assert.ok(!(await todo(loser)).includes(matterId));

  ok(await onTask(winner, matterId, 'release', { reason: '不归我管' }));

  assert.ok((await todo(loser)).includes(matterId));
  ok(await onTask(loser, matterId, 'claim'));
  ok(await office.complete(loser, matterId));
  assert.equal((await office.view('officer', matterId)).state, 'DONE');
});

test('what several were offered is given on by who has claimed it; given up later, it is offered to the same persons again', async () => {
  const matterId = await begin('pool');
  const to = (key: string) => ({ toAssignmentId: office.assignment(key), reason: '由他办' });
  const offered = await office.view('legal', matterId);
  assert.equal(offered.myTask.asked, '发给 2 位同事，谁先签收谁办；签收以后可以放弃，也可以转给别人办');
  assert.ok(!(await operations('legal', matterId)).includes('transfer'));
  const early = await onTask('legal', matterId, 'transfer', to('director'));
  assert.equal(early.status, 409);
  assert.equal(early.body.message, '这一件发给几位同事，还没有人签收，不能转给别人办。');

  ok(await onTask('legal', matterId, 'claim'));
  assert.ok((await operations('legal', matterId)).includes('transfer'));
  const candidate = await onTask('legal', matterId, 'transfer', to('helper'));
  assert.equal(candidate.body.message, '他也在可以签收这一件的人里，不用转给他。');
  ok(await onTask('legal', matterId, 'transfer', to('director')));
  assert.ok((await todo('director')).includes(matterId));
  assert.ok(!(await todo('legal')).includes(matterId));

  ok(await onTask('director', matterId, 'release', { reason: '不归办公室' }));

  assert.ok(!(await todo('director')).includes(matterId));
  for (const key of ['legal', 'helper']) assert.ok((await todo(key)).includes(matterId), key);
  ok(await onTask('helper', matterId, 'claim'));
  ok(await office.complete('helper', matterId));
  assert.equal((await office.view('officer', matterId)).state, 'DONE');
});

test('two of three are enough at sixty per cent, an abstention counts in neither part', async () => {
  const passed = await begin('vote');
  ok(await office.complete('head', passed));
  assert.ok((await operations('legal', passed)).includes('abstain'));
  ok(await office.complete('legal', passed, { decision: 'abstain' }));
  ok(await office.complete('helper', passed));
  const seen = await office.view('officer', passed);
  assert.equal(seen.state, 'DONE');
  assert.ok((await trace(passed)).includes('孙倩 弃权'));

  const failed = await begin('vote');
  ok(await office.complete('head', failed, { decision: 'disagree', opinion: '不妥。' }));
  ok(await office.complete('legal', failed, { decision: 'disagree', opinion: '依据不足。' }));
  assert.equal((await office.view('officer', failed)).state, 'REFUSED');
  const plain = await begin('signing');
  const abstained = await office.complete('head', plain, { decision: 'abstain' });
  assert.equal(abstained.status, 409, JSON.stringify(abstained.body));
});

test('a vote without an 意见栏 is agreed to by 同意, and says how many must agree and how it stands', async () => {
  const matterId = await begin('vote-unwritten');
  const said = async (who: string): Promise<unknown> => {
    const { myTask, operations } = await office.view(who, matterId);
    return [operations.find(({ operation }: Json) => operation === 'agree').label, myTask.vote];
  };
  assert.deepEqual(await said('legal'), ['同意', '3 人会签，2 人同意就通过；还没有人表态']);

  await office.done('head', matterId);

  assert.deepEqual(await said('legal'), ['同意，办结', '3 人会签，2 人同意就通过；已有 1 人同意']);
  assert.equal((await office.view('officer', matterId)).trace[0].act, '同意');
});

test('whose turn it is changes the order of those who wait; from an old page it is refused', async () => {
  const matterId = await begin('queue');
  const { version, signing } = await office.view('head', matterId);
  assert.deepEqual(
    signing.queue.map((one: Json) => one.name),
    ['孙倩', '马晓东', '赵立新'],
  );
  const personIds = signing.queue.map((one: Json) => one.personId).reverse();
  ok(await onMatter('head', matterId, 'reorder', { personIds }));

  const old = { expectedVersion: version, visit: signing.visit, personIds };
  const stale = await office.who('head').send('POST', `/api/matters/${matterId}/reorder`, old);
  assert.equal(stale.status, 409, JSON.stringify(stale.body));
  const fewer = await onMatter('head', matterId, 'reorder', { personIds: personIds.slice(1) });
  assert.equal(fewer.status, 409, JSON.stringify(fewer.body));
  ok(await office.complete('head', matterId));
  assert.ok((await todo('director')).includes(matterId));
});

test('sent to another step than the drawn one, with a reason; to a step that is not offered it is refused', async () => {
  const matterId = await begin('signing');
  const { signing } = await office.view('head', matterId);
  assert.deepEqual(signing.jumps, [{ node: 'archive', step: '归档' }]);
  const elsewhere = await onMatter('head', matterId, 'jump', { node: 'decide', reason: '急' });
  assert.equal(elsewhere.status, 409, JSON.stringify(elsewhere.body));
  const stranger = await office.who('legal').send('POST', `/api/matters/${matterId}/jump`, {
    expectedVersion: 1,
    visit: signing.visit,
    node: 'archive',
    reason: '急',
  });
  assert.equal(stranger.status, 404);

  const told = await office.who('head').send('POST', `/api/matters/${matterId}/preview-act`, {
    expectedVersion: (await office.view('head', matterId)).version,
    act: { kind: 'jump', visit: signing.visit, node: 'archive' },
  });
  assert.deepEqual(
    ok(told).effects.map(({ words }: Json) => words),
    ['没有别人的办理因此停下。', '不经过“审批”。', '回到您这里，接着办“归档”。'],
  );
  assert.equal(
    ok(await onMatter('head', matterId, 'jump', { node: 'archive', reason: '领导已口头同意' })).said,
    '已特送到“归档”',
  );

  const seen = await office.view('head', matterId);
  assert.equal(seen.myTask.step, '归档');
  ok(await onMatter('head', matterId, 'withdraw'));
  assert.equal((await office.view('head', matterId)).myTask.step, '审核');
  assert.deepEqual(office.house.problems, []);
});
