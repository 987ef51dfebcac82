import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ok } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';
import type { Json, Visitor } from '#platform/testkit/sign-in.ts';
import { beginAs, doneAs, leaveValues, type Office, openOffice, strangerBeside } from '../../testing/office.ts';

const today = '2026-11-24';
let office: Office;
let system: Visitor;
let stranger: Visitor;
before(async () => {
  office = await openOffice();
  system = await office.as('system');
  stranger = await strangerBeside(office);
});
after(() => office.close());

const person = (key: string) => office.agency.people.get(key) ?? assert.fail(key);
const read = async (path: string): Promise<Json> => {
  const answer = await system.get(`/api/matters/${path}`);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
const act = (path: string, body: object, who = system) => who.send('POST', `/api/matters/${path}`, body);
const todo = async (key: string): Promise<string[]> =>
  (await office.who(key).get('/api/matters?box=todo&limit=50')).body.rows.map((row: Json) => row.matterId);

async function leaves(key: string): Promise<void> {
  const path = `/api/organisation/persons/${person(key)}`;
  const { version } = (await system.get(path)).body;
  const answer = await system.send('POST', `${path}/end`, { on: today, expectedVersion: version });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}

async function requestFrom(key: string): Promise<string> {
  const matterId = await beginAs(office.who(key), 'leave-request');
  await doneAs(office.who(key), matterId, { values: leaveValues });
  return matterId;
}

async function audited(event: string): Promise<number> {
  const { id } = office.agency;
  const rows = await office.house.house.database.agency(id, async (tx) =>
    ok(await tx.all(sql`select id from office.audit_event where agency_id = ${id} and event = ${event}`)),
  );
  return rows.ok ? rows.value.length : -1;
}

test('work of a head who leaves: beforehand it is said how much, afterwards the administrator gives it to a colleague and takes it back', async () => {
  const [first, second] = [await requestFrom('officer'), await requestFrom('officer')];
  assert.equal((await system.get(`/api/organisation/persons/${person('head')}`)).body.openWork, 2);
  assert.equal(
    (await office.who('officer').get(`/api/organisation/persons/${person('head')}`)).body.openWork,
    undefined,
  );
  const early = { personId: person('head'), toAssignmentId: office.assignment('legal'), reason: '调动' };
  assert.equal((await act('left-work/hand-over', early)).body.code, 'matters.still-in-office');
  await leaves('head');

  const { rows } = await read('left-work');
  assert.deepEqual(
    rows.map((row: Json) => [
      row.matterId,
      row.kindName,
      row.step,
      row.person,
      row.because,
      row.count,
      row.starterSection,
    ]),
    [second, first].map((id) => [id, '请假申请', '科室负责人审批', '陈国栋', '已离任', 2, '建管科']),
  );
  assert.ok(!JSON.stringify(rows).includes('刘思远') && !JSON.stringify(rows).includes(leaveValues.reason));
  assert.deepEqual(await read('stopped/counts'), { stopped: 0, children: 0, beginnings: 0, left: 2 });

  const toAdministrator = await act('left-work/hand-over', { ...early, toAssignmentId: office.assignment('security') });
  assert.equal(toAdministrator.body.code, 'matters.cannot-handle');
  const toStarter = await act('left-work/hand-over', { ...early, toAssignmentId: office.assignment('officer') });
  assert.equal(toStarter.body.code, 'matters.own-approval');
  const given = await act('left-work/hand-over', { ...early, reason: '陈国栋离任' });
  assert.equal(given.status, 200, JSON.stringify(given.body));
  assert.equal(given.body.said, '陈国栋的 2 件已交给孙倩办理');
  const again = await act('left-work/hand-over', { ...early, reason: '陈国栋离任' });
  assert.equal(again.body.code, 'workflow.nothing-to-hand-over');
  assert.deepEqual((await todo('legal')).sort(), [first, second].sort());
  assert.deepEqual(await read('stopped/counts'), { stopped: 0, children: 0, beginnings: 0, left: 0 });
  const lately = async () =>
    (await read('left-work/hand-overs')).rows.map(({ batchId, from, to, matters, undoneAt }: Json) => [
      batchId,
      from,
      to,
      matters,
      undoneAt !== undefined,
    ]);
  const { batchId } = given.body;
  assert.deepEqual(await lately(), [[batchId, '陈国栋', '孙倩', 2, false]], 'it may be taken back also another day');

  await office.done('legal', first, { opinion: '同意' });
  const undo = `left-work/hand-overs/${given.body.batchId}/undo`;
  assert.equal((await act(undo, {}, stranger)).status, 404);
  const undone = await act(undo, {});
  assert.equal(undone.status, 200, JSON.stringify(undone.body));
  assert.equal((await act(undo, {})).body.code, 'matters.hand-over-undone');
  assert.deepEqual(await lately(), [[batchId, '陈国栋', '孙倩', 2, true]]);
  assert.deepEqual(await todo('legal'), [], 'what was not acted on went back, what was stays done');
  assert.deepEqual(
    (await read('left-work')).rows.map((row: Json) => row.matterId),
    [second],
  );
  const one = await act('left-work/hand-over', { ...early, matterId: second });
  assert.equal(one.body.moved, 1, JSON.stringify(one.body));
  const trace = (await office.view('legal', second)).trace.map((line: Json) => [line.who, line.act, line.opinion]);
  assert.deepEqual(trace[0], ['系统员', '把陈国栋的工作交给孙倩', '调动']);
  assert.equal(await audited('matters.handed-over'), 3);
});

test('a step without anybody: the administrator sees step, reason and section, never what it is about, and names who handles it once', async () => {
  const matterId = await requestFrom('officer');
  const { rows } = await read('stopped');
  assert.deepEqual(
    rows.map((row: Json) => [row.kindName, row.step, row.starterSection]),
    [['请假申请', '科室负责人审批', '建管科']],
  );
  assert.match(rows[0].why, /建管科的负责人岗位在 2026-11-24 空缺/);
  assert.ok(!JSON.stringify(rows).includes('刘思远') && !JSON.stringify(rows).includes(leaveValues.reason));
  assert.equal((await system.get(`/api/matters/${matterId}`)).status, 403, 'the list is all an administrator sees');
  const mine = (await office.who('officer').get('/api/matters?box=mine&limit=50')).body.rows;
  const row = mine.find((one: Json) => one.matterId === matterId);
  assert.deepEqual([row.step, row.waitingFor], ['科室负责人审批', ['系统管理员找办理人']]);

  const stop = `stopped/${rows[0].id}`;
  const named = { assignmentIds: [office.assignment('legal')], reason: '科长岗位空缺，由孙倩代为审批' };
  assert.equal((await act(`${stop}/look-again`, {})).body.code, 'workflow.still-nobody');
  assert.equal((await act(`${stop}/handlers`, named, stranger)).status, 404);
  assert.equal((await act(`${stop}/handlers`, named, office.who('chief'))).status, 403);
  assert.equal((await office.who('chief').get('/api/matters/stopped')).status, 403);
  assert.equal(
    (await act(`${stop}/handlers`, { ...named, assignmentIds: [office.assignment('auditor')] })).status,
    422,
  );
  const toStarter = await act(`${stop}/handlers`, { ...named, assignmentIds: [office.assignment('officer')] });
  assert.equal(toStarter.body.code, 'matters.own-approval');
  const answers = await Promise.all([act(`${stop}/handlers`, named), act(`${stop}/handlers`, named)]);

  assert.deepEqual(
    answers.map(({ status }) => status).sort(),
    [200, 409],
    JSON.stringify(answers.map(({ body }) => body)),
  );
  assert.equal(answers.find(({ status }) => status === 200)?.body.said, '已送孙倩科室负责人审批');
  assert.equal(answers.find(({ status }) => status === 409)?.body.code, 'matters.stop-over');
  assert.ok((await todo('legal')).includes(matterId));
  const seen = await office.view('legal', matterId);
  assert.match(seen.myTask.why.join(''), /办理人由系统员指定/);
  const { who, act: deed, opinion } = seen.trace[0];
  assert.deepEqual([who, deed, opinion], ['系统员', '重新确定办理人', '科长岗位空缺，由孙倩代为审批']);
  assert.deepEqual(await read('stopped/counts'), { stopped: 0, children: 0, beginnings: 0, left: 0 });
  assert.deepEqual((await read('stopped')).rows, []);
  assert.equal(await audited('matters.handlers-named'), 1);
});

test('asked again after the post was filled, it goes on; the list is paged and another agency sees nothing of it', async () => {
  const [first, second, third] = [
    await requestFrom('officer'),
    await requestFrom('officer'),
    await requestFrom('officer'),
  ];
  const page = await read('stopped?limit=2');
  const rest = await read(`stopped?limit=2&cursor=${encodeURIComponent(page.next)}`);
  assert.deepEqual([page.rows.length, rest.rows.length, rest.next], [2, 1, undefined]);
  assert.equal(new Set([...page.rows, ...rest.rows].map((row: Json) => row.id)).size, 3);
  assert.deepEqual((await stranger.get('/api/matters/stopped')).body.rows, []);
  assert.equal((await system.get('/api/matters/stopped?cursor=x')).status, 400);

  const appointed = await system.send('POST', `/api/organisation/persons/${person('helper')}/assignments`, {
    sectionId: office.agency.sections.get('works'),
    postId: office.agency.posts.get('head'),
    from: today,
  });
  assert.equal(appointed.status, 200, JSON.stringify(appointed.body));
  const asked = await act(`stopped/${rest.rows[0].id}/look-again`, { reason: '已任命马晓东' });
  assert.equal(asked.body.said, '已送马晓东科室负责人审批', JSON.stringify(asked.body));
  await office.house.relay.settle();
  assert.deepEqual((await todo('helper')).sort(), [first, second, third].sort());
  assert.equal((await act(`stopped/${rest.rows[0].id}/look-again`, {})).body.code, 'matters.stop-over');
  assert.deepEqual(office.house.problems, []);
});
