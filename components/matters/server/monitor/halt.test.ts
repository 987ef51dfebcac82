import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ok } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';
import type { Json, Visitor } from '#platform/testkit/sign-in.ts';
import { type Office, openOffice, strangerBeside } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

const hours = 3_600_000;
let office: Office;
let system: Visitor;
let stranger: Visitor;
/** Ended before anything else happens here. */
let limited = '';
let unlimited = '';
before(async () => {
  office = await openOffice();
  system = await office.as('system');
  stranger = await strangerBeside(office);
  const parts = [
    { step: 'write', name: '填写' },
    {
      step: 'judge',
      name: '审核',
      handler: { kind: 'sectionHead', of: 'starter' },
      operations: { disagree: true },
      opinion: { block: 'sectionOpinion', required: false },
    },
    {
      choice: 'result',
      branches: [
        { on: 'no', label: '不同意', parts: [{ end: 'refused', name: '不同意', result: 'refused' }] },
        { label: '同意', parts: [] },
      ],
    },
  ] as const;
  await publishKind(office, 'may-come-back', parts);
  await publishKind(office, 'two-days', parts, undefined, 'matters', { reviveWithin: { workingDays: 2 } });
  limited = await endedBy('done', 'two-days');
  unlimited = await endedBy('done', 'may-come-back');
});
after(() => office.close());

const monitor = (matterId: string, act: string, body: object, who = system) =>
  who.send('POST', `/api/matters/monitor/${matterId}/${act}`, body);
const own = (key: string, matterId: string, act: string, body: object) =>
  office.who(key).send('POST', `/api/matters/${matterId}/${act}`, body);
const version = async (key: string, matterId: string): Promise<number> => (await office.view(key, matterId)).version;
const row = async (key: string, box: string, matterId: string): Promise<Json> =>
  (await office.who(key).get(`/api/matters?box=${box}&limit=50`)).body.rows.find(
    (one: Json) => one.matterId === matterId,
  );
const done = (answer: Json): Json => {
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};

async function audited(event: string): Promise<number> {
  const { id } = office.agency;
  const rows = await office.house.house.database.agency(id, async (tx) =>
    ok(await tx.all(sql`select id from office.audit_event where agency_id = ${id} and event = ${event}`)),
  );
  return rows.ok ? rows.value.length : -1;
}

test('a suspended matter is read and nothing else: everybody on it sees who stopped it, when and why, and it goes on where it stood', async () => {
  const matterId = await office.leaveRequest();
  const opened = await office.view('head', matterId);
  const reason = '等上级批复';
  const body = { expectedVersion: opened.version, reason };

  const effect = (await monitor(matterId, 'effect', { act: 'suspend' })).body;
  assert.deepEqual(effect.stops, [{ who: '陈国栋', step: '科室负责人审批' }]);
  const answers = await Promise.all([monitor(matterId, 'suspend', body), monitor(matterId, 'suspend', body)]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409], 'a double click suspends once');
  assert.equal(answers.find(({ status }) => status === 200)?.body.said, '已暂停，陈国栋的办理停下，期限不再计算');

  for (const key of ['head', 'officer']) {
    const seen = await office.view(key, matterId);
    const { kind, who, reason: why, at } = seen.halted;
    assert.deepEqual([kind, who, why, at], ['suspended', '系统员', reason, office.house.house.clock.now()], key);
    assert.deepEqual([seen.operations, seen.myTask, seen.mayAttach], [[], undefined, false], key);
    assert.deepEqual([seen.trace[0].who, seen.trace[0].act, seen.trace[0].opinion], ['系统员', '暂停办理', reason]);
  }
  assert.equal((await row('head', 'todo', matterId)).halted, 'suspended', 'it stays in the list');
  const task = `tasks/${opened.myTask.taskId}`;
  const now = opened.version + 1;
  const refused = [
    await own('head', matterId, `${task}/complete`, { expectedVersion: now, decision: 'agree', opinion: '同意' }),
    await own('head', matterId, `${task}/return`, { expectedVersion: now, target: 1, mode: 'rewalk', reason: '改' }),
    await own('head', matterId, `${task}/transfer`, {
      expectedVersion: now,
      toAssignmentId: office.assignment('legal'),
      reason: '',
    }),
    await own('head', matterId, 'circulate', { expectedVersion: now, assignmentIds: [office.assignment('helper')] }),
    await own('officer', matterId, 'press', {}),
    await own('officer', matterId, 'cancel', { expectedVersion: now, reason: '不请了' }),
    await own('officer', matterId, 'withdraw', { expectedVersion: now }),
    await office.who('head').send('PUT', `/api/matters/${matterId}/values`, { expectedVersion: now, values: {} }),
  ];
  assert.deepEqual(
    refused.map(({ body: { code } }) => code),
    refused.map(() => 'workflow.suspended'),
  );
  assert.equal(
    (await own('head', matterId, 'resume', { expectedVersion: now })).body.code,
    'matters.suspended-by-other',
  );

  const again = await monitor(matterId, 'resume', { expectedVersion: now });
  assert.equal(done(again).said, '已恢复，由陈国栋接着办理');
  assert.equal((await monitor(matterId, 'resume', { expectedVersion: now + 1 })).body.code, 'workflow.not-suspended');
  assert.equal((await office.view('head', matterId)).halted, undefined);
  await office.done('head', matterId, { opinion: '同意' });
  assert.deepEqual([await audited('matters.suspended'), await audited('matters.resumed')], [1, 1]);
  assert.deepEqual(office.house.problems, []);
});

