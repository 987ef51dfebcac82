import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Office, openOffice } from '../testing/office.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.close());

interface Page {
  readonly rows: readonly { readonly matterId: string }[];
  readonly next?: string;
}

/** All rows of a box, one to a page, so that the cursor is tried at every row. */
async function box(key: string, name: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (let after: string | undefined = ''; after !== undefined; ) {
    const { rows, next }: Page = (await office.who(key).get(`/api/matters?box=${name}&limit=1${after}`)).body;
    found.push(...rows.map((row) => row.matterId));
    after = next && `&cursor=${encodeURIComponent(next)}`;
  }
  return found;
}

async function ongoing(key: string): Promise<readonly string[]> {
  const listed = await box(key, 'ongoing');
  const counted = (await office.who(key).get('/api/matters/counts')).body.ongoing;
  assert.equal(counted, listed.length, 'the number on the tab is the number of rows');
  return [...listed].sort();
}

test('在办 is what runs and was started or handled by me; its number is the number of its rows', async () => {
  // The clock stands still: every row has the same instant, so only the id orders them.
  const [first, second, third] = [
    await office.leaveRequest(),
    await office.leaveRequest(),
    await office.leaveRequest(),
  ];
  assert.deepEqual(await ongoing('officer'), [first, second, third].sort());
  assert.deepEqual(await ongoing('head'), [], 'waiting for him is not handled by him');

  await office.done('head', first, { opinion: '同意。' });
  await office.done('head', second, { opinion: '同意。' });
  assert.deepEqual(await ongoing('head'), [first, second].sort());
  assert.deepEqual([...(await box('head', 'done'))].sort(), [first, second].sort());

  await office.done('chief', first);
  assert.deepEqual(await ongoing('officer'), [second, third].sort());
  assert.deepEqual(await ongoing('head'), [second]);
  assert.deepEqual(await box('head', 'closed'), [first]);

  const { version } = await office.view('officer', third);
  const back = await office.who('officer').send('POST', `/api/matters/${third}/withdraw`, { expectedVersion: version });
  assert.equal(back.status, 200, JSON.stringify(back.body));
  assert.deepEqual(await ongoing('officer'), [second, third].sort(), 'taken back, it still runs and is still mine');
  assert.deepEqual(office.house.problems, []);
});
