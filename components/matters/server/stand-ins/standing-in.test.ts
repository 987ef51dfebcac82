import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { ok } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';
import type { Json } from '#platform/testkit/sign-in.ts';
import { completeFrom, doneAs, type Office, openOffice, viewAs } from '../../testing/office.ts';
import { dayMillis, say, standInKinds, standInOffice } from '../../testing/stand-ins.ts';

let office: Office;
let desk: ReturnType<typeof standInOffice>;
before(async () => {
  office = await openOffice();
  await standInKinds(office);
  desk = standInOffice(office);
});
afterEach(() => desk.endAll());
after(() => office.close());

const ids = (rows: readonly Json[]): string[] => rows.map(({ matterId }) => matterId);
const personId = (key: string) => office.agency.people.get(key);
const operations = (page: Json): string[] => page.operations.map(({ operation }: Json) => operation);
const withdraw = async (key: string, matterId: string) => {
  const who = await office.as(key);
  const { version } = await viewAs(who, matterId);
  return who.send('POST', `/api/matters/${matterId}/withdraw`, { expectedVersion: version });
};

async function audited(matterId: string, event: string): Promise<Json[]> {
  const { id } = office.agency;
  const rows = await office.house.house.database.agency(id, async (tx) =>
    ok(
      await tx.all(sql<{ personId: string; onBehalfOf: string | null }>`
        select person_id as "personId", on_behalf_of as "onBehalfOf" from office.audit_event
        where agency_id = ${id} and event = ${event} and object_id = ${matterId} order by at desc, id desc`),
    ),
  );
  return rows.ok ? [...rows.value] : [];
}

test('work is in both inboxes; who stands in does it in the holder’s place, everybody reads so, and he keeps reading it', async () => {
  const id = await desk.entrusted('head', 'helper');
  const matterId = await desk.sent();

  const helper = await office.as('helper');
  assert.deepEqual(
    (await desk.rows('helper', 'todo')).map((row) => [row.matterId, row.onBehalfOf]),
    [[matterId, '陈国栋']],
  );
  assert.deepEqual(ids(await desk.rows('helper', 'entrusted')), [matterId]);
  const { todo, entrusted, standsInFor } = (await helper.get('/api/matters/counts')).body;
  assert.deepEqual([todo, entrusted, standsInFor], [1, 1, ['陈国栋']]);
  assert.ok((await desk.todoIds('head')).includes(matterId));
  assert.deepEqual(await desk.rows('head', 'entrusted'), []);
  const page = await viewAs(helper, matterId);
  assert.equal(page.myTask.onBehalfOf, '陈国栋');
  assert.match(page.myTask.asked, /^陈国栋请您代办这一步/);
  assert.equal(page.myTask.why[0], '陈国栋请您在这几天代办他的工作。');
  assert.match(page.myTask.why[1], /陈国栋/);
  assert.match(page.readBecause, /请您代办/);
  assert.deepEqual(operations(page), ['agree', 'return']);
  assert.deepEqual((await office.view('officer', matterId)).openTasks[0].standIns, ['马晓东']);
  const { said } = await doneAs(helper, matterId, { opinion: '材料齐全。' });

  assert.match(said, /已送王建华审批/);
  assert.equal((await viewAs(helper, matterId)).myTask, undefined, 'nothing left to do');
  const seen = await office.view('head', matterId);
  assert.equal(seen.trace[0].who, '马晓东（代陈国栋）');
  const opinion = JSON.stringify(seen.form);
  assert.match(opinion, /"personName":"马晓东","onBehalfOf":"陈国栋"/);
  assert.deepEqual(await desk.todoIds('helper'), []);
  assert.deepEqual(await audited(matterId, 'matters.task-completed'), [
    { personId: personId('helper'), onBehalfOf: personId('head') },
    { personId: personId('officer'), onBehalfOf: null },
  ]);
  assert.equal(say(await desk.end('head', id)), '200');
  assert.equal(await desk.sees('helper', matterId), 200, 'he has handled it');
  for (const key of ['helper', 'head']) assert.ok(ids(await desk.rows(key, 'done')).includes(matterId), key);
});

