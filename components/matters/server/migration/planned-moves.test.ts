import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { leaveRequest } from '@gov/forms/examples';
import type { StepPart } from '@gov/workflow';
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
const deputy: StepPart = { step: 'deputy', name: '分管领导审核', handler: { kind: 'chief' } };

let office: Office;
before(async () => {
  office = await openOffice();
});
after(async () => {
  assert.deepEqual(office.house.problems, []);
  await office.close();
});

const openTo = (view: Json): string[] => view.openTasks.map((task: Json) => `${task.step}：${task.holder.name}`);

const stays = ({ stayed }: Json) => stayed.map(({ matterId, why }: Json) => [matterId, why]);

/** One matter with the head, one with the chief; in the second version the head's step has another id, and the chief's is gone. */
async function begun(code: string) {
  await publishKind(office, code, [leaveApplication, headsCheck, decide]);
  const sent = async () => {
    const matterId = await office.begin('officer', code);
    await office.done('officer', matterId, { values: leaveValues });
    return matterId;
  };
  const first = await sent();
  const second = await sent();
  await office.done('head', second);
  await publishKind(office, code, [leaveApplication, { ...headsCheck, step: 'review' }, legal, deputy]);
  const system = await office.as('system');
  const { processes } = (await system.get('/api/processes')).body;
  const { processId } = processes.find(({ key }: Json) => key === code);
  return { first, second, system, at: `/api/processes/${processId}/moving` };
}

test('转到新版：先看每一件会怎样，定下没有位置的，转过去，再照原样转回来', async () => {
  const { first, second, system, at } = await begun('planned');

  const plan = await system.send('POST', `${at}/plan`, { to: 2 });
  assert.equal(plan.status, 200, JSON.stringify(plan.body));
  assert.deepEqual(
    plan.body.rows.map(({ matterId, version, stands, kind, comesBack }: Json) => [
      matterId,
      version,
      stands,
      kind,
      comesBack,
    ]),
    [
      [first, 1, ['科室审核'], 'moves', true],
      [second, 1, ['审批'], 'decide', true],
    ],
  );
  assert.deepEqual(
    plan.body.matches.map(({ node, to, by }: Json) => [node, to, by]),
    [
      ['check', 'review', 'name'],
      ['decide', undefined, undefined],
    ],
  );
  assert.deepEqual(
    plan.body.rows[1].places[0].choices.map(({ name }: Json) => name),
    ['填写申请', '科室审核', '法规审核', '分管领导审核'],
  );
  assert.ok(!JSON.stringify(plan.body).includes('回乡'));

  const nodes = { decide: 'deputy' };
  const decided = await system.send('POST', `${at}/plan`, { to: 2, nodes });
  assert.deepEqual(
    decided.body.rows.map(({ kind }: Json) => kind),
    ['moves', 'moves'],
  );
  const matterIds = [first, second];
  const asked = await system.send('POST', at, { to: 2, nodes, matterIds, reason: '启用新版' });
  assert.deepEqual([asked.status, asked.body.asked], [200, 2], JSON.stringify(asked.body));
  await office.house.relay.settle();

  const progress = `${at}/${asked.body.batchId}`;
  assert.deepEqual((await system.get(progress)).body, { asked: 2, moved: 2, stayed: [] });
  assert.deepEqual(openTo(await office.view('officer', second)), ['分管领导审核：王建华']);

  const back = await system.send('POST', `${progress}/back`, { reason: '新版有误' });
  assert.deepEqual([back.status, back.body.asked], [200, 2], JSON.stringify(back.body));
  await office.house.relay.settle();
  assert.deepEqual((await system.get(`${at}/${back.body.batchId}`)).body, { asked: 2, moved: 2, stayed: [] });
  const returned = await office.view('officer', second);
  assert.deepEqual(openTo(returned), ['审批：王建华']);
  assert.deepEqual(
    returned.trace.slice(0, 2).map(({ act, opinion }: Json) => [act, opinion]),
    [
      ['转回原来的版本（第 1 版）', '新版有误'],
      ['迁移到新版', '启用新版'],
    ],
  );
  await office.done('head', first);
  assert.deepEqual(openTo(await office.view('officer', first)), ['审批：王建华']);
  const { batches } = (await system.get(at)).body;
  assert.deepEqual(
    batches.map(({ to, moved, standing, reason }: Json) => [to, moved, standing, reason]),
    [
      [1, 2, 2, '新版有误'],
      [2, 2, 0, '启用新版'],
    ],
    'what was moved back is not offered again',
  );
});

