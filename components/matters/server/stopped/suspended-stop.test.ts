import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Json, Visitor } from '#platform/testkit/sign-in.ts';
import { beginAs, doneAs, leaveValues, type Office, openOffice } from '../../testing/office.ts';

let office: Office;
let system: Visitor;
before(async () => {
  office = await openOffice();
  system = await office.as('system');
});
after(() => office.close());

const post = async (path: string, body: object): Promise<Json> => {
  const answer = await system.send('POST', path, body);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
};
/** How many stand still, and how many of them are listed. */
const stopped = async (): Promise<readonly [number, number]> => {
  const { rows } = (await system.get('/api/matters/stopped')).body;
  return [(await system.get('/api/matters/stopped/counts')).body.stopped, rows.length];
};

test('what is suspended while it stands still is not listed, and asked for again only when it goes on', async () => {
  const head = `/api/organisation/persons/${office.agency.people.get('head')}`;
  const { version: ofHead } = (await system.get(head)).body;
  await post(`${head}/end`, { on: '2026-11-24', expectedVersion: ofHead });
  const matterId = await beginAs(office.who('officer'), 'leave-request');
  await doneAs(office.who('officer'), matterId, { values: leaveValues });
  await office.house.relay.settle();
  assert.deepEqual(await stopped(), [1, 1]);
  const { version } = await office.view('officer', matterId);
  await post(`/api/matters/monitor/${matterId}/suspend`, { expectedVersion: version, reason: '等机构调整' });

  assert.deepEqual(await stopped(), [0, 0]);
  await post(`/api/organisation/persons/${office.agency.people.get('helper')}/assignments`, {
    sectionId: office.agency.sections.get('works'),
    postId: office.agency.posts.get('head'),
    from: '2026-11-24',
  });
  office.house.clock.advance(20 * 60_000);
  await office.house.relay.settle();
  const suspended = await office.view('officer', matterId);
  assert.deepEqual([suspended.version, suspended.openTasks], [version + 1, []]);

  await post(`/api/matters/monitor/${matterId}/resume`, { expectedVersion: version + 1 });
  office.house.clock.advance(5 * 60_000);
  await office.house.relay.settle();

  const [task] = (await office.view('officer', matterId)).openTasks;
  assert.equal(task?.holder.name, '马晓东');
  assert.deepEqual(await stopped(), [0, 0]);
  assert.deepEqual(office.house.problems, []);
});
