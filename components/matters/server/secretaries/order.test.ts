import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Json } from '#platform/testkit/sign-in.ts';
import { leaderKinds, leaderOffice, say } from '../../testing/leader-mode.ts';
import { type Office, openOffice } from '../../testing/office.ts';

let office: Office;
let desk: ReturnType<typeof leaderOffice>;
before(async () => {
  office = await openOffice();
  await leaderKinds(office);
  desk = leaderOffice(office);
});
afterEach(async () => void (await desk.end('head')));
after(() => office.close());

test('the secretary arranges what he may read; of the rest he learns only how many there are', async () => {
  const unseen = await desk.sent('unseen');
  const first = await desk.sent('laid');
  const second = await desk.sent('laid');
  await desk.named();

  const seen = await desk.order();
  const ids = seen.rows.map(({ matterId }: Json) => matterId);
  assert.equal(seen.leader, '陈国栋');
  assert.ok(ids.includes(first.matterId) && ids.includes(second.matterId));
  assert.ok(!JSON.stringify(seen).includes(unseen.matterId) && !JSON.stringify(seen).includes(unseen.taskId));
  assert.equal(seen.others, 1);
  assert.equal(await desk.ownOrder(), undefined, 'nobody has arranged anything yet');

  const today = [second.taskId, unseen.taskId, first.taskId];
  const answer = await desk.arrange('clerk', { expectedVersion: seen.version, today, later: [] });

  assert.equal(say(answer), '200');
  const own = await desk.ownOrder();
  assert.deepEqual([own.who, own.followed], ['周敏', true]);
  assert.deepEqual(own.today, [second.taskId, first.taskId], 'what he may not read he cannot place');
  assert.equal(own.at, answer.body.arrangedAt);
});

test('he decides nothing and reads nothing by it, and nobody else sees or arranges the order', async () => {
  const unseen = await desk.sent('unseen');
  const laid = await desk.sent('laid');
  await desk.named();

  const path = `/api/matters/${laid.matterId}/tasks/${laid.taskId}/complete`;
  const decided = await office.who('clerk').send('POST', path, { expectedVersion: 9, decision: 'agree' });
  assert.ok([403, 404, 409].includes(decided.status), say(decided));
  assert.equal((await office.who('clerk').get(`/api/matters/${unseen.matterId}`)).status, 404);
  const empty = { expectedVersion: 0, today: [], later: [] };
  for (const key of ['head', 'officer', 'director']) {
    assert.equal(say(await desk.orderAs(key)), '404 matters.secretary-over', key);
    assert.equal(say(await desk.arrange(key, empty)), '404 matters.secretary-over', key);
  }
  assert.equal(await desk.ownOrder('officer'), undefined);
});

test('of two windows the older one is refused, and what it would have lost is still there', async () => {
  const one = await desk.sent('laid');
  const other = await desk.sent('laid');
  await desk.named();
  await desk.arrange('clerk', { expectedVersion: 0, today: [one.taskId], later: [other.taskId] });

  const late = await desk.arrange('clerk', { expectedVersion: 0, today: [], later: [one.taskId] });

  assert.equal(say(late), '409 matters.order-changed');
  const { version, today, later } = await desk.order();
  assert.deepEqual([version, today, later], [1, [one.taskId], [other.taskId]]);
  const both = { expectedVersion: 1, today: [one.taskId], later: [one.taskId] };
  assert.equal(say(await desk.arrange('clerk', both)), '422 matters.order-twice');
});

test('the leader goes back to the usual order until he says otherwise, also when the secretary arranges again', async () => {
  const laid = await desk.sent('laid');
  await desk.named();
  await desk.arrange('clerk', { expectedVersion: 0, today: [laid.taskId], later: [] });

  assert.equal(say(await desk.follow(false)), '200');
  await desk.arrange('clerk', { expectedVersion: 1, today: [], later: [laid.taskId] });

  const own = await desk.ownOrder();
  assert.deepEqual([own.followed, own.later], [false, [laid.taskId]]);
  assert.equal((await desk.order()).followed, false, 'the secretary knows that it is not read by');
  await desk.follow(true);
  assert.equal((await desk.ownOrder()).followed, true);
});

test('what is decided leaves the order; taken back it stands where it stood', async () => {
  const laid = await desk.sent('laid');
  await desk.named();
  await desk.arrange('clerk', { expectedVersion: 0, today: [laid.taskId], later: [] });

  await office.done('head', laid.matterId);
  assert.deepEqual((await desk.ownOrder()).today, []);
  const { version } = await office.view('head', laid.matterId);
  await office.who('head').send('POST', `/api/matters/${laid.matterId}/withdraw`, { expectedVersion: version });

  assert.deepEqual((await desk.ownOrder()).today, [laid.taskId]);
});

test('one secretary at a time, named by the leader alone; either ends it, and the order goes with him', async () => {
  const laid = await desk.sent('laid');
  await desk.named();
  const name = (key: string, whom: string) =>
    office.who(key).send<Json>('POST', '/api/matters/secretaries', { assignmentId: office.assignment(whom) });
  assert.equal(say(await name('head', 'helper')), '409 matters.secretary-set');
  assert.equal(say(await name('head', 'head')), '422 matters.secretary-self');
  assert.equal(say(await name('chief', 'system')), '422 matters.cannot-handle');
  const { mine } = (await office.who('head').get('/api/matters/secretaries')).body;
  const { forMe } = (await office.who('clerk').get('/api/matters/secretaries')).body;
  assert.deepEqual([mine.who, forMe[0].who, forMe[0].able], ['周敏', '陈国栋', true]);
  await desk.arrange('clerk', { expectedVersion: 0, today: [], later: [laid.taskId] });

  assert.equal(say(await desk.end('officer')), '404 matters.secretary-over');
  assert.equal(say(await desk.end('clerk')), '200');

  assert.equal(await desk.ownOrder(), undefined);
  assert.equal(say(await desk.orderAs('clerk')), '404 matters.secretary-over');
  assert.equal(say(await desk.end('head')), '404 matters.secretary-over');
});
