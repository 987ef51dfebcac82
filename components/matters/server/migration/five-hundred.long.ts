import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { StepPart } from '@gov/workflow';
import { Client } from 'pg';
import type { Json } from '#platform/testkit/sign-in.ts';
import { copyMatters } from '../../testing/copy-matters.ts';
import { headsCheck, leaveApplication } from '../../testing/leave-steps.ts';
import { leaveValues, type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

const decide: StepPart = { step: 'decide', name: '审批', handler: { kind: 'chief' } };
const second: StepPart = { ...decide, step: 'second', name: '批准' };

let office: Office;
before(async () => {
  office = await openOffice();
});
after(async () => {
  assert.deepEqual(office.house.problems, []);
  await office.close();
});

/** Transactions that the database has carried out so far. */
async function transactions(): Promise<number> {
  const database = new Client({ connectionString: office.house.superuserUrl });
  await database.connect();
  const { rows } = await database.query(
    'select xact_commit::int as count from pg_stat_database where datname = current_database()',
  );
  await database.end();
  return Number(rows[0].count);
}

test('转到新版：五百件在办的一次转完，每一件都在新版里接着办；再一起转回来', async () => {
  await publishKind(office, 'many', [leaveApplication, headsCheck, decide]);
  const first = await office.begin('officer', 'many');
  await office.done('officer', first, { values: leaveValues });
  const matterIds = [first, ...(await copyMatters(office.house.superuserUrl, first, 499))];
  await publishKind(office, 'many', [leaveApplication, { ...headsCheck, step: 'review', name: '科室复核' }, second]);
  const system = await office.as('system');
  const { processes } = (await system.get('/api/processes')).body;
  const at = `/api/processes/${processes.find(({ key }: Json) => key === 'many').processId}/moving`;
  const timed = async <T>(what: string, run: () => Promise<T>): Promise<T> => {
    const [begun, before] = [performance.now(), await transactions()];
    const done = await run();
    const [millis, count] = [performance.now() - begun, (await transactions()) - before];
    console.log(`${what} of 500: ${(millis / 1000).toFixed(1)} s, ${count} transactions`);
    return done;
  };

  const nodes = { check: 'review' };
  const plan = await timed('the plan', () => system.send('POST', `${at}/plan`, { to: 2, nodes }));
  assert.deepEqual([plan.body.rows.length, plan.body.more], [500, false]);
  assert.ok(plan.body.rows.every(({ kind }: Json) => kind === 'moves'));

  const asked = await system.send('POST', at, { to: 2, nodes, matterIds, reason: '启用新版' });
  assert.equal(asked.body.asked, 500, JSON.stringify(asked.body));
  await timed('the move', () => office.house.relay.settle());
  assert.deepEqual((await system.get(`${at}/${asked.body.batchId}`)).body, { asked: 500, moved: 500, stayed: [] });
  const last = await office.view('officer', matterIds[499] ?? '');
  assert.deepEqual(
    last.openTasks.map(({ step }: Json) => step),
    ['科室复核'],
  );

  const back = await system.send('POST', `${at}/${asked.body.batchId}/back`, { reason: '新版有误' });
  assert.equal(back.body.asked, 500, JSON.stringify(back.body));
  await timed('the way back', () => office.house.relay.settle());
  const { batches } = (await system.get(at)).body;
  assert.deepEqual(
    batches.map(({ to, moved, standing }: Json) => [to, moved, standing]),
    [
      [1, 500, 500],
      [2, 500, 0],
    ],
  );
});
