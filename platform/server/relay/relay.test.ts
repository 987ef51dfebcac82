import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type AgencyId, addMillis, type Instant, ok, reject } from '@gov/base';
import { type Database, openDatabase } from '#platform/server/database/pool.ts';
import { sql } from '#platform/server/database/sql.ts';
import { type TestDatabase, testDatabase } from '#platform/testkit/database.ts';
import { createRelay } from './relay.ts';
import {
  deadWakeUps,
  type LeasedWakeUp,
  reviveWakeUp,
  setWakeUpParts,
  takeDue,
  type WakeUp,
  wakeUpRows,
} from './wake-up-store.ts';
import { postpone, type RelayOptions } from './work-on.ts';

const cityOffice = '0198d3c4-0000-7000-8000-00000000000a' as AgencyId;
const healthBureau = '0198d3c4-0000-7000-8000-00000000000b' as AgencyId;

let house: TestDatabase;
let database: Database;
let now = '2026-11-24T01:00:00.000Z' as Instant;
const clock = { now: () => now };

const leave = (agencyId: AgencyId, ...wakeUps: readonly Partial<WakeUp>[]) =>
  database.agency(agencyId, async (tx) =>
    ok(
      tx.write(
        wakeUpRows(
          agencyId,
          wakeUps.map((one) => ({ kind: 'test.work', key: 'k', dueAt: now, ...one })),
        ),
      ),
    ),
  );
const waiting = () =>
  database.read(sql<{
    key: string;
    attempts: number;
    state: string;
    dueAt: Instant | null;
    lastErrorCode: string | null;
  }>`
    select key, attempts, state, due_at as "dueAt", last_error_code as "lastErrorCode" from office.wake_up order by key`);
const relayFor = (run: RelayOptions['run'], more: Partial<RelayOptions> = {}) =>
  createRelay({ database, clock, run, log: () => undefined, ...more });
const takeAll = () =>
  database.read(takeDue({ now, leaseUntil: addMillis(now, 120_000), atMost: 10, atMostPerAgency: 10 }));
/** A run that only notes what it did. */
const noting =
  (done: string[]): RelayOptions['run'] =>
  (work, transact) =>
    transact(async () => ok(done.push(`${work.agencyId === cityOffice ? 'city' : 'health'}:${work.key}`)));

before(async () => {
  house = await testDatabase();
  database = openDatabase({ url: house.url, maximumConnections: 6 });
  for (const [id, code] of [
    [cityOffice, 'city'],
    [healthBureau, 'health'],
  ] as const) {
    await database.read(sql`insert into office.agency (id, code, name, short_name, kind, level, created_at)
      values (${id}, ${code}, ${code}, ${code}, 'AGENCY', 'CITY', ${now})`);
  }
});
after(async () => {
  await database.stop();
  await house.drop();
});
beforeEach(async () => {
  await database.read(sql`delete from office.wake_up`);
});

test('work is done inside its own agency once it is due, and is then gone', async () => {
  const seen: string[] = [];
  const relay = relayFor((work, transact) =>
    transact(async (tx) => {
      const row = await tx.first(sql<{ agency: string }>`select office.current_agency() as agency`);
      return ok(seen.push(`${row?.agency} ${work.key}`));
    }),
  );
  await leave(cityOffice, { key: 'now' }, { key: 'later', dueAt: addMillis(now, 60_000) });

  assert.equal(await relay.settle(), 1);
  assert.deepEqual(seen, [`${cityOffice} now`]);

  now = addMillis(now, 60_000);
  assert.equal(await relay.settle(), 1);
  assert.deepEqual(await waiting(), []);
});

test('asking twice for the same work does it once, at the earlier time', async () => {
  const done: string[] = [];
  await leave(cityOffice, { dueAt: addMillis(now, 60_000) }, { dueAt: addMillis(now, 90_000) });
  await leave(cityOffice, { dueAt: now });

  assert.equal(await relayFor(noting(done)).settle(), 1);
  assert.deepEqual(done, ['city:k']);
});

test('what is asked for again during the run is done again afterwards, never lost and never at once', async () => {
  let runs = 0;
  let atOnce = 0;
  const relay = relayFor(async (_work, transact) => {
    runs++;
    atOnce++;
    const result = await transact(async () => {
      if (runs === 1) await leave(cityOffice, {});
      assert.equal(atOnce, 1);
      return ok(undefined);
    });
    atOnce--;
    return result;
  });
  await leave(cityOffice, {});

  assert.equal(await relay.settle(), 2);
  assert.deepEqual(await waiting(), []);
});