test('逐件选从哪一步接着办：先于对全部定下的；同一步的两件可以去两处', async () => {
  const { first, second, system, at } = await begun('each');
  await office.done('head', first);
  const nodes = { decide: 'deputy' };
  const own = { [first]: { decide: 'legal' } };

  const plan = await system.send('POST', `${at}/plan`, { to: 2, nodes, own });
  assert.deepEqual(
    plan.body.rows.map(({ kind, places }: Json) => [kind, places.map((one: Json) => [one.name, one.to, one.own])]),
    [
      ['moves', [['审批', 'legal', true]]],
      ['moves', [['审批', 'deputy', false]]],
    ],
  );
  const body = { to: 2, nodes, own, matterIds: [first, second], reason: '逐件定' };
  const asked = await system.send('POST', at, body);
  assert.equal(asked.body.asked, 2, JSON.stringify(asked.body));
  await office.house.relay.settle();

  // who has it in hand keeps it; only the step is another one
  assert.deepEqual(openTo(await office.view('officer', first)), ['法规审核：王建华']);
  assert.deepEqual(openTo(await office.view('officer', second)), ['分管领导审核：王建华']);
  const back = await system.send('POST', `${at}/${asked.body.batchId}/back`, { reason: '退回旧版' });
  assert.equal(back.body.asked, 2, JSON.stringify(back.body));
  await office.house.relay.settle();
  for (const one of [first, second]) assert.deepEqual(openTo(await office.view('officer', one)), ['审批：王建华']);
});

test('转到新版以后，以前的办理过程里步骤还是当时的名称，也认得新版里已经没有的步骤', async () => {
  const { first, system, at } = await begun('names');
  const told = async (): Promise<string[]> =>
    (await office.view('officer', first)).trace.flatMap(({ act, step }: Json) => (step ? [`${act} ${step}`] : []));
  const move = async (to: number, nodes: object): Promise<void> => {
    const asked = await system.send('POST', at, { to, nodes, matterIds: [first], reason: '换一版' });
    assert.equal(asked.status, 200, JSON.stringify(asked.body));
    await office.house.relay.settle();
  };
  await office.done('head', first);
  const before = await told();
  await move(2, { check: 'deputy', decide: 'legal' });
  assert.deepEqual(await told(), before, 'not 分管领导审核, which the step has become');
  await office.done('chief', first);
  await move(1, { deputy: 'decide' });

  assert.deepEqual((await told()).slice(0, 2), ['办理完毕 法规审核', '办理完毕 科室审核']);
});

test('“改用新版流程”转过的也在这里，也能照原样转回来', async () => {
  const { first, system, at } = await begun('from-monitor');
  const asked = await system.send('POST', '/api/matters/monitor/moves', { matterIds: [first], reason: '启用新版' });
  await office.house.relay.settle();
  const standing = async () =>
    (await system.get(at)).body.batches.map(({ batchId, to, moved, standing: left }: Json) => [
      batchId === asked.body.batchId,
      to,
      moved,
      left,
    ]);
  assert.deepEqual(await standing(), [[true, 2, 1, 1]]);

  const back = await system.send('POST', `${at}/${asked.body.batchId}/back`, { reason: '新版有误' });

  assert.deepEqual([back.status, back.body.asked], [200, 1], JSON.stringify(back.body));
  await office.house.relay.settle();
  assert.deepEqual(await standing(), [
    [false, 1, 1, 1],
    [true, 2, 1, 0],
  ]);
  await office.done('head', first);
  assert.deepEqual(openTo(await office.view('officer', first)), ['审批：王建华']);
});

test('停下：还没转的照旧；已经转了的不动', async () => {
  const { first, system, at } = await begun('stopped');
  const asked = await system.send('POST', at, { to: 2, nodes: {}, matterIds: [first], reason: '启用新版' });

  const stopped = await system.send('POST', `${at}/${asked.body.batchId}/stop`, {});

  assert.equal(stopped.status, 200, JSON.stringify(stopped.body));
  await office.house.relay.settle();
  const done = (await system.get(`${at}/${asked.body.batchId}`)).body;
  assert.deepEqual([done.asked, done.moved, stays(done)], [1, 0, [[first, '停下了，没有转']]]);
  // who keeps the course of things and reads nothing is told no title
  assert.equal(done.stayed[0].title, undefined);
  assert.ok(done.stayed[0].kindName && done.stayed[0].startedAt && done.stayed[0].starterSection);
  assert.deepEqual(openTo(await office.view('officer', first)), ['科室审核：陈国栋']);
});