test('a suspended matter is terminated without going on first; brought back, it still stands until somebody lets it go on', async () => {
  const matterId = await office.leaveRequest();
  const now = await version('head', matterId);
  done(await monitor(matterId, 'suspend', { expectedVersion: now, reason: '等批复' }));

  assert.deepEqual((await monitor(matterId, 'effect', { act: 'terminate' })).body.stops, [
    { who: '陈国栋', step: '科室负责人审批' },
  ]);
  done(await monitor(matterId, 'terminate', { expectedVersion: now + 1, reason: '不办了' }));
  const ended = await office.view('officer', matterId);
  assert.deepEqual([ended.state, ended.halted.kind], ['CANCELLED', 'terminated']);
  assert.equal((await row('officer', 'mine', matterId)).halted, 'terminated');

  const back = done(await monitor(matterId, 'revive', { expectedVersion: now + 2, reason: '终止错了' }));
  assert.match(back.said, /仍在暂停/);
  assert.equal((await office.view('head', matterId)).halted.kind, 'suspended');
  done(await monitor(matterId, 'resume', { expectedVersion: now + 3 }));
  await office.done('head', matterId, { opinion: '同意' });
  assert.deepEqual(office.house.problems, []);
});

test('terminated, nobody has it any more; revived, it stands where it stood, once', async () => {
  const matterId = await office.leaveRequest();
  const before = await office.view('head', matterId);
  const effect = (await monitor(matterId, 'effect', { act: 'terminate' })).body;
  assert.deepEqual(effect.stops, [{ who: '陈国栋', step: '科室负责人审批' }]);

  const body = { expectedVersion: before.version, reason: '重复报送' };
  assert.equal((await monitor(matterId, 'terminate', { ...body, reason: ' ' })).status, 400);
  assert.equal(done(await monitor(matterId, 'terminate', body)).said, '已终止，陈国栋的办理停下');
  assert.equal((await monitor(matterId, 'terminate', body)).body.code, 'matters.stale');

  assert.equal(await row('head', 'todo', matterId), undefined);
  assert.equal((await row('officer', 'mine', matterId)).halted, 'terminated');
  const ended = await office.view('officer', matterId);
  assert.deepEqual([ended.state, ended.halted.kind, ended.halted.reason], ['CANCELLED', 'terminated', '重复报送']);
  const back = { expectedVersion: ended.version, reason: '终止错了' };
  const would = (await monitor(matterId, 'effect', { act: 'revive' })).body;
  assert.deepEqual(would.opens, [{ who: '陈国栋', step: '科室负责人审批' }]);
  assert.equal(done(await monitor(matterId, 'revive', back)).said, '已恢复，由陈国栋接着办理');
  assert.equal((await monitor(matterId, 'revive', back)).body.code, 'matters.stale');
  assert.ok(await row('head', 'todo', matterId));
  const acts = (await office.view('officer', matterId)).trace.slice(0, 2).map(({ act }: Json) => act);
  assert.deepEqual(acts, ['恢复已结束的办理', '终止']);
  await office.done('head', matterId, { opinion: '同意' });
});