test('work may set its own next time', async () => {
  const tomorrow = addMillis(now, 86_400_000);
  const relay = relayFor((work, transact) =>
    transact(async (tx) =>
      ok(tx.write(wakeUpRows(tx.agencyId, [{ kind: work.kind, key: work.key, dueAt: tomorrow }]))),
    ),
  );
  await leave(cityOffice, {});

  assert.equal(await relay.settle(), 1);
  assert.equal((await waiting())[0]?.dueAt, tomorrow);
});

const setTo = (dueAt: Instant | undefined, key = 'k') =>
  database.agency(cityOffice, async (tx) => {
    tx.hold(setWakeUpParts(cityOffice, [{ kind: 'test.work', key, dueAt }]));
    return ok(undefined);
  });
const dueTimes = async () => (await waiting()).map(({ key, dueAt }) => [key, dueAt]);

test('a time that moves has one wake-up: later, earlier, or none at all', async () => {
  const [soon, late] = [addMillis(now, 60_000), addMillis(now, 90_000)];
  await setTo(soon);
  await setTo(late);
  assert.deepEqual(await dueTimes(), [['k', late]]);
  await setTo(soon);
  await setTo(late, 'other');
  assert.deepEqual(await dueTimes(), [
    ['k', soon],
    ['other', late],
  ]);
  await setTo(undefined);
  await setTo(undefined, 'never asked for');

  assert.deepEqual(await dueTimes(), [['other', late]]);
});

test('what is withdrawn while it is being worked on is not done once more; what is set meanwhile is the next run', async () => {
  const next = addMillis(now, 60_000);
  const during = (dueAt: Instant | undefined) =>
    relayFor((_work, transact) =>
      transact(async () => {
        await setTo(now);
        await setTo(dueAt);
        return ok(undefined);
      }),
    );
  await setTo(now);
  assert.equal(await during(next).settle(), 1);
  assert.deepEqual(await dueTimes(), [['k', next]]);

  await setTo(now);
  assert.equal(await during(undefined).settle(), 1);
  assert.deepEqual(await dueTimes(), []);
});

test('work that is postponed writes nothing, is no failure, and is tried again then, however often', async () => {
  let runs = 0;
  const logged: unknown[] = [];
  const relay = relayFor(
    (_work, transact) =>
      transact(async (tx) => {
        runs++;
        tx.write(
          sql`insert into office.section (agency_id, id, name, valid_from) values (${tx.agencyId}, ${tx.agencyId}, '科', '2026-01-01')`,
        );
        return postpone(addMillis(now, 3_600_000), 'test.refused');
      }),
    { maximumAttempts: 2, log: ({ event, errorCode }) => logged.push([event, errorCode]) },
  );
  await leave(cityOffice, {});
  for (let n = 1; n <= 4; n++) {
    await relay.settle();
    assert.equal(runs, n);
    assert.deepEqual(await waiting(), [
      { key: 'k', attempts: 0, state: 'WAITING', dueAt: addMillis(now, 3_600_000), lastErrorCode: 'test.refused' },
    ]);
    now = addMillis(now, 3_600_000);
  }
  assert.deepEqual(logged, [['wake-up-postponed', 'test.refused']], 'why is said once');

  const sections = await database.agency(cityOffice, async (tx) =>
    ok(await tx.all(sql`select id from office.section where id = ${cityOffice}`)),
  );
  assert.deepEqual(sections, ok([]));
});

test('a refused run writes nothing, waits longer each time, and after the last attempt stays visible as dead', async () => {
  const relay = relayFor(
    (_work, transact) =>
      transact(async (tx) => {
        tx.write(
          sql`insert into office.section (agency_id, id, name, valid_from) values (${tx.agencyId}, ${tx.agencyId}, '科', '2026-01-01')`,
        );
        return reject('test.not-yet');
      }),
    { maximumAttempts: 3 },
  );
  await leave(cityOffice, {});

  assert.equal(await relay.settle(), 1);
  assert.deepEqual(await waiting(), [
    { key: 'k', attempts: 1, state: 'WAITING', dueAt: addMillis(now, 1000), lastErrorCode: 'test.not-yet' },
  ]);
  for (let n = 0; n < 4; n++) {
    now = addMillis(now, 4_000);
    await relay.settle();
  }

  assert.deepEqual(await database.read(deadWakeUps(10)), [
    {
      agencyId: cityOffice,
      agencyCode: 'city',
      kind: 'test.work',
      key: 'k',
      attempts: 3,
      lastErrorCode: 'test.not-yet',
    },
  ]);
  const sections = await database.agency(cityOffice, async (tx) =>
    ok(await tx.all(sql`select id from office.section`)),
  );
  assert.deepEqual(sections, ok([]));

  const done: string[] = [];
  await database.read(reviveWakeUp(cityOffice, 'test.work', 'k', now));
  assert.equal(await relayFor(noting(done)).settle(), 1);
});

