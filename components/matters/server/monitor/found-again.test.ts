import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Json, Visitor } from '#platform/testkit/sign-in.ts';
import { type Office, openOffice } from '../../testing/office.ts';

const today = '2026-11-24';
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
const ways = async (matterId: string): Promise<Json> =>
  (await system.get(`/api/matters/monitor/${matterId}/mend`)).body;

test('换了科长，流程管理员重新确定办理人：先看谁不再办、谁接着办，确认后办理过程写明，存下的内容还在', async () => {
  const matterId = await office.leaveRequest();
  const { version, rounds } = await ways(matterId);
  const [round] = rounds;
  assert.equal(round.byRule, true);
  const act = { kind: 'findAgain', visit: round.visit };
  const path = `/api/matters/monitor/${matterId}/mend`;
  const early = await system.send('POST', `${path}/effect`, { expectedVersion: version, act });
  assert.equal(early.body.code, 'workflow.handlers-unchanged');
  assert.equal(early.body.message, '按现在的组织机构，还是由这些人办，没有变化。');

  const { version: seen } = (await system.get(`/api/organisation/persons/${id('people', 'head')}`)).body;
  await manage(`/persons/${id('people', 'head')}/end`, { on: today, expectedVersion: seen });
  await manage(`/persons/${id('people', 'helper')}/assignments`, {
    sectionId: id('sections', 'works'),
    postId: id('posts', 'head'),
    from: today,
  });
  assert.ok(!(await todo('helper')).includes(matterId), 'who is named by the step stays until somebody asks again');
  const now = await ways(matterId);
  const told = await system.send('POST', `${path}/effect`, { expectedVersion: now.version, act });
  assert.deepEqual(
    told.body.effects.map(({ words }: Json) => words),
    ['陈国栋的科室负责人审批会停下，已经写的会留着。', '由马晓东接着办“科室负责人审批”。'],
  );

  const done = await system.send('POST', path, { expectedVersion: now.version, act, reason: '科长已调离' });

  assert.equal(done.status, 200, JSON.stringify(done.body));
  assert.equal(done.body.said, '已按现在的组织机构重新确定办理人，由马晓东接着办理');
  assert.ok((await todo('helper')).includes(matterId));
  const page = await office.view('helper', matterId);
  const [line] = page.trace;
  assert.deepEqual([line.who, line.act, line.opinion], ['系统员', '重新确定办理人', '科长已调离']);
  assert.match(line.detail, /陈国栋的办理停下（不再由他办理）；送马晓东科室负责人审批/);
  assert.match(page.myTask.why.join(''), /建管科科长/);
  const twice = await system.send('POST', path, { expectedVersion: now.version, act, reason: '再点一次' });
  assert.equal(twice.status, 409);
  await office.done('helper', matterId, { opinion: '同意' });
  assert.deepEqual(office.house.problems, []);
});

test('谁没有管流程的权限都不能重新确定', async () => {
  const matterId = await office.leaveRequest();
  const act = { kind: 'findAgain', visit: 2 };
  const answer = await office
    .who('legal')
    .send('POST', `/api/matters/monitor/${matterId}/mend`, { expectedVersion: 1, act, reason: '改' });
  assert.equal(answer.status, 403);
});
