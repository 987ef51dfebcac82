import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ok } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';
import { type Office, openOffice } from '../../testing/office.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.close());

interface Page {
  readonly rows: readonly { readonly matterId: string }[];
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
