import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { OverdueStep, StepPart } from '@gov/workflow';
import type { Answer, Json } from '#platform/testkit/sign-in.ts';
import { headsCheck, leaveApplication } from '../../testing/leave-steps.ts';
import { leaveValues, type Office, openOffice, strangerBeside } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

const day = 86_400_000;
const decide: StepPart = { step: 'decide', name: '审批', handler: { kind: 'chief' } };
let office: Office;
before(async () => {
  office = await openOffice();
});
after(async () => {
  assert.deepEqual(office.house.problems, []);
  await office.close();
});

const sent = async (code: string): Promise<string> => {
  const matterId = await office.begin('officer', code);
  await office.done('officer', matterId, { values: leaveValues });
  return matterId;
};

test('全部改用新版：超过一百件也一批一批改完，有进度；没有对应位置的留下并说明；停下以后其余的不改；别人不行', async () => {
  await publishKind(office, 'many', [leaveApplication, headsCheck, decide]);
  const matters: string[] = [];
  for (let at = 0; at < 102; at += 6)
    matters.push(...(await Promise.all(Array.from({ length: 6 }, () => sent('many')))));
  const [first = ''] = matters;
  await office.done('head', first);
  await publishKind(office, 'many', [leaveApplication, headsCheck, { ...decide, step: 'other', name: '批准' }]);
  const system = await office.as('system');
  assert.deepEqual((await system.get('/api/matters/monitor/older')).body.kinds, [
    { code: 'many', name: 'many', older: 102 },
  ]);
  const body = { kind: 'many', reason: '启用新版' };
  assert.equal((await office.who('chief').send('POST', '/api/matters/monitor/move-all', body)).status, 403);
  const stranger = await strangerBeside(office);
  const theirs = await stranger.send('POST', '/api/matters/monitor/move-all', body);
  assert.equal(theirs.body.code, 'matters.nothing-to-move');

  const look = (who: typeof system, after?: string): Promise<Answer<Json>> =>
    who.send('POST', '/api/matters/monitor/plan-all', { kind: 'many', ...(after ? { after } : {}) });
  const told: Json[] = [];
  for (let next: string | undefined = undefined, page = 0; page < 5 && (page === 0 || next !== undefined); page += 1) {
    const { body: reply }: Answer<Json> = await look(system, next);
    told.push(reply);
    next = reply.next;
  }
  assert.deepEqual(
    told.map(({ looked, fits, stays }) => [looked, fits, stays]),
    [
      [50, 49, [{ why: '正在办的“审批”在新版里没有对应的位置', matters: 1 }]],
      [50, 50, []],
      [2, 2, []],
    ],
    'what would stay is told before anything is asked',
  );
  assert.equal((await look(office.who('chief'))).status, 403);
  assert.equal((await look(stranger)).body.looked, 0);
  assert.equal((await system.get('/api/matters/monitor/older')).body.kinds[0].older, 102, 'nothing has changed');

  const asked = await system.send('POST', '/api/matters/monitor/move-all', body);
  assert.deepEqual([asked.status, asked.body.asked], [200, 102]);
  const progress = async (batchId: string): Promise<Json> =>
    (await system.get(`/api/matters/monitor/moves/${batchId}`)).body;
  assert.deepEqual(await progress(asked.body.batchId), { asked: 102, moved: 0, stayedInAll: 0, stayed: [] });
  await office.house.relay.settle();
  assert.deepEqual(await progress(asked.body.batchId), {
    asked: 102,
    moved: 101,
    stayedInAll: 1,
    stayed: [{ matterId: first, why: '正在办的“审批”在新版里没有对应的位置' }],
  });

  const again = await system.send('POST', '/api/matters/monitor/move-all', body);
  assert.equal(again.body.asked, 1);
  const path = `/api/matters/monitor/moves/${again.body.batchId}/stop`;
  assert.equal((await stranger.send('POST', path, {})).status, 404);
  assert.equal((await system.send('POST', path, {})).body.stopped, 1);
  assert.equal((await system.send('POST', path, {})).body.stopped, 0);
  await office.house.relay.settle();
  const stopped = await progress(again.body.batchId);
  assert.deepEqual([stopped.moved, stopped.stayed[0].why], [0, '改用新版停下了，没有轮到']);
});

test('改用新版以后，时钟按新版的时限走：旧版到时的事不再做，新版到时的事照做', async () => {
  const legal = { kind: 'named', personIds: [office.agency.people.get('legal') ?? ''] } as never; // reason: an id of the small agency
  const late = (step: OverdueStep): StepPart => ({ ...headsCheck, due: { workingDays: 2 }, overdue: [step] });
  await publishKind(office, 'timed', [
    leaveApplication,
    late({ afterDue: 0, act: { kind: 'return', to: 'starter' } }),
    decide,
  ]);
  const matterId = await sent('timed');
  const newer = late({ afterDue: 1, act: { kind: 'transfer', to: legal } });
  await publishKind(office, 'timed', [leaveApplication, newer, decide]);
  const system = await office.as('system');
  const asked = await system.send('POST', '/api/matters/monitor/move-all', { kind: 'timed', reason: '启用新版' });
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