test('he reads files and the form as the holder’s step shows them, fills in what it lets fill in, and passes nothing on', async () => {
  const matterId = await desk.sent();
  const head = await office.as('head');
  const added = await head.upload(`/api/matters/${matterId}/attachments`, [
    { name: '材料.txt', content: Buffer.from('材料清单') },
  ]);
  const file = `/api/matters/${matterId}/attachments/${added.body.attachments[0].id}`;
  const helper = await office.as('helper');
  assert.equal((await helper.get(file)).status, 404);
  const id = await desk.entrusted('head', 'helper');

  assert.equal((await helper.get(file)).status, 200);
  const page = await viewAs(helper, matterId);
  const task = `/api/matters/${matterId}/tasks/${page.myTask.taskId}`;
  const body = { expectedVersion: page.version, toAssignmentId: office.assignment('legal'), reason: '我也没空' };
  assert.equal(say(await helper.send('POST', `${task}/transfer`, body)), '409 workflow.not-the-holder');
  const named = { assignmentIds: [office.assignment('clerk')] };
  const circulated = await helper.send('POST', `/api/matters/${matterId}/circulate`, named);
  assert.ok(circulated.status >= 400, JSON.stringify(circulated.body));
  assert.equal(await desk.sees('clerk', matterId), 404);
  const own = await helper.upload(`/api/matters/${matterId}/attachments`, [
    { name: '说明.txt', content: Buffer.from('说明') },
  ]);
  assert.equal(own.status, 200, JSON.stringify(own.body));
  assert.equal((await audited(matterId, 'matters.attached'))[0]?.onBehalfOf, personId('head'));
  await desk.end('head', id);
  assert.equal((await helper.get(file)).status, 404);
});

test('of two who do it at the same time one is first, and the other reads who', async () => {
  await desk.entrusted('head', 'helper');
  const matterId = await desk.sent();
  const [head, helper] = [await office.as('head'), await office.as('helper')];
  const [first, second] = [await viewAs(head, matterId), await viewAs(helper, matterId)];

  const answers = await Promise.all([completeFrom(head, first), completeFrom(helper, second)]);

  const codes = answers.map(say).toSorted();
  assert.deepEqual(codes, ['200', '409 matters.done-by'], JSON.stringify(answers.map(({ body }) => body)));
  const [mine, his] = answers;
  if (mine.status === 200) assert.match(his.body.message, /^这一步陈国栋已经办了/);
  else assert.match(mine.body.message, /^这一步马晓东已经办了/);
  assert.equal((await office.view('chief', matterId)).trace.filter(({ step }: Json) => step === '科室审核').length, 1);

  const later = await desk.sent();
  const [open, page] = [await viewAs(head, later), await viewAs(helper, later)];
  await doneAs(helper, later);
  assert.equal(say(await completeFrom(head, open)), '409 matters.done-by');
  assert.equal(say(await completeFrom(helper, page)), '409 matters.already-done', 'twice by himself');
});

test('what must be signed in person is not with him: not in the list, not on the page, and refused', async () => {
  await desk.entrusted('head', 'helper', { workSecrets: true });
  const matterId = await desk.sent('signed');

  assert.ok(!(await desk.todoIds('helper')).includes(matterId));
  assert.equal(await desk.sees('helper', matterId), 404);
  const page = await office.view('head', matterId);
  assert.deepEqual(page.openTasks[0].standIns, []);
  const helper = await office.as('helper');
  const address = `/api/matters/${matterId}/tasks/${page.myTask.taskId}/complete`;
  const body = { expectedVersion: page.version, decision: 'agree' };
  assert.equal(say(await helper.send('POST', address, body)), '404 matters.not-found');
});

test('in one round nobody speaks twice: neither beside his own seat nor for two', async () => {
  for (const to of ['legal', 'helper']) await desk.entrusted('head', to);
  await desk.entrusted('director', 'helper');
  const matterId = await desk.sent('round');
  const holderOf = async (key: string, box: string) =>
    (await desk.rows(key, box)).filter((row) => row.matterId === matterId).map((row) => row.onBehalfOf);
  assert.deepEqual(await holderOf('legal', 'todo'), [undefined], 'her own seat only');
  assert.deepEqual((await holderOf('helper', 'todo')).toSorted(), ['赵立新', '陈国栋'].toSorted());
  const helper = await office.as('helper');
  const page = await viewAs(helper, matterId);
  const [asked] = /^\S{3}/.exec(page.myTask.asked) ?? [];
  await doneAs(helper, matterId);

  assert.deepEqual(await holderOf('helper', 'todo'), []);
  assert.equal((await viewAs(helper, matterId)).myTask, undefined);
  const other = page.openTasks.find(({ holder }: Json) => holder.name !== asked && holder.name !== '孙倩');
  const address = `/api/matters/${matterId}/tasks/${other.taskId}/complete`;
  const { version } = await viewAs(helper, matterId);
  const twice = await helper.send('POST', address, { expectedVersion: version, decision: 'agree' });
  assert.equal(say(twice), '409 matters.one-voice');
});

