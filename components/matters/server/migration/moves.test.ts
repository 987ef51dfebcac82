import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { StepPart } from '@gov/workflow';
import { Client } from 'pg';
import type { Json } from '#platform/testkit/sign-in.ts';
import { headsCheck, leaveApplication } from '../../testing/leave-steps.ts';
import { leaveValues, type Office, openOffice, strangerBeside } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

const decide: StepPart = { step: 'decide', name: '审批', handler: { kind: 'chief' } };
const legal: StepPart = {
  step: 'legal',
  name: '法规审核',
  handler: { kind: 'postInSection', role: 'legalHead', section: { of: 'agency' } },
};

let office: Office;
before(async () => {
  office = await openOffice();
});
after(async () => {
  assert.deepEqual(office.house.problems, []);
  await office.close();
});

const openTo = (view: Json): string[] => view.openTasks.map((task: Json) => `${task.step}：${task.holder.name}`);

/** Two matters of the first version: one with the head, one with the chief, whose step the second version has no more. */
async function begun(code: string): Promise<readonly [string, string]> {
  await publishKind(office, code, [leaveApplication, headsCheck, decide]);
  const sent = async () => {
    const matterId = await office.begin('officer', code);
    await office.done('officer', matterId, { values: leaveValues });
    return matterId;
  };
  const first = await sent();
  const second = await sent();
  await office.done('head', second);
  await publishKind(office, code, [leaveApplication, { ...headsCheck, step: 'review' }, legal]);
  return [first, second];
}

test('改用新版流程: what has a place goes on by the new version, also under a new id; what has none stays and says why', async () => {
  const [first, second] = await begun('moves');
  const system = await office.as('system');
  const rows = (await system.get('/api/matters/monitor?kind=moves')).body.rows;
  assert.deepEqual(
    rows.map(({ older }: Json) => older),
    [true, true],
  );

  const plan = await system.send('POST', '/api/matters/monitor/plan-moves', { matterIds: [first, second] });
  assert.deepEqual(
    plan.body.rows.map(({ fits, why }: Json) => [fits, why]),
    [
      [true, undefined],
      [false, '正在办的“审批”在新版里没有对应的位置'],
    ],
  );
  const asked = await system.send('POST', '/api/matters/monitor/moves', {
    matterIds: [first, second],
    reason: '启用新版',
  });
  assert.equal(asked.status, 200, JSON.stringify(asked.body));
  const progress = `/api/matters/monitor/moves/${asked.body.batchId}`;
  assert.deepEqual((await system.get(progress)).body, { asked: 2, moved: 0, stayedInAll: 0, stayed: [] });
  await office.house.relay.settle();

  assert.deepEqual((await system.get(progress)).body, {
    asked: 2,
    moved: 1,
    stayedInAll: 1,
    stayed: [{ matterId: second, why: '正在办的“审批”在新版里没有对应的位置' }],
  });
  const moved = await office.view('officer', first);
  assert.deepEqual([moved.trace[0].act, moved.trace[0].opinion], ['迁移到新版', '启用新版']);
  assert.deepEqual(openTo(moved), ['科室审核：陈国栋']);
  await office.done('head', first);
  assert.deepEqual(openTo(await office.view('officer', first)), ['法规审核：孙倩']);
  assert.deepEqual(openTo(await office.view('officer', second)), ['审批：王建华']);

  const { version } = await office.view('officer', first);
  await office.again('matters.move-version', `${asked.body.batchId} ${first}`);
  assert.equal((await office.view('officer', first)).version, version);
});

test('only who keeps the course of things in this agency may: neither a handler nor another agency', async () => {
  const [first] = await begun('kept');
  const body = { matterIds: [first], reason: '启用新版' };
  assert.equal((await office.who('chief').send('POST', '/api/matters/monitor/moves', body)).status, 403);
  const stranger = await strangerBeside(office);
  assert.equal((await stranger.send('POST', '/api/matters/monitor/moves', body)).status, 404);
  assert.equal((await stranger.send('POST', '/api/matters/monitor/plan-moves', { matterIds: [first] })).status, 404);
});

test('who only looks what would become of matters waits for nobody who works on them, and keeps nobody waiting', async () => {
  const [first] = await begun('looked-at');
  const worker = new Client({ connectionString: office.house.superuserUrl });
  await worker.connect();
  await worker.query('begin');
  await worker.query('select 1 from office.matter where id = $1 for update', [first]);
  const system = await office.as('system');

  const plan = await system.send('POST', '/api/matters/monitor/plan-moves', { matterIds: [first] });
  const effect = await system.send('POST', `/api/matters/monitor/${first}/effect`, { act: 'suspend' });

  assert.equal(plan.body.rows[0].fits, true);
  assert.equal(effect.status, 200, JSON.stringify(effect.body));
  await worker.query('rollback');
  await worker.end();
});