test('an exception is a failure of that work alone and its text is not kept', async () => {
  const relay = relayFor(async (work, transact) => {
    if (work.key === 'bad') throw new TypeError('关于某人的内容');
    return transact(async () => ok(undefined));
  });
  await leave(cityOffice, { key: 'bad' }, { key: 'good' });

  await relay.settle();

  assert.deepEqual(
    (await waiting()).map((row) => [row.key, row.lastErrorCode]),
    [['bad', 'exception.TypeError']],
  );
});

test('a process that lost its lease cannot commit: the fence holds it off and the other one did the work', async () => {
  const insert = (n: number) => sql`insert into office.section (agency_id, id, name, valid_from)
    values (${cityOffice}, ${`0198d3c4-0000-7000-8000-0000000002${n}0`}, '科', '2026-01-01')`;
  let round = 0;
  const relay = relayFor(async (_work, transact) => {
    const mine = ++round;
    return transact(async (tx) => {
      if (mine === 1) {
        now = addMillis(now, 121_000);
        await relay.settle();
      }
      return ok(tx.write(insert(mine)));
    });
  });
  await leave(cityOffice, {});

  await relay.settle();

  const rows = await database.agency(cityOffice, async (tx) =>
    ok(await tx.all(sql<{ id: string }>`select id from office.section where name = '科' order by id`)),
  );
  assert.deepEqual(rows, ok([{ id: '0198d3c4-0000-7000-8000-000000000220' }]));
  assert.deepEqual(await waiting(), []);
});

test('long work that says it is still at it is not taken by a second process; silent work is', async () => {
  const takenMeanwhile: number[] = [];
  const relay = relayFor(async (work, transact, stillAtIt) => {
    now = addMillis(now, 100_000);
    if (work.key === 'talks') await stillAtIt();
    now = addMillis(now, 100_000);
    takenMeanwhile.push((await takeAll()).length);
    return transact(async () => ok(undefined));
  });

  await leave(cityOffice, { key: 'talks' });
  assert.equal(await relay.settle(), 1);
  await leave(cityOffice, { key: 'silent' });
  await relay.settle();

  assert.deepEqual(takenMeanwhile, [0, 1]);
});

test('work that takes its process down again and again is given up', async () => {
  await leave(cityOffice, {});
  for (let n = 0; n < 3; n++) {
    assert.equal((await takeAll()).length, 1);
    now = addMillis(now, 121_000);
  }

  await relayFor(noting([]), { maximumAttempts: 3 }).settle();

  assert.deepEqual(
    (await database.read(deadWakeUps(10))).map((dead) => dead.lastErrorCode),
    ['relay.abandoned'],
  );
});

test('a crowd of one agency does not hold up the others', async () => {
  const done: string[] = [];
  await leave(cityOffice, ...Array.from({ length: 50 }, (_, n) => ({ key: `c${n}`, dueAt: addMillis(now, -1000) })));
  await leave(healthBureau, { key: 'h' });

  await relayFor(noting(done), { concurrency: 4 }).settle();

  assert.equal(done.length, 51);
  assert.ok(done.indexOf('health:h') < 4, `it came as number ${done.indexOf('health:h')}`);
});

test('two processes share the work and nothing is done twice', async () => {
  const done: string[] = [];
  const left = Array.from({ length: 60 }, (_, n) => ({ key: `k${n}` }));
  await leave(cityOffice, ...left);

  await Promise.all([relayFor(noting(done)).settle(), relayFor(noting(done)).settle()]);

  assert.equal(done.length, 60);
  assert.equal(new Set(done).size, 60);
});

test('after a poke the work is done at once, not at the next poll, and stopping waits for what is running', async () => {
  const begun = Promise.withResolvers<LeasedWakeUp>();
  let finished = false;
  const relay = relayFor(
    (work, transact) =>
      transact(async (tx) => {
        begun.resolve(work);
        await tx.all(sql`select pg_sleep(0.05)`);
        finished = true;
        return ok(undefined);
      }),
    { pollMs: 60_000 },
  );
  relay.start();
  await leave(cityOffice, {});

  relay.poke();
  await begun.promise;
  await relay.stop();

  assert.equal(finished, true);
  assert.deepEqual(await waiting(), []);
});
