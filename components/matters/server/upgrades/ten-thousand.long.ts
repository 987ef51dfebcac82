/** 10,000 matters of one form version go over to the next: stopped, begun anew, and cut in the middle. Prints what it measured. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { addMillis, ok } from '@gov/base';
import { leaveRequest } from '@gov/forms/examples';
import { sql } from '#platform/server/database/sql.ts';
import { takeDue } from '#platform/server/relay/wake-up-store.ts';
import { usualLeaseMs } from '#platform/server/relay/work-on.ts';
import type { Json, Visitor } from '#platform/testkit/sign-in.ts';
import { copyMatters } from '../../testing/copy-matters.ts';
import { headsCheck, leaveApplication } from '../../testing/leave-steps.ts';
import { leaveValues, type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

const many = Number(process.env['UPGRADED'] ?? 10_000);

let office: Office;
before(async () => {
  office = await openOffice();
});
after(async () => {
  assert.deepEqual(office.house.problems, []);
  await office.close();
});

async function timed<T>(what: string, run: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const done = await run();
  console.log(`${what}: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  return done;
}

const progressOf = async (system: Visitor, upgradeId: string): Promise<Json> =>
  (await system.get(`/api/matters/form-upgrades/${upgradeId}`)).body;

/** Looks again and again until so many have gone over. */
async function until(system: Visitor, upgradeId: string, moved: number): Promise<void> {
  while ((await progressOf(system, upgradeId)).moved < moved) await pause(100);
}

/** What a process that is killed leaves behind: work that it had taken and that nobody else takes before its lease is over. */
async function takenByTheDead(): Promise<number> {
  const { house, clock } = office.house;
  const now = clock.now();
  const leaseUntil = addMillis(now, usualLeaseMs);
  return (await house.database.read(takeDue({ now, leaseUntil, atMost: 4, atMostPerAgency: 4 }))).length;
}

test('一万件在办的表单升级：中途停下，再接着升；进程半路断了，由另一个进程做完，每一件只升一次', async () => {
  const steps = [leaveApplication, headsCheck];
  await publishKind(office, 'many', steps);
  const first = await office.begin('officer', 'many');
  await office.done('officer', first, { values: leaveValues });
  await timed(`${many} matters`, () => copyMatters(office.house.superuserUrl, first, many - 1));
  await publishKind(office, 'many', steps, { ...leaveRequest, name: '请假申请单（新）' });
  const system = await office.as('system');
  const { formId } = (await system.get('/api/forms')).body.forms.find(({ key }: Json) => key === 'many');
  const base = `/api/matters/form-upgrades/of/${formId}`;
  const wanted = { from: 1, to: 2, steps: [], withProcess: false };
  const start = () => system.send('POST', base, { ...wanted, reason: '启用新表' });

  const preview = await timed('the preview', () => system.send('POST', `${base}/preview`, wanted));
  assert.equal(preview.status, 200, JSON.stringify(preview.body));
  assert.deepEqual([preview.body.running, preview.body.tried], [many, Math.min(many, 300)]);

  const asked = await timed('asking for all', start);
  assert.equal(asked.body.asked, many, JSON.stringify(asked.body));
  const working = office.house.relay.settle();
  await timed('until a third had gone over', () => until(system, asked.body.upgradeId, many / 3));
  const stop = () => system.send('POST', `/api/matters/form-upgrades/${asked.body.upgradeId}/cancel`, {});
  const stopped = await timed('the answer to 停下', stop);
  assert.equal(stopped.body.cancelled, true, JSON.stringify(stopped.body));
  await timed('what was already handed out', () => working);
  const before = await progressOf(system, asked.body.upgradeId);
  console.log(`went over before it was stopped: ${before.moved} of ${many}`);
  assert.ok(before.moved >= many / 3 && before.moved < many, `${before.moved}`);

  const again = await timed('asking for the rest', start);
  assert.equal(again.body.asked, many - before.moved, JSON.stringify(again.body));
  const doomed = await office.house.beside();
  doomed.relay.start();
  await timed('until a third of the rest had gone over', () =>
    until(system, again.body.upgradeId, again.body.asked / 3),
  );
  const lost = await takenByTheDead();
  await doomed.relay.stop();
  const cut = await progressOf(system, again.body.upgradeId);
  assert.ok(lost > 0 && !cut.over, `${lost} taken, ${cut.moved} moved`);
  await timed('what was handed out before the cut', () => office.house.relay.settle());
  const waiting = await progressOf(system, again.body.upgradeId);
  assert.equal(waiting.over, false, 'what the dead process had taken waits for the end of its lease');
  console.log(`left until the lease is over: ${again.body.asked - waiting.moved}`);
  office.house.clock.advance(usualLeaseMs + 1);
  await timed('the rest', () => office.house.relay.settle());

  const done = await progressOf(system, again.body.upgradeId);
  assert.deepEqual([done.moved, done.over, done.stayed], [again.body.asked, true, []]);
  const { versions } = (await system.get(base)).body;
  assert.deepEqual(
    versions.map(({ running }: Json) => running),
    [0, many],
  );
  const audited = await office.house.house.database.agency(office.agency.id, async (tx) =>
    ok(
      await tx.all(sql<{ readonly rows: number; readonly matters: number }>`
        select count(*)::int as rows, count(distinct object_id)::int as matters from office.audit_event
        where agency_id = ${office.agency.id} and event = 'matters.form-upgraded'`),
    ),
  );
  assert.deepEqual(audited.ok && audited.value, [{ rows: many, matters: many }], 'each once');
});