test('改用新版流程的一批里有几个流程的事项：从一个流程那里停下、转回，别的流程的不动', async () => {
  const [mine, foreign] = [await begun('mine'), await begun('foreign')];
  const { system } = mine;
  const matterIds = [mine.first, foreign.first];
  const asked = await system.send('POST', '/api/matters/monitor/moves', { matterIds, reason: '都用新版' });
  assert.equal(asked.status, 200, JSON.stringify(asked.body));

  const stopped = await system.send('POST', `${mine.at}/${asked.body.batchId}/stop`, {});

  assert.equal(stopped.status, 200, JSON.stringify(stopped.body));
  await office.house.relay.settle();
  const done = async ({ at }: typeof mine) => (await system.get(`${at}/${asked.body.batchId}`)).body;
  assert.deepEqual(stays(await done(mine)), [[mine.first, '停下了，没有转']]);
  assert.deepEqual(await done(foreign), { asked: 1, moved: 1, stayed: [] });
});

test('定好转法以后又转到了别的一版：那份转法不再算数，不动，并说明', async () => {
  const { first, system, at } = await begun('crossed');
  await publishKind(office, 'crossed', [leaveApplication, { ...headsCheck, step: 'third' }, legal]);
  const ask = async (to: number): Promise<string> => {
    const body = { to, nodes: {}, matterIds: [first], reason: `转到第 ${to} 版` };
    const asked = await system.send('POST', at, body);
    assert.equal(asked.status, 200, JSON.stringify(asked.body));
    return `${at}/${asked.body.batchId}`;
  };
  const batches = [await ask(2), await ask(3)];

  await office.house.relay.settle();

  const done = await Promise.all(batches.map(async (batch) => (await system.get(batch)).body));
  assert.deepEqual(done.map(({ moved }: Json) => moved).sort(), [0, 1]);
  assert.deepEqual(done.flatMap(stays), [[first, '后来又换过版本，不是定转法时的那一版']]);
});

test('新版要填的内容这一件的表单里没有：先看的时候就说转不了，和真转时一样，也说是哪一件', async () => {
  const { first, system, at } = await begun('new-field');
  const place = { key: 'place', kind: 'text', label: '去往何处' } as const;
  const steps = [leaveApplication, { ...headsCheck, fields: { place: 'required' } } as const, decide];
  await publishKind(office, 'new-field', steps, { ...leaveRequest, fields: [...leaveRequest.fields, place] });
  const why = '新版的“科室审核”要填的内容，这一件的表单里没有';

  const plan = await system.send('POST', `${at}/plan`, { to: 3 });
  const asked = await system.send('POST', at, { to: 3, nodes: {}, matterIds: [first], reason: '启用新版' });
  await office.house.relay.settle();

  assert.deepEqual(
    plan.body.rows.map((row: Json) => [row.kind, row.why, row.places]),
    [
      ['stays', why, []],
      ['stays', why, []],
    ],
    JSON.stringify(plan.body),
  );
  assert.deepEqual(stays((await system.get(`${at}/${asked.body.batchId}`)).body), [[first, why]]);
  // positive control: the second version asks for nothing that is not there
  const other = await system.send('POST', `${at}/plan`, { to: 2 });
  assert.deepEqual(
    other.body.rows.map(({ kind }: Json) => kind),
    ['moves', 'decide'],
  );
});

test('办事的人不能转，别的单位看不到，别的流程的事项不算', async () => {
  const { first, at, system } = await begun('kept');
  const body = { to: 2, nodes: {}, matterIds: [first], reason: '启用新版' };
  assert.equal((await office.who('chief').send('POST', at, body)).status, 403);
  const stranger = await strangerBeside(office);
  assert.equal((await stranger.send('POST', at, body)).status, 404);
  const other = await office.leaveRequest();
  assert.equal((await system.send('POST', at, { ...body, matterIds: [other] })).body.code, 'processes.nothing-to-move');
});
