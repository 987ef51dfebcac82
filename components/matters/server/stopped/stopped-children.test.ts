import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Json, Visitor } from '#platform/testkit/sign-in.ts';
import { childParts, childrenKinds } from '../../testing/children-kinds.ts';
import { leaveValues, type Office, openOffice, strangerBeside } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

let office: Office;
let system: Visitor;
before(async () => {
  office = await openOffice();
  system = await office.as('system');
  await childrenKinds(office);
});
after(() => office.close());

const rows = async (): Promise<Json[]> => (await system.get('/api/matters/stopped/children')).body.rows;
const retry = (who: Visitor, matterId: string) =>
  who.send('POST', `/api/matters/stopped/children/${matterId}/retry`, {});

test('启动不了的子流程列在停下的流程里，写明原因；补好以后点重试就启动，不再列出', async () => {
  const matterId = await office.begin('officer', 'missing');
  await office.done('officer', matterId, { values: leaveValues });
  await office.done('head', matterId);
  await office.house.relay.settle();

  const [row] = await rows();
  assert.equal(row.matterId, matterId);
  assert.deepEqual(
    [row.kindName, row.step, row.childKind, row.children, row.starterSection],
    ['missing', '分送承办', 'not-there', 1, '建管科'],
  );
  assert.match(row.why, /没有这种事项，或已停用/);
  assert.equal((await system.get('/api/matters/stopped/counts')).body.children, 1);
  assert.ok(!JSON.stringify(row).includes(leaveValues.reason), 'no content');
  const stranger = await strangerBeside(office);
  assert.equal((await retry(stranger, matterId)).status, 404, 'another agency finds none');
  assert.equal((await retry(office.who('officer'), matterId)).status, 403);

  assert.equal((await retry(system, matterId)).status, 200);
  await office.house.relay.settle();
  assert.equal((await rows()).length, 1, 'the cause is still there');
  await publishKind(office, 'not-there', childParts);
  const answer = await retry(system, matterId);
  assert.equal(answer.body.said, '正在再试 1 个子流程，启动了就不再列在这里');
  await office.house.relay.settle();

  assert.deepEqual(await rows(), []);
  const [child] = (await office.view('officer', matterId)).children;
  assert.equal(child.state, 'running');
  const over = await retry(system, matterId);
  assert.equal(over.body.code, 'matters.no-stopped-children');
  assert.deepEqual(office.house.problems, []);
});
