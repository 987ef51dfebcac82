import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addMillis, type Instant, millisOf } from '@gov/base';
import type { ProcessPart } from '@gov/workflow';
import { sql } from '#platform/server/database/sql.ts';
import type { Json } from '#platform/testkit/sign-in.ts';
import { headsCheck, leaveApplication } from '../../testing/leave-steps.ts';
import { beginAs, doneAs, leaveValues, type Office, openOffice, viewAs } from '../../testing/office.ts';
import { plainWeeks } from '../../testing/plain-weeks.ts';
import { publishKind } from '../../testing/publish-kind.ts';

const hour = 3_600_000;
const day = 24 * hour;
const chief = { kind: 'chief' } as const;

let office: Office;
before(async () => {
  office = await openOffice();
  await plainWeeks(office);
  const named = (key: string) => ({ kind: 'named', personIds: [office.agency.people.get(key)] }) as never; // reason: ids of the opened agency
  const late = { id: 'late', name: '两天没办' };
  const beside: readonly ProcessPart[] = [
    leaveApplication,
    {
      ...headsCheck,
      due: { workingDays: 2 },
      overdue: [{ afterDue: 0, act: { kind: 'beside', event: 'late' } }],
      beside: [{ event: late, parts: [{ step: 'look', name: '督办', handler: named('director') }] }],
    },
    { step: 'decide', name: '审批', handler: chief },
  ];
  await publishKind(office, 'beside', beside);
  const over = { id: 'over', name: '三天没办完' };
  await publishKind(office, 'section', [
    leaveApplication,
    {
      section: 'inside',
      name: '科内办理',
      timers: [{ ...over, workingDays: 3 }],
      parts: [headsCheck, { step: 'second', name: '复核', handler: named('helper') }],
    },
    {
      choice: 'inside_timers',
      branches: [
        { parts: [] },
        { event: over, parts: [{ step: 'take', name: '直接办理', handler: named('director') }] },
      ],
    },
    { step: 'decide', name: '审批', handler: chief },
  ]);
  await publishKind(office, 'hours', [
    leaveApplication,
    { ...headsCheck, due: { workingHours: 4 }, overdue: [{ afterDue: 2, act: { kind: 'remind' } }] },
  ]);
});
after(async () => {
  assert.deepEqual(office.house.problems, []);
  await office.close();
});

let sentAt: Instant;
/** Sent to the section head on the next day of the week, at a time of UTC; 2026-11-23 is a Monday. */
async function sent(kindCode: string, at = '2026-11-24T02:00:00.000Z'): Promise<string> {
  const { clock } = office.house;
  const first = at as Instant; // reason: a literal in the branded format
  const weeks = Math.ceil((millisOf(clock.now()) - millisOf(first)) / (7 * day));
  sentAt = addMillis(first, weeks * 7 * day);
  clock.set(sentAt);
  const matterId = await beginAs(await office.as('officer'), kindCode);
  await done('officer', matterId, { values: leaveValues });
  return matterId;
}
/** Sessions end while the clock runs: everybody signs in for each act. */
const done = async (key: string, matterId: string, more: object = {}): Promise<void> => {
  await doneAs(await office.as(key), matterId, more);
};
const view = async (key: string, matterId: string): Promise<Json> => viewAs(await office.as(key), matterId);
async function pass(millis: number): Promise<void> {
  office.house.clock.advance(millis);
  await office.house.relay.settle();
}
const openTo = (page: Json): string[] =>
  page.openTasks.filter((task: Json) => task.kind === 'do').map((task: Json) => `${task.step}：${task.holder.name}`);
const lastLine = (page: Json): string => {
  const { who, act, detail = '' } = page.trace[0];
  return `${who} ${act}${detail && `：${detail}`}`;
};
const wakeUps = async (matterId: string): Promise<(Instant | null)[]> =>
  (
    await office.house.house.database.read(sql<{ dueAt: Instant | null }>`
      select due_at as "dueAt" from office.wake_up where kind = 'matters.time-limit' and key = ${matterId}`)
  ).map(({ dueAt }) => dueAt);

test('到时旁边另开一路：原来的人照办，旁路的人有待办，经过和以后的步骤都说得清', async () => {
  const matterId = await sent('beside');

  await pass(2 * day);
  await pass(2 * day);

  const page = await view('head', matterId);
  assert.deepEqual(openTo(page).sort(), ['督办：赵立新', '科室审核：陈国栋'].sort());
  assert.match(lastLine(page), /^系统 到时限，旁边同时开始“督办”：送\S+督办$/);
  assert.deepEqual(
    page.ahead.map(({ step }: Json) => step),
    ['审批'],
  );
  assert.ok(page.diagram.nodes.some(({ id, kind }: Json) => id === 'late' && kind === 'beside'));
  assert.equal(page.nodeStates.look, 'open');
  assert.deepEqual(await wakeUps(matterId), []);
});

test('流程办结时旁路没办完的停下，办过的意见还在；督办人看得到为什么停', async () => {
  const matterId = await sent('beside');
  await pass(3 * day);
  await done('head', matterId);

  await done('chief', matterId);

  const page = await view('officer', matterId);
  assert.equal(page.state, 'DONE');
  assert.match(lastLine(page), /的办理停下（所在的一段已经结束）/);
  const rows = (await (await office.as('director')).get('/api/matters?box=todo&limit=50')).body.rows;
  assert.ok(!rows.some((row: Json) => row.matterId === matterId));
});

test('子流程到时：里面停下，走定时的流向；按时办完的不再到时', async () => {
  const late = await sent('section');
  assert.deepEqual(await wakeUps(late), [addMillis(sentAt, 3 * day)]);
  await done('head', late);
  assert.equal((await view('officer', late)).waits.length, 0);

  await pass(3 * day);

  const page = await view('officer', late);
  assert.equal(openTo(page)[0]?.split('：')[0], '直接办理');
  assert.match(
    lastLine(page),
    /^系统 “科内办理”到时限：三天没办完，转到“直接办理”：.*马晓东的办理停下（这一段到了时限）；送\S+直接办理$/,
  );
  assert.deepEqual(await wakeUps(late), []);

  const inTime = await sent('section');
  await done('head', inTime);
  await done('helper', inTime);
  assert.deepEqual(await wakeUps(inTime), []);
  await pass(9 * day);
  assert.equal(openTo(await view('officer', inTime))[0]?.split('：')[0], '审批');
});

test('按小时的时限只在工作日里走：星期五晚上开始的四小时，到星期一凌晨才满', async () => {
  // Friday 22:00 in China
  const matterId = await sent('hours', '2026-11-27T14:00:00.000Z');

  const page = await view('head', matterId);

  assert.equal(page.openTasks[0].dueAt, addMillis(sentAt, 2 * day + 4 * hour));
  assert.deepEqual(await wakeUps(matterId), [addMillis(sentAt, 2 * day + 6 * hour)]);
  await pass(2 * day + 6 * hour);
  assert.match(lastLine(await view('head', matterId)), /自动催办/);
});
