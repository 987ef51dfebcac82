import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { lintCatalogue } from '#platform/server/database/catalogue-lint.ts';
import { leaksOf, sightsOf } from '#platform/testkit/inspection/isolation-probe.ts';
import { type TwoAgencies, throughCountsDoor, throughSearchDoor, twoAgencies } from './two-agencies.ts';

let two: TwoAgencies;
before(async () => {
  two = await twoAgencies();
});
after(() => two.house.close());

test('the catalogue of the whole house keeps agencies apart', async () => {
  assert.deepEqual(await lintCatalogue(two.house.house.database), []);
});

test('of every agency table an agency sees its own rows and none of another, and gives none away', async () => {
  const { house, theirs, canary, filled } = two;

  assert.deepEqual(await leaksOf(house.house.database, { own: theirs.id, canary, expected: filled }), []);

  for (const table of [
    'matter',
    'matter_content',
    'task',
    'opinion',
    'audit_event',
    'person',
    'phrase',
    'saved_filter',
  ])
    assert.ok(filled.includes(table), `positive control: rows of ${table}`);
});

test('hardly a table is empty in both agencies, so that its wall is seen to hold', () => {
  const ofThePlatform = ['agency_opening', 'agency_renaming'];
  // Their rows come of what goes wrong or is changed under way; the catalogue's rules hold for them as for all.
  const notFilled = ['matter_hand_over', 'matter_message', 'matter_stop', 'matter_value_change'];
  const queues = ['audit_pending', 'outbox_event', 'wake_up'];

  const empty = two.empty.filter((table) => !queues.includes(table));

  assert.deepEqual(empty, [...ofThePlatform, ...notFilled]);
});

test('the words of an agency are found by itself in several tables', async () => {
  const sights = await sightsOf(two.house.house.database, { own: two.ours.id, canary: two.canary });

  const tables = sights.filter(({ canaries }) => canaries > 0).map(({ table }) => table);

  for (const table of ['matter_content', 'opinion', 'phrase', 'saved_filter']) assert.ok(tables.includes(table), table);
});

test('the search door answers an agency only about itself, whatever it is asked', async () => {
  const { own, foreign } = await throughSearchDoor(two);

  assert.ok(own > 0, 'positive control');
  assert.equal(foreign, 0);
});

test('the door of own counts tells every account exactly what waits for it, and nothing of anybody else', async () => {
  const { own, surplus } = await throughCountsDoor(two);

  assert.ok(own >= 2, 'positive control: a request waits in each agency');
  assert.equal(surplus, 0);
});

test('without an agency no agency table can be read at all', async () => {
  const { database } = two.house.house;
  const reading = { text: 'select 1 as one from office.person', values: [], name: 'no_agency' };

  await assert.rejects(database.read(reading), /no agency in this transaction/);
});
