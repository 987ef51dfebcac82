import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ok, reject } from '@gov/base';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { type SmallAgency, smallAgency } from '#platform/testkit/small-agency.ts';
import type { BookChoice } from '../../rules/number-prefix.ts';
import { listBooks } from './store.ts';
import { takeNumber } from './take-number.ts';

let house: TestHouse;
let agency: SmallAgency;
before(async () => {
  house = await testHouse(registry);
  agency = await smallAgency(house.house, 'jz', '江州市住建局');
});
after(() => house.close());

const book: BookChoice = { prefix: '江建发', style: 'YEARLY' };
const date = '2026-11-24' as Parameters<typeof takeNumber>[1]['date']; // reason: written in the branded form

const newId = <B extends string>() => house.house.ids.next() as B; // reason: a fresh id is of the kind its first user says

const take = (from = book, refused = false) =>
  house.house.database.agency(agency.id, async (tx) => {
    const context = { tx, now: house.clock.now(), newId };
    const number = await takeNumber(context, { purpose: 'OUT', book: from, date, matterId: newId() });
    return refused ? reject('http.busy') : ok(number);
  });

test('64 documents numbered at the same time get 64 consecutive numbers', async () => {
  const taken = await Promise.all(Array.from({ length: 64 }, () => take()));

  const numbers = taken.map((one) => (one.ok ? one.value : ''));
  const wanted = Array.from({ length: 64 }, (_, i) => `江建发〔2026〕${i + 1}号`);
  assert.deepEqual([...numbers].sort(), wanted.sort());
});

test('a refused step gives its number back, also while others are numbering', async () => {
  const other = { prefix: '江建函', style: 'YEARLY' } satisfies BookChoice;

  const taken = await Promise.all(Array.from({ length: 24 }, (_, i) => take(other, i % 3 === 0)));

  const numbers = taken.flatMap((one) => (one.ok ? [one.value] : []));
  const wanted = Array.from({ length: 16 }, (_, i) => `江建函〔2026〕${i + 1}号`);
  assert.deepEqual([...numbers].sort(), wanted.sort());
  const books = await house.house.database.agency(agency.id, async (tx) => ok(await tx.all(listBooks(tx.agencyId))));
  const row = books.ok ? books.value.find((one) => one.prefix === '江建函') : undefined;
  assert.deepEqual([row?.next, row?.used, row?.void], [17, 16, 0]);
});

test('命令 count through the years and carry neither prefix nor year', async () => {
  const orders = { prefix: '江建令', style: 'SERIAL' } satisfies BookChoice;

  assert.deepEqual(await take(orders), ok('第1号'));
  assert.deepEqual(await take(orders), ok('第2号'));
});
