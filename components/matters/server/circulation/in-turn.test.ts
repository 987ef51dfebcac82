import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dateInChina, ok } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';
import type { Json } from '#platform/testkit/sign-in.ts';
import { beginAs, doneAs, leaveValues, type Office, openOffice, viewAs } from '../../testing/office.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.close());

const day = 24 * 60 * 60_000;
const send = (key: string, matterId: string, path: string, body: object = {}) =>
  office.who(key).send('POST', `/api/matters/${matterId}/${path}`, body);
const toRead = async (key: string, matterId: string): Promise<boolean> =>
  (await office.who(key).get('/api/matters?box=to-read&limit=50')).body.rows.some(
    (row: Json) => row.matterId === matterId,
  );
const opens = async (key: string, matterId: string): Promise<number> =>
  (await office.who(key).get(`/api/matters/${matterId}`)).status;
const lines = async (matterId: string, officer = office.who('officer')): Promise<string[]> =>
  (await viewAs(officer, matterId)).trace.map(
    ({ who, act, detail = '' }: Json) => `${who} ${act}${detail && `：${detail}`}`,
  );
const words = async (key: string, matterId: string): Promise<string[]> =>
  (await office.view(key, matterId)).circulations.map((one: Json) => one.words);

const goesRound = async (matterId: string): Promise<boolean | undefined> =>
  (await office.who('officer').get('/api/matters?box=mine&limit=50')).body.rows.find(
    (row: Json) => row.matterId === matterId,
  )?.circulating;

/** A leave request that its starter sends round in this order. */
async function inTurn(...keys: readonly string[]): Promise<string> {
  const matterId = await office.leaveRequest();
  const { version } = await office.view('officer', matterId);
  const sent = await send('officer', matterId, 'circulate', {
    expectedVersion: version,
    assignmentIds: keys.map((key) => office.assignment(key)),
    order: 'in-turn',
  });
  assert.equal(sent.status, 200, JSON.stringify(sent.body));
  return matterId;
}

async function reads(key: string, matterId: string, remark?: string): Promise<void> {
  const { myTask } = await office.view(key, matterId);
  const read = await send(key, matterId, `tasks/${myTask.taskId}/read`, remark === undefined ? {} : { remark });
  assert.equal(read.status, 200, JSON.stringify(read.body));
}

async function change(key: string, matterId: string, lists: { readonly remove?: string[]; readonly add?: string[] }) {
  const { version } = await office.view('officer', matterId);
  return send(key, matterId, 'change-circulation', {
    expectedVersion: version,
    circulation: 1,
    removePersonIds: (lists.remove ?? []).map((one) => office.agency.people.get(one)),
    addAssignmentIds: (lists.add ?? []).map((one) => office.assignment(one)),
  });
}

/** What the system administrator notes of somebody: he leaves on this day. */
async function leaves(key: string, on: string): Promise<void> {
  const system = await office.as('system');
  const person = `/api/organisation/persons/${office.agency.people.get(key)}`;
  const { version } = (await system.get(person)).body;
  const ended = await system.send('POST', `${person}/end`, { on, expectedVersion: version });
  assert.equal(ended.status, 200, JSON.stringify(ended.body));
}

test('in turn, only the first has it to read; the next has it, and may see it, when he has read', async () => {
  const matterId = await inTurn('helper', 'legal', 'clerk');

  assert.deepEqual([await toRead('helper', matterId), await toRead('legal', matterId)], [true, false]);
  assert.equal(await opens('legal', matterId), 404);
  const [known] = await words('officer', matterId);
  assert.match(known ?? '', /^马晓东 → 孙倩 → .+，现在在马晓东处$/);
  await reads('helper', matterId, '已安排替班。');

  assert.deepEqual([await toRead('legal', matterId), await toRead('clerk', matterId)], [true, false]);
  assert.equal(await opens('clerk', matterId), 404);
  assert.match((await words('legal', matterId))[0] ?? '', /现在在孙倩处$/);
  const told = await lines(matterId);
  assert.ok(told.includes('马晓东 已阅：轮到孙倩阅'), told.join('\n'));
  assert.ok(
    told.some((line) => /^刘思远 依次传阅：马晓东 → 孙倩 → .+：先到马晓东处$/.test(line)),
    told.join('\n'),
  );
  await reads('legal', matterId);
  assert.equal(await goesRound(matterId), true, 'the lists say that it goes round until the last has read');
  await reads('clerk', matterId);
  assert.equal(await goesRound(matterId), false);
  assert.deepEqual(await words('officer', matterId), []);
  assert.ok(
    (await lines(matterId)).some((line) => line.endsWith('：先到马晓东处')),
    'the line of the sending never changes',
  );
});

test('everybody at the same time is what it was', async () => {
  const matterId = await office.leaveRequest();
  const { version } = await office.view('officer', matterId);
  const assignmentIds = ['helper', 'legal'].map((key) => office.assignment(key));

  const sent = await send('officer', matterId, 'circulate', { expectedVersion: version, assignmentIds });

  assert.equal(sent.status, 200, JSON.stringify(sent.body));
  assert.deepEqual([await toRead('helper', matterId), await toRead('legal', matterId)], [true, true]);
  assert.deepEqual(await words('officer', matterId), []);
});

