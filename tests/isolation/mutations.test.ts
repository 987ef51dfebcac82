/** The wall between agencies is broken on purpose: one of each kind here, on every table with `npm run test:long`. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { Client } from 'pg';
import { lintCatalogue } from '#platform/server/database/catalogue-lint.ts';
import { catalogueRules, doorFunctions } from '#platform/server/database/catalogue-rules.ts';
import { type Ask, blamed, leaksOf, lookAround } from '#platform/testkit/inspection/isolation-probe.ts';
import { type Detector, doorPredicates, mutationsOf } from './mutations.ts';
import {
  type TwoAgencies,
  throughCountsDoor,
  throughIdentitiesDoor,
  throughPeopleDoor,
  throughSearchDoor,
  twoAgencies,
} from './two-agencies.ts';

const long = process.env.LONG !== undefined;
let two: TwoAgencies;
let superuser: Client;

before(async () => {
  two = await twoAgencies();
  superuser = new Client({ connectionString: two.house.superuserUrl });
  await superuser.connect();
});
after(async () => {
  await superuser.end();
  await two.house.close();
});

const detectors: Readonly<Record<Detector, () => Promise<readonly string[]>>> = {
  catalogue: () => lintCatalogue(two.house.house.database),
  rows: () => leaksOf(two.house.house.database, { own: two.theirs.id, canary: two.canary, expected: two.filled }),
  async doors() {
    const foreign = (await throughSearchDoor(two)).foreign + (await throughIdentitiesDoor(two));
    const { surplus } = await throughCountsDoor(two);
    const people = await throughPeopleDoor(two);
    return [
      ...(foreign > 0 ? [`the doors showed ${foreign} foreign rows`] : []),
      ...(surplus > 0 ? [`${surplus} tasks were counted that are somebody else's`] : []),
      ...(isDeepStrictEqual(people, everybody()) ? [] : [`people were counted wrongly: ${JSON.stringify(people)}`]),
    ];
  },
};
/** One of theirs has left, see two-agencies.ts. */
const everybody = () => ({ now: [two.ours.people.size, two.theirs.people.size - 1], before: [0, 0] });
const everything = async () => (await Promise.all(Object.values(detectors).map((detect) => detect()))).flat();

test('every way to break the wall is noticed by everybody who must notice it', async () => {
  const mutations = await mutationsOf(superuser, two.filled, long ? undefined : 'matter');
  assert.deepEqual(await everything(), [], 'whole before');

  for (const { kind, breakIt, mendIt, noticedBy } of mutations) {
    await superuser.query(breakIt);
    try {
      for (const detector of noticedBy)
        assert.notDeepEqual(await detectors[detector](), [], `${kind}: not noticed by ${detector}\n${breakIt}`);
    } finally {
      await superuser.query(mendIt);
    }
  }

  assert.deepEqual(await everything(), [], 'whole again');
  console.log(`${mutations.length} mutations of ${new Set(mutations.map((m) => m.kind)).size} kinds noticed`);
});

test('the list of doors names exactly the functions that run with the rights of a door', async () => {
  const doors = await superuser.query<{ readonly name: string }>(
    `select proname as name from pg_proc where pronamespace = 'office'::regnamespace and prosecdef order by proname`,
  );

  assert.deepEqual(
    doors.rows.map(({ name }) => name),
    doorFunctions.toSorted(),
  );
});

test('every door is opened too wide by at least one mutation', () => {
  const broken = new Set<string>(doorPredicates.map(([door]) => door));

  assert.deepEqual([...broken].toSorted(), doorFunctions.toSorted());
});

test('an application role that may pass row security is noticed in the catalogue and by its rows', async () => {
  // Roles belong to the whole server: broken inside a transaction that is rolled back, looked at from inside it.
  await superuser.query('begin');
  try {
    await superuser.query('alter role gov_app bypassrls');
    await superuser.query('set local session authorization gov_app');
    await superuser.query(`select set_config('office.agency_id', $1, true)`, [two.theirs.id]);
    const ask: Ask = async <Row>({ text, values }: { readonly text: string; readonly values: readonly unknown[] }) =>
      (await superuser.query(text, [...values])).rows as Row[]; // reason: the statement carries the row type

    const powers = catalogueRules.find((rule) => rule.name === 'powers');
    assert.ok(powers && (await ask(powers.offenders)).length > 0, 'the catalogue');
    assert.notDeepEqual(blamed(await lookAround(ask, { own: two.theirs.id, canary: two.canary })), [], 'the rows');
  } finally {
    await superuser.query('rollback');
  }
  assert.deepEqual(await everything(), []);
});
