import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addMillis, type Instant, millisOf, ok } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';
import type { Json } from '#platform/testkit/sign-in.ts';
import { headsCheck, leaveApplication } from '../../testing/leave-steps.ts';
import { beginAs, doneAs, leaveValues, type Office, openOffice, strangerBeside, viewAs } from '../../testing/office.ts';
import { plainWeeks } from '../../testing/plain-weeks.ts';
import { publishKind } from '../../testing/publish-kind.ts';

const day = 86_400_000;
const parts = [leaveApplication, headsCheck, { step: 'decide', name: '审批', handler: { kind: 'chief' } }] as const;
const publish = (code: string, workingDays: number) =>
  publishKind(office, code, parts, undefined, 'matters', { endWithin: { workingDays } });

let office: Office;
before(async () => {
  office = await openOffice();
  await plainWeeks(office);
  await publish('limited', 5);
  await publishKind(office, 'unlimited', parts);
});
after(async () => {
  assert.deepEqual(office.house.problems, []);
  await office.close();
});

let sentAt: Instant;
/** Sent to the section head on the next Tuesday morning. */
async function sent(kindCode: string): Promise<string> {
  const { clock } = office.house;
  const first = '2026-11-24T02:00:00.000Z' as Instant; // reason: a literal in the branded format
  const weeks = Math.ceil((millisOf(clock.now()) - millisOf(first)) / (7 * day));
  sentAt = addMillis(first, weeks * 7 * day);
  clock.set(sentAt);
  const officer = await office.as('officer');
  const matterId = await beginAs(officer, kindCode);
  await doneAs(officer, matterId, { values: leaveValues });
  return matterId;
}
const view = async (key: string, matterId: string): Promise<Json> => viewAs(await office.as(key), matterId);
const rowIn = async (key: string, box: string, matterId: string, more = ''): Promise<Json> =>
  (await (await office.as(key)).get(`/api/matters?box=${box}&limit=50${more}`)).body.rows.find(
    (one: Json) => one.matterId === matterId,
  );
const monitored = async (matterId: string, query = ''): Promise<Json> =>
  (await (await office.as('system')).get(`/api/matters/monitor?limit=100${query}`)).body.rows.find(
    (one: Json) => one.matterId === matterId,
  );
const halt = async (matterId: string, act: string, body: object = {}): Promise<void> => {
  const { version } = await view('officer', matterId);
  const path = `/api/matters/monitor/${matterId}/${act}`;
  const answer = await (await office.as('system')).send('POST', path, { expectedVersion: version, ...body });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
};
async function pass(days: number): Promise<void> {
  office.house.clock.advance(days * day);
  await office.house.relay.settle();
}
async function wakeUp(matterId: string): Promise<Instant | undefined> {
  const [found] = await office.house.house.database.read(sql<{ dueAt: Instant }>`
    select due_at as "dueAt" from office.wake_up where kind = 'matters.end-due' and key = ${matterId}`);
  return found?.dueAt;
}
const said = (page: Json): string[] =>
  page.trace.map(({ act }: Json) => act).filter((act: string) => /办结时限/.test(act));

test('办结时限从提交起算，页面、待办、在办、我发起、流程监控说的是同一个时刻', async () => {
  const matterId = await sent('limited');
  const dueAt = addMillis(sentAt, 7 * day);

  assert.equal((await view('head', matterId)).endDueAt, dueAt);
  assert.equal((await rowIn('head', 'todo', matterId)).dueAt, dueAt, 'the step has no limit of its own');
  assert.equal((await rowIn('officer', 'ongoing', matterId)).dueAt, dueAt);
  const row = await monitored(matterId);
  assert.deepEqual([row.dueAt, row.endDueAt, row.overdue, row.endOverdue], [dueAt, dueAt, false, false]);
  assert.equal(await wakeUp(matterId), addMillis(dueAt, -day), 'a fifth before');

  const other = await sent('unlimited');
  const plain = await view('head', other);
  assert.deepEqual([plain.endDueAt, await wakeUp(other)], [undefined, undefined]);
});