test('who sent it takes back readers who have not read and adds others at the end; nobody else does', async () => {
  const matterId = await inTurn('helper', 'legal', 'clerk');
  const offered = (view: Json): boolean =>
    view.operations.some(({ operation }: Json) => operation === 'changeCirculation');
  assert.ok(offered(await office.view('officer', matterId)));
  assert.ok(!offered(await office.view('helper', matterId)));

  const byReader = await change('helper', matterId, { remove: ['legal'] });
  const bySender = await change('officer', matterId, { remove: ['helper', 'legal'], add: ['chief'] });
  const again = await change('officer', matterId, { remove: ['helper'] });

  assert.equal(byReader.body.code, 'workflow.not-the-circulator');
  assert.equal(bySender.status, 200, JSON.stringify(bySender.body));
  assert.equal(again.body.code, 'workflow.not-a-reader');
  assert.deepEqual([await toRead('helper', matterId), await toRead('clerk', matterId)], [false, true]);
  assert.equal(
    await opens('helper', matterId),
    404,
    'taken back before he read it: it is none of his business any more',
  );
  assert.match((await lines(matterId)).join('\n'), /刘思远 调整依次传阅：收回马晓东、孙倩，最后加.+：轮到.+阅/);
  await reads('clerk', matterId);
  assert.equal((await change('officer', matterId, { remove: ['clerk'] })).body.code, 'workflow.has-read');
  await reads('chief', matterId);
  const over = await change('officer', matterId, { add: ['legal'] });
  assert.equal(over.body.code, 'workflow.circulation-over');
});

test('what is said and audited is what happened: who had it already, or waits for it, is not counted', async () => {
  const matterId = await inTurn('helper', 'legal');

  const sent = await send('officer', matterId, 'circulate', {
    expectedVersion: (await office.view('officer', matterId)).version,
    assignmentIds: ['helper', 'director'].map((key) => office.assignment(key)),
  });
  const changed = await change('officer', matterId, { remove: ['helper', 'helper'], add: ['legal', 'clerk', 'clerk'] });

  const nothing = await change('officer', matterId, { add: ['clerk'] });

  assert.equal(nothing.body.code, 'workflow.circulation-unchanged');
  assert.match(sent.body.said, /^已传阅给[^、]+$/);
  assert.match(changed.body.said, /^已收回马晓东，最后加[^、]+$/);
  assert.deepEqual(await audited(matterId), [
    { event: 'matters.circulated', readers: 2 },
    { event: 'matters.circulated', readers: 1 },
    { event: 'matters.circulation-changed', removed: 1, added: 1 },
  ]);
});

/** What the audit log says of the circulations of a matter. */
async function audited(matterId: string): Promise<Json[]> {
  const { id } = office.agency;
  const rows = await office.house.house.database.agency(id, async (tx) =>
    ok(
      await tx.all(sql<{ event: string; details: Json }>`select event, details from office.audit_event
        where agency_id = ${id} and object_id = ${matterId} and event in ('matters.circulated', 'matters.circulation-changed')
        order by id`),
    ),
  );
  assert.ok(rows.ok);
  return rows.value.map(({ event, details: { version: _, order: __, ...counts } }) => ({ event, ...counts }));
}

test('of two that go round, the older one is changed too, and the other stays as it is', async () => {
  const matterId = await inTurn('helper', 'legal');
  const second = await send('officer', matterId, 'circulate', {
    expectedVersion: (await office.view('officer', matterId)).version,
    assignmentIds: ['director', 'chief'].map((key) => office.assignment(key)),
    order: 'in-turn',
  });
  assert.equal(second.status, 200, JSON.stringify(second.body));
  const [, newest] = await words('officer', matterId);

  const changed = await change('officer', matterId, { remove: ['legal'], add: ['clerk'] });

  assert.match(changed.body.said, /^已收回孙倩，最后加/);
  const { circulations } = await office.view('officer', matterId);
  assert.deepEqual(
    circulations.map(({ circulation, changeable }: Json) => [circulation, changeable]),
    [
      [1, true],
      [2, true],
    ],
  );
  assert.equal(circulations[1].words, newest);
});

test('when the matter is cancelled it goes no further, and the trace says so; who has it may still read it', async () => {
  const matterId = await inTurn('helper', 'legal');
  const { version } = await office.view('officer', matterId);

  const ended = await send('officer', matterId, 'cancel', { expectedVersion: version, reason: '改期' });

  assert.equal(ended.status, 200, JSON.stringify(ended.body));
  assert.ok(
    (await lines(matterId)).some((line) => line.startsWith('刘思远 撤销') && line.includes('依次传阅不再往下传')),
  );
  await reads('helper', matterId);
  assert.deepEqual([await toRead('legal', matterId), await opens('legal', matterId)], [false, 404]);
});

