import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';

let house: TestHouse;
let officer: Visitor;
let head: Visitor;
let chief: Visitor;

before(async () => {
  house = await testHouse(registry);
  await smallAgency(house.house, 'jz');
  officer = await signIn(house.app, 'jz.officer', testPassword);
  head = await signIn(house.app, 'jz.head', testPassword);
  chief = await signIn(house.app, 'jz.chief', testPassword);
});
after(() => house.close());

async function complete(who: Visitor, matterId: string, extra: object = {}) {
  const { myTask, version } = (await who.get(`/api/matters/${matterId}`)).body;
  const answer = await who.send('POST', `/api/matters/${matterId}/tasks/${myTask.taskId}/complete`, {
    expectedVersion: version,
    decision: 'agree',
    ...extra,
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}

async function submitted(): Promise<string> {
  const { matterId } = (await officer.send('POST', '/api/matters', { kindCode: 'leave-request' })).body;
  const values = { leaveKind: 'ANNUAL', period: { from: '2026-12-01', to: '2026-12-03' }, reason: '回乡探亲' };
  await complete(officer, matterId, { values });
  return matterId;
}

interface Page {
  readonly rows: readonly { readonly matterId: string }[];
  readonly next?: string;
}

/** All rows of a box, one to a page, so that the cursor is tried at every row. */
async function box(who: Visitor, name: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (let after: string | undefined = ''; after !== undefined; ) {
    const { rows, next }: Page = (await who.get(`/api/matters?box=${name}&limit=1${after}`)).body;
    found.push(...rows.map((row) => row.matterId));
    after = next && `&cursor=${encodeURIComponent(next)}`;
  }
  return found;
}

async function ongoing(who: Visitor): Promise<readonly string[]> {
  const listed = await box(who, 'ongoing');
  const counted = (await who.get('/api/matters/counts')).body.ongoing;
  assert.equal(counted, listed.length, 'the number on the tab is the number of rows');
  return [...listed].sort();
}

test('在办 is what runs and was started or handled by me; its number is the number of its rows', async () => {
  // The clock stands still: every row has the same instant, so only the id orders them.
  const [first, second, third] = [await submitted(), await submitted(), await submitted()];
  assert.deepEqual(await ongoing(officer), [first, second, third].sort());
  assert.deepEqual(await ongoing(head), [], 'waiting for him is not handled by him');

  await complete(head, first, { opinion: '同意。' });
  await complete(head, second, { opinion: '同意。' });
  assert.deepEqual(await ongoing(head), [first, second].sort());
  assert.deepEqual([...(await box(head, 'done'))].sort(), [first, second].sort());

  await complete(chief, first);
  assert.deepEqual(await ongoing(officer), [second, third].sort());
  assert.deepEqual(await ongoing(head), [second]);
  assert.deepEqual(await box(head, 'closed'), [first]);

  const { version } = (await officer.get(`/api/matters/${third}`)).body;
  const back = await officer.send('POST', `/api/matters/${third}/withdraw`, { expectedVersion: version });
  assert.equal(back.status, 200, JSON.stringify(back.body));
  assert.deepEqual(await ongoing(officer), [second, third].sort(), 'taken back, it still runs and is still mine');
  assert.deepEqual(house.problems, []);
});