test('either of the two takes it back while nobody has gone on; then who stood in has handled nothing of it', async () => {
  const id = await desk.entrusted('head', 'helper');
  const [first, second, third] = [await desk.sent(), await desk.sent(), await desk.sent()];
  for (const matterId of [first, second, third]) await doneAs(await office.as('helper'), matterId);

  assert.equal(say(await withdraw('helper', first)), '200');
  assert.equal(say(await withdraw('head', second)), '200');

  assert.equal((await office.view('head', first)).trace[0].who, '马晓东（代陈国栋）');
  const withdrawn = async (matterId: string) => (await audited(matterId, 'matters.withdrawn'))[0]?.onBehalfOf;
  assert.deepEqual([await withdrawn(first), await withdrawn(second)], [personId('head'), null]);
  assert.ok((await desk.todoIds('head')).includes(first));
  await desk.end('head', id);
  assert.deepEqual([await desk.sees('helper', first), await desk.sees('helper', second)], [404, 404]);
  assert.ok(!ids(await desk.rows('helper', 'done')).includes(first));
  assert.equal(say(await withdraw('helper', third)), '409 matters.nothing-to-withdraw', 'not after the window');
  assert.equal(say(await withdraw('head', third)), '200');
});

test('a step that is returned is returned in the holder’s place; it comes back to the holder', async () => {
  await desk.entrusted('head', 'helper');
  const matterId = await desk.sent();
  const helper = await office.as('helper');
  const { version, myTask } = await viewAs(helper, matterId);
  const body = { expectedVersion: version, target: myTask.returnTargets[0].target, mode: 'rewalk', reason: '缺附件' };
  const returned = await helper.send('POST', `/api/matters/${matterId}/tasks/${myTask.taskId}/return`, body);
  assert.equal(returned.status, 200, JSON.stringify(returned.body));

  assert.equal((await audited(matterId, 'matters.task-returned'))[0]?.onBehalfOf, personId('head'));
  const officer = await office.as('officer');
  const page = await viewAs(officer, matterId);
  assert.equal(page.trace[0].who, '马晓东（代陈国栋）');
  await completeFrom(officer, page);
  assert.equal((await office.view('officer', matterId)).openTasks[0].holder.name, '陈国栋');
  assert.ok((await desk.todoIds('helper')).includes(matterId));
});

test('the way ahead and who is waited for name who stands in; both hear of new work at once', async () => {
  const id = await desk.entrusted('chief', 'deputy');
  const matterId = await desk.sent();
  const heard: string[] = [];
  const deputy = personId('deputy') ?? assert.fail();
  const stop = office.house.house.live.listen(deputy as never, (topic) => void heard.push(topic)); // reason: the branded id
  assert.deepEqual(
    (await office.view('officer', matterId)).ahead.map(({ who }: Json) => who),
    ['王建华（林涛代理）'],
  );

  await office.done('head', matterId);

  stop();
  assert.ok(heard.includes('inbox'), heard.join());
  assert.deepEqual((await office.view('officer', matterId)).openTasks[0].standIns, ['林涛']);
  await desk.end('chief', id);
  assert.deepEqual((await office.view('officer', matterId)).openTasks[0].standIns, []);
});

test('who has left or was stopped has nobody who stands in for him', async () => {
  await desk.entrusted('legal', 'helper', { last: desk.inDays(3) });
  desk.forget();
  const matterId = await desk.sent('plain', 'legal');
  const waiting = await desk.sent('round');
  assert.ok((await desk.todoIds('helper')).includes(waiting));
  const namedFor = async (name: string): Promise<string[]> =>
    (await desk.view('officer', waiting)).openTasks.find(({ holder }: Json) => holder.name === name).standIns;
  assert.deepEqual(await namedFor('孙倩'), ['马晓东']);
  const system = await office.as('system');
  const path = `/api/organisation/persons/${personId('legal')}`;
  const { version } = (await system.get(path)).body;
  const on = desk.today();

  const ended = await system.send('POST', `${path}/end`, { on, expectedVersion: version });

  assert.equal(ended.status, 200, JSON.stringify(ended.body));
  office.house.clock.advance(dayMillis);
  assert.deepEqual(await desk.todoIds('helper'), [], matterId);
  assert.equal(await desk.sees('helper', waiting), 404);
  assert.deepEqual(await namedFor('孙倩'), [], 'nor does a page name one');
});
