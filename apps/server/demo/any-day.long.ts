import assert from 'node:assert/strict';
import { test } from 'node:test';
import { registry } from '#apps/server/registry.generated.ts';
import { demoPassword } from '#components/identity/contract.ts';
import { testHouse } from '#platform/testkit/house.ts';
import { signIn } from '#platform/testkit/sign-in.ts';
import { loadDemoCity } from './load-demo-city.ts';

/** A first start may be on any day: a weekend, a long holiday, the last and the first of a year, a leap day, at night. */
const days = [
  '2026-11-29T10:30:00.000Z',
  '2026-12-31T16:30:00.000Z',
  '2027-01-01T03:00:00.000Z',
  '2027-02-08T01:00:00.000Z',
  '2028-02-29T15:59:59.000Z',
  '2026-10-04T00:00:00.000Z',
];

for (const now of days)
  test(`the city loads on ${now}, with a year of work behind it`, async () => {
    const house = await testHouse(registry, { now });
    try {
      await loadDemoCity(house, () => undefined);
      const office = await signIn(house.app, 'zhaolixin', demoPassword);
      const handled = await office.get('/api/matters?box=done&limit=20');
      assert.equal(handled.status, 200, JSON.stringify(handled.body));
      assert.ok(handled.body.next, 'the head of the office has handled more than a page of matters');
      assert.deepEqual(house.problems, []);
    } finally {
      await house.close();
    }
  });