/** A matter that has come to its end in this way. */
async function endedBy(how: 'done' | 'refused' | 'cancelled', kind: string): Promise<string> {
  const matterId = await office.begin('officer', kind);
  await office.done('officer', matterId);
  if (how === 'cancelled')
    done(
      await own('officer', matterId, 'cancel', { expectedVersion: await version('officer', matterId), reason: '改期' }),
    );
  else
    await office.done('head', matterId, {
      decision: how === 'done' ? 'agree' : 'disagree',
      opinion: how === 'done' ? '同意' : '不同意',
    });
  return matterId;
}

const listed = async (state: string, who = system): Promise<readonly Json[]> =>
  (await who.get(`/api/matters/monitor?state=${state}&limit=100`)).body.rows;

for (const [how, state, words] of [
  ['done', 'DONE', '办结的'],
  ['refused', 'REFUSED', '不同意而结束的'],
  ['cancelled', 'CANCELLED', '发起人撤销的'],
] as const)
  test(`${words}也能恢复：列在监控里，先说谁会再收到，恢复以后回到那一步，办理过程写明；再点一次、旧页面、别的单位都不行`, async () => {
    const matterId = await endedBy(how, 'may-come-back');
    const ended = await office.view('officer', matterId);
    assert.equal(ended.state, state);
    const row = (await listed(how)).find((one) => one.matterId === matterId) ?? assert.fail('not listed');
    assert.deepEqual([row.ended.how, row.staysEnded, row.holders], [how, undefined, []]);
    assert.ok(!('title' in row));
    for (const other of ['running', 'terminated', how === 'done' ? 'refused' : 'done'])
      assert.ok(!(await listed(other)).some((one) => one.matterId === matterId), other);
    assert.deepEqual(await listed(how, stranger), []);

    const body = { expectedVersion: row.version, reason: '还要补办' };
    assert.equal((await monitor(matterId, 'revive', body, stranger)).status, 404);
    assert.equal((await monitor(matterId, 'revive', body, office.who('head'))).status, 403);
    const would = (await monitor(matterId, 'effect', { act: 'revive' })).body;
    assert.deepEqual(would.opens, [{ who: '陈国栋', step: '审核' }]);
    assert.equal(
      (await monitor(matterId, 'revive', { ...body, expectedVersion: row.version - 1 })).body.code,
      'matters.stale',
    );
    assert.equal(done(await monitor(matterId, 'revive', body)).said, '已恢复，由陈国栋接着办理');
    assert.equal((await monitor(matterId, 'revive', body)).body.code, 'matters.stale');
    const again = { ...body, expectedVersion: row.version + 1 };
    assert.equal((await monitor(matterId, 'revive', again)).body.code, 'workflow.not-ended');

    const page = await office.view('officer', matterId);
    assert.deepEqual([page.state, page.endedAt], ['RUNNING', undefined]);
    const [line] = page.trace;
    assert.deepEqual([line.who, line.act, line.opinion], ['系统员', '恢复已结束的办理', '还要补办']);
    assert.ok(!(await listed(how)).some((one) => one.matterId === matterId));
    await office.done('head', matterId, { decision: 'agree', opinion: '同意' });
    assert.equal((await office.view('officer', matterId)).state, 'DONE');
    assert.deepEqual(office.house.problems, []);
  });

