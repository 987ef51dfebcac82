import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addMillis, type Instant, millisOf, ok } from '@gov/base';
import type { StepPart } from '@gov/workflow';
import { sql } from '#platform/server/database/sql.ts';
import { asJob } from '#platform/testkit/as-job.ts';
import type { Json } from '#platform/testkit/sign-in.ts';
import { beginAs, doneAs, leaveValues, type Office, openOffice } from '../../testing/office.ts';
import { plainWeeks } from '../../testing/plain-weeks.ts';
import { publishKind } from '../../testing/publish-kind.ts';
import { setClocksOfOld } from './watch-old.ts';

const day = 86_400_000;
const hour = 3_600_000;
const apply: StepPart = {
  step: 'apply',
  name: '填写申请',
  fields: { leaveKind: 'required', period: 'required', reason: 'required' },
};
const check: StepPart = { step: 'check', name: '科室审核', handler: { kind: 'sectionHead', of: 'starter' } };
const chief: StepPart = { step: 'decide', name: '审批', handler: { kind: 'chief' } };

let office: Office;
before(async () => {
  office = await openOffice();
  await plainWeeks(office);
  await publishKind(office, 'two-days', [
    apply,
    { ...check, due: { workingDays: 2 }, overdue: [{ afterDue: 0, act: { kind: 'agree' } }] },
    chief,
  ]);
  await publishKind(office, 'five-more', [
    apply,
    {
      ...check,
      due: { workingDays: 1 },
      overdue: [
        { afterDue: 0, act: { kind: 'remind' } },
        { afterDue: 5, act: { kind: 'agree' } },
      ],
    },
  ]);
});
after(() => office.close());

let tuesday: Instant;
/** Sent to the section head on the next Tuesday morning. */
async function sent(kindCode: string): Promise<string> {
  const first = '2026-11-24T02:00:00.000Z' as Instant; // reason: a literal in the branded format
  const weeks = Math.ceil((millisOf(office.house.clock.now()) - millisOf(first)) / (7 * day));
  tuesday = addMillis(first, weeks * 7 * day);
  office.house.clock.set(tuesday);
  const officer = await office.as('officer');
  const matterId = await beginAs(officer, kindCode);
  await doneAs(officer, matterId, { values: leaveValues });
  return matterId;
}
async function pass(millis: number): Promise<void> {
  office.house.clock.advance(millis);
  await office.house.relay.settle();
}
const seen = async (key: string, matterId: string): Promise<Json> =>
  (await (await office.as(key)).get(`/api/matters/${matterId}`)).body;
const openTo = (page: Json): string[] => page.openTasks.map((task: Json) => `${task.step}：${task.holder.name}`);
const dueOf = async (matterId: string): Promise<Instant> => (await seen('head', matterId)).openTasks[0].dueAt;
const later = (from: Instant, days: number): Instant => addMillis(from, days * day);

async function monitor(matterId: string, act: string, more: object = {}): Promise<void> {
  const { version } = await seen('officer', matterId);
  const path = `/api/matters/monitor/${matterId}/${act}`;
  const answer = await (await office.as('system')).send('POST', path, { expectedVersion: version, ...more });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}

test('terminated and brought back ten days later, it waits for the person its whole limit; nobody agrees for him at once', async () => {
  const matterId = await sent('two-days');
  await monitor(matterId, 'terminate', { reason: '重复报送' });
  await pass(10 * day);

  await monitor(matterId, 'revive', { reason: '终止错了' });
  await pass(0);

  assert.deepEqual(openTo(await seen('head', matterId)), ['科室审核：陈国栋']);
  // from Friday of the week after
  assert.equal(await dueOf(matterId), later(tuesday, 14));
  await pass(4 * day - hour);
  assert.deepEqual(openTo(await seen('head', matterId)), ['科室审核：陈国栋']);
  await pass(2 * hour);
  assert.deepEqual(openTo(await seen('chief', matterId)), ['审批：王建华']);
});

test('suspended after it was due, it has the working days left that it had until the house agrees', async () => {
  const matterId = await sent('five-more');
  await pass(day + hour);
  assert.match((await seen('head', matterId)).trace[0].act, /自动催办/);
  // on Friday at 11 (Beijing): due on Wednesday at 10, the house agrees on Wednesday of the week after
  await pass(2 * day);
  await monitor(matterId, 'suspend', { reason: '等批复' });
  await pass(20 * day);

  await monitor(matterId, 'resume');
  await pass(0);

  assert.deepEqual(openTo(await seen('head', matterId)), ['科室审核：陈国栋']);
  // resumed on a Thursday at 11: two working days and 23 hours more are over on Tuesday at 10
  assert.deepEqual(await wakeUp(matterId), [later(tuesday, 28)]);
});

const wakeUp = async (matterId: string): Promise<(Instant | null)[]> =>
  (
    await office.house.house.database.read(sql<{ dueAt: Instant | null }>`
      select due_at as "dueAt" from office.wake_up where kind = 'matters.time-limit' and key = ${matterId}`)
  ).map(({ dueAt }) => dueAt);

test('agreed in time and taken back after the limit, it waits its whole limit anew', async () => {
  const matterId = await sent('two-days');
  await doneAs(await office.as('head'), matterId, {});
  await pass(6 * day);

  const head = await office.as('head');
  const { version } = await seen('head', matterId);
  const answer = await head.send('POST', `/api/matters/${matterId}/withdraw`, { expectedVersion: version });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  await pass(0);

  assert.deepEqual(openTo(await seen('head', matterId)), ['科室审核：陈国栋']);
  assert.equal(await dueOf(matterId), later(tuesday, 8));
});

test('a limit that passed before the clock was watched decides nothing on the day of the upgrade: it begins anew', async () => {
  const matterId = await sent('two-days');
  const reminded = await sent('five-more');
  await office.house.house.database.agency(office.agency.id, async (tx) => {
    for (const key of [matterId, reminded])
      await tx.all(sql`delete from office.wake_up where agency_id = ${tx.agencyId} and key = ${key}`);
    return ok(undefined);
  });
  office.house.clock.advance(6 * day);
  await upgrade();

  await office.house.relay.settle();

  const page = await seen('head', matterId);
  assert.deepEqual(openTo(page), ['科室审核：陈国栋']);
  assert.match(page.trace[0].act, /期限从现在起重新计算/);
  assert.deepEqual(await wakeUp(matterId), [later(tuesday, 8)]);
  assert.deepEqual(await wakeUp(reminded), [later(tuesday, 7)]);
  await upgrade();
  await office.house.relay.settle();
  assert.deepEqual(await wakeUp(matterId), [later(tuesday, 8)]);
  await pass(2 * day);
  assert.deepEqual(openTo(await seen('chief', matterId)), ['审批：王建华']);
  assert.deepEqual(office.house.problems, []);
});

/** What the start of a new version does first. */
const upgrade = (): Promise<void> =>
  asJob(office.house, office.agency.id, async (context) => ok(await setClocksOfOld(context)));
