import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Json, Visitor } from '#platform/testkit/sign-in.ts';
import { beginAs, doneAs, leaveValues, type Office, openOffice } from '../../testing/office.ts';

const today = '2026-11-24';
const minutes = 60_000;
let office: Office;
let system: Visitor;
before(async () => {
  office = await openOffice();
  system = await office.as('system');
});
after(() => office.close());

const id = (kind: 'sections' | 'posts' | 'people', key: string) => office.agency[kind].get(key) ?? assert.fail(key);
const todo = async (key: string): Promise<string[]> =>
  (await office.who(key).get('/api/matters?box=todo&limit=50')).body.rows.map((row: Json) => row.matterId);

async function manage(path: string, body: object): Promise<void> {
  const answer = await system.send('POST', `/api/organisation${path}`, body);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}
async function leaves(key: string): Promise<void> {
  const { version } = (await system.get(`/api/organisation/persons/${id('people', key)}`)).body;
  await manage(`/persons/${id('people', key)}/end`, { on: today, expectedVersion: version });
}
const headsWorks = (key: string, from = today) =>
  manage(`/persons/${id('people', key)}/assignments`, {
    sectionId: id('sections', 'works'),
    postId: id('posts', 'head'),
    from,
  });

test('a section without a head: the request stops, its starter reads why and what happens next, and a new head has it within one wake-up', async () => {
  await leaves('head');
  const matterId = await beginAs(office.who('officer'), 'leave-request');
  const { said } = await doneAs(office.who('officer'), matterId, { values: leaveValues });
  assert.match(said, /没有找到办理人，停在那里，已告诉系统管理员/);
  const stopped = await office.view('officer', matterId);
  assert.match(stopped.incident, /“科室负责人审批”没有找到办理人.*负责人岗位在 2026-11-24 空缺.*已告诉系统管理员/);
  await office.house.relay.settle();
  assert.deepEqual(await todo('helper'), []);

  await headsWorks('helper');
  const beside = await office.house.beside();
  await Promise.all([office.house.relay.settle(), beside.relay.settle()]);
  await office.house.relay.settle();

  assert.deepEqual(await todo('helper'), [matterId]);
  const seen = await office.view('helper', matterId);
  assert.equal(seen.incident, undefined);
  assert.match(seen.myTask.why.join(''), /马晓东|您是建管科科长/);
  assert.deepEqual(
    seen.trace.slice(0, 1).map(({ who, act, step }: Json) => [who, act, step]),
    [['系统', '找到办理人，接着办', '科室负责人审批']],
  );
  assert.equal(seen.trace.filter(({ act }: Json) => act === '找到办理人，接着办').length, 1, 'two relays, one effect');
  assert.equal(seen.openTasks.length, 1);
  const { version } = seen;
  office.house.clock.advance(20 * minutes);
  await office.house.relay.settle();
  assert.equal((await office.view('helper', matterId)).version, version, 'found once, never asked again');
  await office.done('helper', matterId, { opinion: '同意' });
});

test('somebody appointed from tomorrow has it tomorrow, without a further change of the organisation', async () => {
  await leaves('helper');
  const matterId = await beginAs(office.who('officer'), 'leave-request');
  await doneAs(office.who('officer'), matterId, { values: leaveValues });
  await headsWorks('legal', '2026-11-25');
  await office.house.relay.settle();
  assert.ok(!(await todo('legal')).includes(matterId));

  office.house.clock.advance(24 * 60 * minutes);
  await office.house.relay.settle();

  assert.ok(
    (await (await office.as('legal')).get('/api/matters?box=todo&limit=50')).body.rows.some(
      (row: Json) => row.matterId === matterId,
    ),
  );
  assert.deepEqual(office.house.problems, []);
});
