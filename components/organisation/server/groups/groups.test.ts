import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';

const today = '2026-11-24';
let house: TestHouse;
let agency: SmallAgency;
let other: SmallAgency;
let manager: Visitor;
let officer: Visitor;

before(async () => {
  house = await testHouse(registry);
  agency = await smallAgency(house.house, 'zz');
  other = await smallAgency(house.house, 'qq');
  manager = await signIn(house.app, 'zz.system', testPassword);
  officer = await signIn(house.app, 'zz.officer', testPassword);
});
after(() => house.close());

const path = '/api/organisation/groups';
const who = (key: string) => agency.people.get(key) ?? '';
const add = (name: string, keys: readonly string[], by = manager) =>
  by.send('POST', path, { name, personIds: keys.map(who) });
const show = async (id: string) => (await officer.get(`${path}/${id}`)).body;

test('a group is set up, read in its own order, changed by whoever saw its newest state, and ended', async () => {
  const made = await add('预算评审组', ['officer', 'head', 'chief']);
  assert.equal(made.status, 200, JSON.stringify(made.body));
  const { id } = made.body;
  const first = await show(id);
  assert.deepEqual(
    first.persons.map((one: { personId: string; absent: boolean }) => [one.personId, one.absent]),
    [
      [who('officer'), false],
      [who('head'), false],
      [who('chief'), false],
    ],
  );

  const body = { name: '预算评审小组', personIds: [who('chief'), who('clerk')], expectedVersion: first.version };
  const changed = await manager.send('POST', `${path}/${id}`, body);
  const stale = await manager.send('POST', `${path}/${id}`, { ...body, name: '别的名字' });

  assert.equal(changed.status, 200, JSON.stringify(changed.body));
  assert.deepEqual([stale.status, stale.body.code], [409, 'organisation.stale']);
  const second = await show(id);
  assert.deepEqual(
    [second.name, second.persons.map((one: { personId: string }) => one.personId)],
    ['预算评审小组', body.personIds],
  );
  const row = (await officer.get(path)).body.groups.find((one: { id: string }) => one.id === id);
  assert.deepEqual([row.people, row.absent, row.first.length], [2, 0, 2]);

  const ended = await manager.send('POST', `${path}/${id}/end`, { on: today, expectedVersion: second.version });
  assert.equal(ended.status, 200, JSON.stringify(ended.body));
  assert.equal(
    (await officer.get(path)).body.groups.some((one: { id: string }) => one.id === id),
    false,
  );
  assert.equal((await manager.send('POST', `${path}/${id}`, body)).body.code, 'organisation.ended');
  // a name that is free again
  assert.equal((await add('预算评审小组', ['chief'])).status, 200);
});

test('the same name twice, somebody who is not here, somebody of another agency, nobody: refused with the reason', async () => {
  assert.equal((await add('档案组', ['chief'])).status, 200);
  const again = await add('档案组', ['head']);
  assert.deepEqual([again.status, again.body.code], [409, 'organisation.name-taken']);

  const foreign = await manager.send('POST', path, { name: '外单位', personIds: [other.people.get('head')] });
  assert.equal(foreign.body.code, 'organisation.not-found');
  assert.equal((await manager.send('POST', path, { name: '空的', personIds: [] })).status, 400);
  const twice = await manager.send('POST', path, { name: '两次', personIds: [who('head'), who('head')] });
  assert.equal(twice.status, 400);

  const place = { sectionId: agency.sections.get('legal'), postId: agency.posts.get('officer') };
  const temp = await manager.send('POST', '/api/organisation/persons', {
    name: '临时工',
    from: '2026-11-01',
    ...place,
  });
  assert.equal(temp.status, 200, JSON.stringify(temp.body));
  const kept = await manager.send('POST', path, { name: '有人离开', personIds: [temp.body.id, who('head')] });
  assert.equal(kept.status, 200, JSON.stringify(kept.body));
  const leaving = { on: today, expectedVersion: 1 };
  const left = await manager.send('POST', `/api/organisation/persons/${temp.body.id}/end`, leaving);
  assert.equal(left.status, 200, JSON.stringify(left.body));
  const late = await manager.send('POST', path, { name: '新的', personIds: [temp.body.id] });
  assert.equal(late.body.code, 'organisation.person-not-here');
  assert.match(late.body.message, /临时工不在职/);
  // who was in it before is told as absent, and may stay
  const seen = await show(kept.body.id);
  assert.deepEqual(
    seen.persons.map((one: { name: string; absent: boolean }) => one.absent),
    [true, false],
  );
  const same = { name: '有人离开', personIds: [temp.body.id, who('chief')], expectedVersion: seen.version };
  assert.equal((await manager.send('POST', `${path}/${kept.body.id}`, same)).status, 200);
});

test('everybody of the agency may look, only its administrator may change, another agency finds nothing', async () => {
  const { id } = (await add('值守组', ['head'])).body;
  const colleague = await add('自己的组', ['head'], officer);
  assert.equal(colleague.status, 403);

  const stranger = await signIn(house.app, 'qq.system', testPassword);
  const body = { name: '改名', personIds: [other.people.get('head')], expectedVersion: 1 };
  const answers = [
    await stranger.get(`${path}/${id}`),
    await stranger.send('POST', `${path}/${id}`, body),
    await stranger.send('POST', `${path}/${id}/end`, { on: today, expectedVersion: 1 }),
  ];
  assert.deepEqual(
    answers.map(({ status }) => status),
    [404, 404, 404],
  );
  assert.equal((await show(id)).name, '值守组');
  assert.deepEqual((await stranger.get(path)).body.groups, []);
  assert.deepEqual(house.problems, []);
});
