import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ok } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';
import { completeFrom, draftingSlip, leaveValues, type Office, openOffice } from '../testing/office.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.close());

const who = (key: string) => office.who(key);

async function underCountersigning(): Promise<string> {
  const matterId = await office.begin('officer', 'outgoing-document');
  const address = `/api/gongwen/documents/${matterId}`;
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '正文。' }] }] };
  const saved = await who('officer').send('PUT', `${address}/body`, { baseVersion: 0, body });
  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  const section = (key: string, name: string) => ({ id: office.agency.sections.get(key) ?? '', name });
  const values = {
    ...draftingSlip('江州市住建局关于同时会签的通知'),
    countersignSectionA: section('legal', '法规科'),
    countersignSectionB: section('office', '办公室'),
  };
  await office.done('officer', matterId, { values });
  await office.done('head', matterId);
  return matterId;
}

test('whoever completes while the starter presses is done, and so is the pressing or it is told why not', async () => {
  for (let round = 0; round < 6; round += 1) {
    const matterId = await office.leaveRequest();
    const page = await office.view('head', matterId);

    const [completed, pressed] = await Promise.all([
      completeFrom(who('head'), page, { opinion: '同意' }),
      who('officer').send('POST', `/api/matters/${matterId}/press`, {}),
    ]);

    assert.equal(completed.status, 200, JSON.stringify(completed.body));
    assert.ok([200, 409, 422].includes(pressed.status), JSON.stringify(pressed.body));
  }
  assert.deepEqual(office.house.problems, []);
});

test('a draft that is submitted from two windows at once is submitted once', async () => {
  const matterId = await office.begin('officer', 'leave-request');
  const page = await office.view('officer', matterId);

  const answers = await Promise.all([1, 2, 3].map(() => completeFrom(who('officer'), page, { values: leaveValues })));

  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409, 409]);
  const acts = (await office.view('officer', matterId)).trace.map((line: { act: string }) => line.act);
  assert.equal(acts.filter((act: string) => act === '发起').length, 1, acts.join());
  assert.deepEqual(office.house.problems, []);
});

test('two countersigners whose pages were both open sign one after the other, and at the same moment', async () => {
  const inTurn = await underCountersigning();
  const pages = [await office.view('legal', inTurn), await office.view('director', inTurn)];
  assert.equal((await completeFrom(who('legal'), pages[0], { opinion: '无意见' })).status, 200);
  const second = await completeFrom(who('director'), pages[1], { opinion: '无意见' });
  assert.equal(second.status, 200, JSON.stringify(second.body));

  const together = await underCountersigning();
  const [legal, director] = [await office.view('legal', together), await office.view('director', together)];
  const answers = await Promise.all([
    completeFrom(who('legal'), legal, { opinion: '无意见' }),
    completeFrom(who('director'), director, { opinion: '无意见' }),
  ]);

  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200],
    JSON.stringify(answers.map(({ body }) => body)),
  );
  assert.equal((await office.view('director', together)).myTask.step, '办公室核稿');
  assert.deepEqual(office.house.problems, []);
});

test('nothing is handed to somebody who has left, and it is to somebody who is here', async () => {
  const matterId = await office.leaveRequest();
  const left = office.assignment('helper');
  await office.house.house.database.agency(office.agency.id, async (tx) => {
    tx.write(
      sql`update office.assignment set valid_to = '2026-11-01' where agency_id = ${office.agency.id} and id = ${left}`,
    );
    tx.write(
      sql`update office.agency set configuration_version = configuration_version + 1 where id = ${office.agency.id}`,
    );
    return ok(undefined);
  });
  const { version, myTask } = await office.view('head', matterId);
  const hand = (to: string) =>
    who('head').send('POST', `/api/matters/${matterId}/tasks/${myTask.taskId}/transfer`, {
      expectedVersion: version,
      toAssignmentId: to,
      reason: '出差',
    });

  const refused = await hand(left);
  const shown = await who('officer').send('POST', `/api/matters/${matterId}/circulate`, {
    expectedVersion: version,
    assignmentIds: [left],
  });
  const taken = await hand(office.assignment('legal'));

  assert.deepEqual([refused.body.code, shown.body.code], ['matters.unknown-person', 'matters.unknown-person']);
  assert.equal(taken.status, 200, JSON.stringify(taken.body));
});