test('快到期和到期各提醒一次在办的人和发起人；再来一遍什么也不多', async () => {
  const matterId = await sent('limited');
  await pass(6);
  assert.deepEqual(said(await view('head', matterId)), ['办结时限快到，自动催办']);
  assert.equal((await rowIn('officer', 'to-read', matterId)).step, '办结时限快到');
  assert.equal(await monitored(matterId, '&endOverdue=true'), undefined);

  await office.again('matters.end-due', matterId);
  await office.again('matters.end-due', matterId);
  assert.deepEqual(said(await view('head', matterId)), ['办结时限快到，自动催办']);

  await pass(1);
  const page = await view('head', matterId);
  assert.deepEqual(said(page), ['办结时限已到，自动催办', '办结时限快到，自动催办']);
  assert.match(page.trace[0].detail, /请陈国栋尽快办理/);
  assert.equal(await wakeUp(matterId), undefined);
  await pass(1);
  await office.again('matters.end-due', matterId);
  const version = (await view('head', matterId)).version;
  assert.equal(version, page.version, 'nothing was written again');
  assert.ok(await rowIn('head', 'todo', matterId, '&due=overdue'));
  assert.equal((await monitored(matterId, '&endOverdue=true')).endOverdue, true);
  const { id } = office.agency;
  const told = await office.house.house.database.agency(id, async (tx) =>
    ok(
      await tx.all(sql`select id from office.audit_event
        where agency_id = ${id} and event = 'matters.end-due-told' and object_id = ${matterId}`),
    ),
  );
  assert.equal(told.ok && told.value.length, 2);
});

test('暂停着不算也不提醒，恢复以后顺延；终止的不再提醒', async () => {
  const matterId = await sent('limited');
  await pass(1);
  await halt(matterId, 'suspend', { reason: '等材料' });
  assert.deepEqual([(await view('head', matterId)).endDueAt, await wakeUp(matterId)], [undefined, undefined]);
  assert.equal((await rowIn('head', 'todo', matterId)).dueAt, undefined);
  await pass(7);
  assert.deepEqual(said(await view('head', matterId)), []);
  await halt(matterId, 'resume');

  const dueAt = addMillis(sentAt, 14 * day);
  assert.equal((await view('head', matterId)).endDueAt, dueAt);
  assert.equal((await rowIn('head', 'todo', matterId)).dueAt, dueAt);
  assert.equal(await wakeUp(matterId), addMillis(dueAt, -day));
  await halt(matterId, 'terminate', { reason: '停办' });
  assert.equal(await wakeUp(matterId), undefined);
  await pass(20);
  assert.deepEqual(said(await view('head', matterId)), []);
});

test('办完以后说按时还是超期；运行情况按流程说几件按时；别的单位什么也看不到', async () => {
  await publish('counted', 1);
  const late = await sent('counted');
  await pass(3);
  await doneAs(await office.as('head'), late);
  await doneAs(await office.as('chief'), late);
  const page = await view('officer', late);
  assert.deepEqual([page.state, page.endDueAt], ['DONE', addMillis(sentAt, day)]);
  assert.equal((await monitored(late, '&state=done&endOverdue=true')).endOverdue, true);
  assert.equal(await wakeUp(late), undefined);

  for (let n = 0; n < 4; n += 1) {
    const matterId = await sent('counted');
    await doneAs(await office.as('head'), matterId);
    await doneAs(await office.as('chief'), matterId);
  }
  const system = await office.as('system');
  const { processes } = (await system.get('/api/processes')).body;
  const { processId } = processes.find(({ name }: Json) => name === 'counted');
  const course = (await system.get(`/api/processes/${processId}/course`)).body;
  assert.deepEqual(course.endedInTime, { cases: 5, inTime: 4 });
  const stranger = await strangerBeside(office);
  assert.deepEqual((await stranger.get('/api/matters/monitor?endOverdue=true')).body.rows, []);
});

test('转到新版按新版的时限重新算；单位改了工作日也重新算', async () => {
  await publish('moving', 5);
  const matterId = await sent('moving');
  await publish('moving', 2);
  assert.equal((await view('head', matterId)).endDueAt, addMillis(sentAt, 7 * day), 'its version holds');
  const body = { matterIds: [matterId], reason: '启用新版' };
  await (await office.as('system')).send('POST', '/api/matters/monitor/moves', body);
  await office.house.relay.settle();
  const thursday = addMillis(sentAt, 2 * day);
  assert.equal((await view('head', matterId)).endDueAt, thursday);
  assert.equal((await rowIn('head', 'todo', matterId)).dueAt, thursday);

  const system = await office.as('system');
  const { settings } = (await system.get('/api/agencies/own/settings')).body;
  const off = settings.find((one: Json) => one.key === 'daysOff');
  const wednesday = addMillis(sentAt, day).slice(0, 10);
  const worked = settings.find((one: Json) => one.key === 'daysWorked');
  const put = (one: Json, value: readonly string[]) =>
    system.send('POST', '/api/agencies/own/settings', {
      ...{ componentId: 'organisation', key: one.key, value, expectedVersion: one.version },
    });
  await put(
    worked,
    worked.value.filter((one: string) => one !== wednesday),
  );
  const answer = await put(off, [...off.value, wednesday]);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  await office.house.relay.settle();
  const friday = addMillis(sentAt, 3 * day);
  assert.equal((await view('head', matterId)).endDueAt, friday);
  assert.equal((await rowIn('head', 'todo', matterId)).dueAt, friday);
  assert.equal((await monitored(matterId)).endDueAt, friday);
});
