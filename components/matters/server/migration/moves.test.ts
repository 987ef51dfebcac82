import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { OverdueStep, StepPart } from '@gov/workflow';
import { Client } from 'pg';
import type { Json } from '#platform/testkit/sign-in.ts';
import { headsCheck, leaveApplication } from '../../testing/leave-steps.ts';
import { leaveValues, type Office, openOffice, strangerBeside } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

const day = 86_400_000;
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

test('流程监控里说出哪些流程还有按旧版办的、几件；别人看不到', async () => {
  await begun('behind');
  const system = await office.as('system');
  const told = (await system.get('/api/matters/monitor/older')).body.processes.filter(({ names }: Json) =>
    names.includes('behind'),
  );

  const { processes } = (await system.get('/api/processes')).body;
  const { processId } = processes.find(({ key }: Json) => key === 'behind');
  assert.deepEqual(told, [{ processId, names: ['behind'], older: 2 }]);
  assert.equal((await office.who('chief').get('/api/matters/monitor/older')).status, 403);
});

test('only who keeps the course of things in this agency may: neither a handler nor another agency', async () => {
  const [first] = await begun('kept');
  const body = { matterIds: [first], reason: '启用新版' };
  assert.equal((await office.who('chief').send('POST', '/api/matters/monitor/moves', body)).status, 403);
  const stranger = await strangerBeside(office);
  assert.equal((await stranger.send('POST', '/api/matters/monitor/moves', body)).status, 404);
  assert.deepEqual((await stranger.get('/api/matters/monitor/older')).body.processes, [], 'nothing of this agency');
});

test('who only looks what would become of matters waits for nobody who works on them, and keeps nobody waiting', async () => {
  const [first] = await begun('looked-at');
  const worker = new Client({ connectionString: office.house.superuserUrl });
  await worker.connect();
  await worker.query('begin');
  await worker.query('select 1 from office.matter where id = $1 for update', [first]);
  const system = await office.as('system');

  const { processes } = (await system.get('/api/matters/monitor/older')).body;
  const { processId } = processes.find(({ names }: Json) => names.includes('looked-at'));
  const plan = await system.send('POST', `/api/processes/${processId}/moving/plan`, { to: 2 });
  const effect = await system.send('POST', `/api/matters/monitor/${first}/effect`, { act: 'suspend' });

  assert.equal(plan.body.rows[0].kind, 'moves', JSON.stringify(plan.body));
  assert.equal(effect.status, 200, JSON.stringify(effect.body));
  await worker.query('rollback');
  await worker.end();
});

test('改用新版以后，时钟按新版的时限走：旧版到时的事不再做，新版到时的事照做', async () => {
  const lawyer = { kind: 'named', personIds: [office.agency.people.get('legal') ?? ''] } as never; // reason: an id of the small agency
  const late = (step: OverdueStep): StepPart => ({ ...headsCheck, due: { workingDays: 2 }, overdue: [step] });
  await publishKind(office, 'timed', [
    leaveApplication,
    late({ afterDue: 0, act: { kind: 'return', to: 'starter' } }),
    decide,
  ]);
  const matterId = await office.begin('officer', 'timed');
  await office.done('officer', matterId, { values: leaveValues });
  const newer = late({ afterDue: 1, act: { kind: 'transfer', to: lawyer } });
  await publishKind(office, 'timed', [leaveApplication, newer, decide]);
  const system = await office.as('system');
  const body = { matterIds: [matterId], reason: '启用新版' };
  const asked = await system.send('POST', '/api/matters/monitor/moves', body);
  assert.equal(asked.body.asked, 1);
  await office.house.relay.settle();
  const holders = async (): Promise<string[]> => {
    const seen = (await (await office.as('officer')).get(`/api/matters/${matterId}`)).body;
    return seen.openTasks.map(({ step, holder }: Json) => `${step}：${holder.name}`);
  };

  office.house.clock.advance(2 * day + 60_000);
  await office.house.relay.settle();
  assert.deepEqual(await holders(), ['科室审核：陈国栋'], 'the former version would have returned it');
  office.house.clock.advance(day);
  await office.house.relay.settle();
  assert.deepEqual(await holders(), ['科室审核：孙倩']);
});
