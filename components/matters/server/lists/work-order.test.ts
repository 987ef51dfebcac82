import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ok } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';
import { draftingSlip, type Office, openOffice } from '../../testing/office.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.close());

interface Page {
  readonly rows: readonly { readonly matterId: string }[];
  readonly asOf: string;
  readonly next?: string;
}

/** A request that waits for the head, due then and as urgent as it says; each a minute after the one before. */
async function waiting(dueAt: string | null, urgency: string | null): Promise<string> {
  const matterId = await office.leaveRequest();
  const { id } = office.agency;
  const { house, clock } = office.house;
  const made = await house.database.agency(id, async (tx) => {
    await tx.all(
      sql`update office.task set due_at = ${dueAt} where agency_id = ${id} and matter_id = ${matterId} and kind = 'do'`,
    );
    await tx.all(sql`update office.matter set urgency = ${urgency} where agency_id = ${id} and id = ${matterId}`);
    return ok(undefined);
  });
  assert.ok(made.ok);
  clock.advance(60_000);
  return matterId;
}

const page = async (after: string | undefined, limit: number): Promise<Page> => {
  const cursor = after === undefined ? '' : `&cursor=${encodeURIComponent(after)}`;
  const { status, body } = await office.who('head').get(`/api/matters?box=todo&limit=${limit}${cursor}`);
  assert.equal(status, 200, JSON.stringify(body));
  return body;
};

test('what is late and urgent stands first in 待办, page after page, and nothing is left out when time goes on between them', async () => {
  const early = await waiting(null, null);
  const soon = await waiting('2026-11-28T01:00:00.000Z', 'NORMAL');
  const lateForLong = await waiting('2026-10-20T01:00:00.000Z', null);
  const urgentlyLate = await waiting('2026-11-21T01:00:00.000Z', 'VERY_URGENT');
  const late = await waiting('2026-11-20T01:00:00.000Z', 'NORMAL');
  const nextMonth = await waiting('2026-12-20T01:00:00.000Z', 'IMMEDIATE');
  const today = await waiting('2026-11-24T02:15:00.000Z', 'IMMEDIATE');
  const urgentlySoon = await waiting('2026-11-29T01:00:00.000Z', 'URGENT');
  const last = await waiting(null, null);
  const expected = [...[urgentlyLate, lateForLong, late], ...[today, urgentlySoon, soon, nextMonth], ...[last, early]];

  const whole = await page(undefined, 50);
  assert.deepEqual(
    whole.rows.map((row) => row.matterId),
    expected,
  );
  const { overdue, todo } = (await office.who('head').get('/api/matters/counts')).body;
  assert.deepEqual([overdue, todo], [3, expected.length]);

  const found: string[] = [];
  for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
    const { rows, next }: Page = await page(after, 1);
    found.push(...rows.map((row) => row.matterId));
    after = next;
    // the next one due becomes late, and as late it would stand on a page that was read while the pages are read
    office.house.clock.advance(5 * 60_000);
  }
  assert.deepEqual(found, expected);
});

test('a cursor of another box, of another order or of nobody is refused', async () => {
  const { next } = await page(undefined, 1);
  assert.ok(next);
  for (const cursor of ['', '~', next.replace('~0~', '~x~'), `${next}~1`, next.split('~').slice(-2).join('~')]) {
    const refused = await office.who('head').get(`/api/matters?box=todo&cursor=${encodeURIComponent(cursor)}`);
    assert.deepEqual([refused.status, refused.body.code], [400, 'matters.cursor'], cursor);
  }
});

test('what has come since a list was read is asked for alone, wherever its place is', async () => {
  const { asOf } = await page(undefined, 1);
  office.house.clock.advance(60_000);
  const arrived = await waiting(null, null);
  const since = (box: string, moment: string) => office.who('head').get(`/api/matters?box=${box}&since=${moment}`);

  const found = (await since('todo', asOf)).body;

  assert.deepEqual(
    found.rows.map((row: { readonly matterId: string }) => row.matterId),
    [arrived],
  );
  assert.deepEqual((await since('todo', found.asOf)).body.rows, [], 'nothing came after that');
  const mine = (moment: string) => office.who('officer').get(`/api/matters?box=mine&since=${moment}`);
  assert.deepEqual([(await mine(asOf)).body.rows.length, (await mine(found.asOf)).body.rows.length], [1, 0]);
  assert.deepEqual([(await since('todo', 'now')).status, (await since('done', '2026-02-31')).status], [400, 400]);
});

/** A document that waits for its drafter again, to be reworked. */
async function returned(title: string): Promise<string> {
  const matterId = await office.begin('officer', 'outgoing-document');
  const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '正文。' }] }] };
  await office.who('officer').send('PUT', `/api/gongwen/documents/${matterId}/body`, { baseVersion: 0, body });
  await office.done('officer', matterId, { values: draftingSlip(title) });
  const { version, myTask } = await office.view('head', matterId);
  const address = `/api/matters/${matterId}/tasks/${myTask.taskId}/return`;
  const told = { expectedVersion: version, target: myTask.returnTargets[0].target, mode: 'rewalk', reason: '改缓急' };
  const answer = await office.who('head').send('POST', address, told);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  office.house.clock.advance(60_000);
  return matterId;
}

test('a 缓急 that is chosen while a step is worked on moves the matter at once, not only when the step is completed', async () => {
  const [former, latter] = [await returned('关于检查脚手架的通知'), await returned('关于检查塔吊的通知')];
  const officer = office.who('officer');
  const todo = async (): Promise<readonly string[]> =>
    (await officer.get('/api/matters?box=todo')).body.rows.map((row: { readonly matterId: string }) => row.matterId);
  assert.deepEqual(await todo(), [latter, former]);

  const { version } = await office.view('officer', former);
  const saved = await officer.send('PUT', `/api/matters/${former}/values`, {
    expectedVersion: version,
    values: { urgency: 'URGENT' },
  });

  assert.equal(saved.status, 200, JSON.stringify(saved.body));
  assert.deepEqual(await todo(), [former, latter]);
});