test('who alone has it in hand suspends it and lets it go on; nobody else does, and the administrator may end the rest', async () => {
  const matterId = await office.leaveRequest();
  const expectedVersion = await version('head', matterId);
  const offered = async (key: string): Promise<boolean> =>
    (await office.view(key, matterId)).operations.some(({ operation }: Json) => operation === 'suspend');
  assert.deepEqual([await offered('head'), await offered('officer')], [true, false]);

  const byStarter = await own('officer', matterId, 'suspend', { expectedVersion, reason: '等等' });
  assert.equal(byStarter.body.code, 'matters.not-the-lead');
  done(await own('head', matterId, 'suspend', { expectedVersion, reason: '等人事科核实' }));
  const rests = await office.view('head', matterId);
  assert.deepEqual(
    rests.operations.map(({ operation }: Json) => operation),
    ['resume'],
  );
  assert.deepEqual((await office.view('officer', matterId)).operations, []);
  done(await own('head', matterId, 'resume', { expectedVersion: rests.version }));
  done(await own('head', matterId, 'suspend', { expectedVersion: rests.version + 1, reason: '再等' }));
  done(await monitor(matterId, 'resume', { expectedVersion: rests.version + 2 }));
  await office.done('head', matterId, { opinion: '同意' });
});

test('another agency finds nothing, who holds no such permission is refused, and the administrator still reads nothing', async () => {
  const matterId = await office.leaveRequest();
  const body = { expectedVersion: await version('head', matterId), reason: '试一试' };

  for (const act of ['suspend', 'resume', 'terminate', 'revive']) {
    const sent = act === 'resume' ? { expectedVersion: body.expectedVersion } : body;
    assert.equal((await monitor(matterId, act, sent, stranger)).status, 404, act);
    for (const key of ['chief', 'officer'])
      assert.equal((await monitor(matterId, act, sent, office.who(key))).status, 403);
    assert.equal((await monitor(matterId, act, sent, await office.as('security'))).status, 403, act);
  }
  assert.equal((await monitor(matterId, 'effect', { act: 'suspend' }, stranger)).status, 404);
  assert.equal((await office.who('helper').send('POST', `/api/matters/${matterId}/suspend`, body)).status, 404);
  assert.equal((await office.view('officer', matterId)).halted, undefined);

  done(await monitor(matterId, 'suspend', body));
  assert.equal((await system.get(`/api/matters/${matterId}`)).status, 403);
});

test('the clock stands while a matter is suspended: it is due at no time, and has the same working time left afterwards', async () => {
  await publishKind(office, 'soon-due', [
    { step: 'write', name: '填写' },
    { step: 'judge', name: '审核', handler: { kind: 'sectionHead', of: 'starter' }, due: { workingDays: 2 } },
  ]);
  const matterId = await office.begin('officer', 'soon-due');
  await office.done('officer', matterId);
  const { dueAt } = await row('head', 'todo', matterId);
  assert.ok(dueAt, 'the step has a time');
  done(await monitor(matterId, 'suspend', { expectedVersion: await version('head', matterId), reason: '等批复' }));

  office.house.clock.advance(10 * 24 * hours);

  // Sessions are over after so many days.
  const [head, keeper] = [await office.as('head'), await office.as('system')];
  const mine = async (): Promise<Json> =>
    (await head.get('/api/matters?box=todo&limit=50')).body.rows.find((one: Json) => one.matterId === matterId);
  assert.equal((await mine()).dueAt, undefined);
  assert.equal((await head.get('/api/matters/counts')).body.overdue, 0);
  const { version: expectedVersion } = (await head.get(`/api/matters/${matterId}`)).body;
  done(await monitor(matterId, 'resume', { expectedVersion }, keeper));
  const later = (await mine()).dueAt;
  assert.ok(later > dueAt && later > office.house.house.clock.now(), `${dueAt} became ${later}`);
});

test('流程写了结束后几个工作日内可以恢复的，过了就不行，说是几天；没有写的不限', async () => {
  office.house.clock.advance(30 * 24 * hours);
  const keeper = await office.as('system');
  const late = await monitor(limited, 'effect', { act: 'revive' }, keeper);
  assert.deepEqual(
    [late.body.code, late.body.message],
    ['workflow.revive-too-late', '结束后 2 个工作日内可以恢复，已过。'],
  );
  const rows = await listed('done', keeper);
  for (const [matterId, status] of [
    [limited, 409],
    [unlimited, 200],
  ] as const) {
    const { version: expectedVersion } = rows.find((one) => one.matterId === matterId) ?? assert.fail(matterId);
    assert.equal((await monitor(matterId, 'revive', { expectedVersion, reason: '补办' }, keeper)).status, status);
  }
});
