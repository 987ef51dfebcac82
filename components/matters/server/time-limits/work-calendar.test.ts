import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Instant } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';
import type { Json } from '#platform/testkit/sign-in.ts';
import { beginAs, doneAs, leaveValues, type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

let office: Office;
before(async () => {
  office = await openOffice({ now: '2026-09-29T02:00:00.000Z' });
  await publishKind(office, 'due', [
    { step: 'apply', name: '填写申请', fields: { leaveKind: 'required', period: 'required', reason: 'required' } },
    {
      step: 'check',
      name: '科室审核',
      handler: { kind: 'sectionHead', of: 'starter' },
      due: { workingDays: 2 },
      overdue: [{ afterDue: 0, act: { kind: 'remind' } }],
    },
  ]);
});
after(() => office.close());

async function sent(): Promise<string> {
  const matterId = await beginAs(office.who('officer'), 'due');
  await doneAs(office.who('officer'), matterId, { values: leaveValues });
  return matterId;
}

/** When a matter sent now is due: on the page, in the inbox, and when the clock will come. */
const dueOfSent = async (): Promise<(Instant | null)[]> => dueOf(await sent());

async function dueOf(matterId: string): Promise<(Instant | null)[]> {
  const page = await office.view('head', matterId);
  const { rows } = (await office.who('head').get('/api/matters?box=todo&limit=50')).body;
  const [wakeUp] = await office.house.house.database.read(sql<{ dueAt: Instant | null }>`
    select due_at as "dueAt" from office.wake_up where kind = 'matters.time-limit' and key = ${matterId}`);
  return [page.openTasks[0].dueAt, rows.find((row: Json) => row.matterId === matterId).dueAt, wakeUp?.dueAt ?? null];
}
const everywhere = (instant: string) => [instant, instant, instant];

test('two working days from the day before the last before National Day end after the holidays', async () => {
  assert.deepEqual(await dueOfSent(), everywhere('2026-10-08T02:00:00.000Z'));
});

test('own days of the agency count at once, official ones give way to them, also for what is under way', async () => {
  const system = await office.as('system');
  const put = async (key: string, value: readonly string[]) =>
    (
      await system.send('POST', '/api/agencies/own/settings', {
        componentId: 'organisation',
        key,
        value,
        expectedVersion: 0,
      })
    ).status;
  const earlier = await sent();
  const before = await dueOf(earlier);

  assert.equal(await put('daysOff', ['2026-09-30', '2026-09-30']), 422);
  assert.equal(await put('daysOff', ['2026-09-30', '2026-10-08']), 200);
  assert.equal(await put('daysWorked', ['2026-10-03']), 200);

  assert.deepEqual(before, everywhere('2026-10-08T02:00:00.000Z'));
  assert.deepEqual(await dueOfSent(), everywhere('2026-10-09T02:00:00.000Z'));
  await office.house.relay.settle();
  assert.deepEqual(await dueOf(earlier), everywhere('2026-10-09T02:00:00.000Z'));
  const { trace } = await office.view('head', earlier);
  assert.ok(trace.some((line: Json) => line.act === '工作日历有变动，期限重新计算'));
  assert.deepEqual(office.house.problems, []);
});