test('cancelled while the last reader has it, nothing is left to change, and nothing is offered', async () => {
  const matterId = await inTurn('helper');
  const { version } = await office.view('officer', matterId);

  await send('officer', matterId, 'cancel', { expectedVersion: version, reason: '改期' });

  const { circulations, operations } = await office.view('officer', matterId);
  assert.deepEqual(circulations, []);
  assert.ok(!operations.some(({ operation }: Json) => operation === 'changeCirculation'));
  assert.equal((await change('officer', matterId, { add: ['legal'] })).body.code, 'workflow.process-cancelled');
});

test('a matter that is closed in the ordinary way goes on round', async () => {
  const matterId = await inTurn('legal', 'clerk');
  await office.done('head', matterId, { opinion: '同意' });
  await reads('legal', matterId);

  assert.ok(await toRead('clerk', matterId));
});

test('whoever leaves does not stop it: it goes on by itself on the day, and passes over who has left before his turn', async () => {
  const matterId = await inTurn('helper', 'director', 'legal');
  await leaves('helper', '2026-11-25');
  await leaves('director', '2026-11-25');
  await office.house.relay.settle();
  assert.match((await words('officer', matterId))[0] ?? '', /现在在马晓东处$/, 'he is here until then');

  office.house.clock.advance(day);
  await office.house.relay.settle();

  const told =
    (await lines(matterId, await office.as('officer'))).find((line) =>
      line.startsWith('系统 依次传阅跳过不能再阅的人'),
    ) ?? '';
  assert.match(told, /马晓东不再办件；.+不再办件，跳过；轮到孙倩阅$/);
  const legal = await office.as('legal');
  const { rows } = (await legal.get('/api/matters?box=to-read&limit=50')).body;
  assert.ok(rows.some((row: Json) => row.matterId === matterId));
  assert.deepEqual(office.house.problems, []);
});

/** Fails by its limit where the wake-up is taken again and again. */
test('a terminated matter whose reader leaves wakes nobody up; brought back, it goes on past him', {
  timeout: 120_000,
}, async () => {
  const officer = await office.as('officer');
  const matterId = await beginAs(officer, 'leave-request');
  await doneAs(officer, matterId, { values: leaveValues });
  const assignmentIds = ['clerk', 'legal'].map((key) => office.assignment(key));
  const { version } = await viewAs(officer, matterId);
  const wish = { expectedVersion: version, assignmentIds, order: 'in-turn' };
  await officer.send('POST', `/api/matters/${matterId}/circulate`, wish);
  await monitor(matterId, 'terminate', '重复报送');
  await leaves('clerk', '2026-11-26');
  await office.house.relay.settle();
  office.house.clock.advance(day);

  const runs = await office.house.relay.settle();

  assert.ok(runs <= 3, `${runs} runs`);
  assert.deepEqual(await wakeUps(matterId), []);

  await monitor(matterId, 'revive', '终止错了');
  await office.house.relay.settle();
  const [told] = await lines(matterId, await office.as('officer'));
  assert.match(told ?? '', /^系统 依次传阅跳过.+轮到孙倩阅$/);
  assert.deepEqual(await wakeUps(matterId), []);
  assert.deepEqual(office.house.problems, []);
});

const wakeUps = (matterId: string) =>
  office.house.house.database.read(
    sql`select due_at as "dueAt" from office.wake_up where kind = 'matters.pass-readers' and key = ${matterId}`,
  );

async function monitor(matterId: string, act: string, reason: string): Promise<void> {
  const { version } = await viewAs(await office.as('officer'), matterId);
  const system = await office.as('system');
  const answer = await system.send('POST', `/api/matters/monitor/${matterId}/${act}`, {
    expectedVersion: version,
    reason,
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}

test('who takes on a duty of the three administrators is passed over too, and nobody says that he has left', async () => {
  const officer = await office.as('officer');
  const matterId = await beginAs(officer, 'leave-request');
  await doneAs(officer, matterId, { values: leaveValues });
  await officer.send('POST', `/api/matters/${matterId}/circulate`, {
    expectedVersion: (await viewAs(officer, matterId)).version,
    assignmentIds: ['legal', 'chief'].map((key) => office.assignment(key)),
    order: 'in-turn',
  });
  const system = await office.as('system');
  const asked = await system.send('POST', '/api/duties/SYSTEM/hand-over', {
    personId: office.agency.people.get('legal'),
    on: dateInChina(office.house.clock.now()),
    reason: '岗位调整',
  });
  const accepted = await (await office.as('legal')).send('POST', `/api/duties/hand-overs/${asked.body.id}/accept`);
  assert.equal(accepted.status, 200, JSON.stringify(accepted.body));

  await office.house.relay.settle();

  const [told] = await lines(matterId, await office.as('officer'));
  assert.match(told ?? '', /^系统 依次传阅跳过不能再阅的人：孙倩不再办件；轮到.+阅$/);
});
