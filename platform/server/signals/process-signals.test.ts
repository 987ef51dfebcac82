import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ok } from '@gov/base';
import type { FastifyInstance } from 'fastify';
import { Client } from 'pg';
import { registry } from '#apps/server/registry.generated.ts';
import type { OpenHouse } from '#platform/server/components/open-house.ts';
import { deliverKind } from '#platform/server/outbox/deliver-event.ts';
import { wakeUpRows } from '#platform/server/relay/wake-up-store.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { signIn } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { openSignals } from './process-signals.ts';
import { signalsName } from './signal-line.ts';

/** Nobody finds anything by looking again: what arrives within a test was told. */
const relayPollMs = 600_000;
const soonMs = 5_000;

let here: TestHouse;
let there: OpenHouse & { readonly app: FastifyInstance };
let thereAddress: string;
let superuser: Client;
let agency: SmallAgency;

before(async () => {
  here = await testHouse(registry, { relayPollMs });
  agency = await smallAgency(here.house, 'jz');
  await here.relay.settle();
  there = await here.beside();
  thereAddress = await there.app.listen({ port: 0, host: '127.0.0.1' });
  there.relay.start();
  superuser = new Client({ connectionString: here.superuserUrl });
  await superuser.connect();
});
after(async () => {
  await superuser.end();
  await here.close();
});

/** A page that is connected to the other process: answers the topics it hears. */
async function pageThere(signInName: string) {
  const visitor = await signIn(there.app, signInName, testPassword);
  const reply = await fetch(`${thereAddress}/api/live`, { headers: { cookie: visitor.cookie } });
  assert.equal(reply.status, 200);
  const topics: string[] = [];
  void (async () => {
    const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
      for (const [, topic] of part.value.matchAll(/"topic":"([^"]+)"/g)) topics.push(topic ?? '');
  })().catch(() => undefined);
  return topics;
}

/** Looks until it holds, for a short time: the other process works by itself. */
async function soon(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const until = performance.now() + soonMs;
  while (!(await holds())) {
    if (performance.now() > until) assert.fail(`${what} did not happen within ${soonMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const values = { leaveKind: 'ANNUAL', period: { from: '2026-12-01', to: '2026-12-03' }, reason: '回乡' };

/** An officer hands in a request through this process. */
async function handInHere(): Promise<void> {
  const officer = await signIn(here.app, 'jz.officer', testPassword);
  const { matterId } = (await officer.send('POST', '/api/matters', { kindCode: 'leave-request' })).body;
  const seen = (await officer.get(`/api/matters/${matterId}`)).body;
  const answer = await officer.send('POST', `/api/matters/${matterId}/tasks/${seen.myTask.taskId}/complete`, {
    expectedVersion: seen.version,
    decision: 'agree',
    values,
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}

/** This process leaves work behind; its own relay does not run. */
async function leaveWorkHere(): Promise<void> {
  const { database, clock, ids, poke } = here.house;
  const work = { kind: deliverKind, key: ids.next(), dueAt: clock.now() };
  await database.agency(agency.id, async (tx) => ok(tx.write(wakeUpRows(tx.agencyId, [work]))));
  assert.equal(await dueWork(), 1);
  poke();
}

const dueWork = async (): Promise<number> =>
  (
    await superuser.query(`select count(*)::int as n from office.wake_up where state = 'WAITING' and due_at <= $1`, [
      here.clock.now(),
    ])
  ).rows[0].n;
const lines = async (): Promise<number> =>
  (
    await superuser.query(
      'select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name = $1',
      [signalsName],
    )
  ).rows[0].n;
const cutLines = () =>
  superuser.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = $1',
    [signalsName],
  );

test('what one process committed reaches pages of another, and its work is done there, without anybody looking again', async () => {
  const topics = await pageThere('jz.head');

  await handInHere();
  await soon('news of the inbox', () => topics.includes('inbox'));
  await leaveWorkHere();

  await soon('the work left behind', async () => (await dueWork()) === 0);
});

test('a process whose line was cut listens again, tells its pages to look at everything, and hears as before', async () => {
  const topics = await pageThere('jz.head');
  assert.equal(await lines(), 2);

  await cutLines();
  await soon('both lines are back', async () => (await lines()) === 2);
  await soon('pages look at everything', () => topics.includes('*'));

  topics.length = 0;
  await handInHere();
  await soon('news of the inbox', () => topics.includes('inbox'));
  await leaveWorkHere();
  await soon('the work left behind', async () => (await dueWork()) === 0);
});

test('what is said while the line is down is said when it is back', async () => {
  const topics = await pageThere('jz.head');

  await cutLines();
  await leaveWorkHere();
  await handInHere();

  await soon('news', () => topics.includes('inbox') || topics.includes('*'));
  await soon('the work left behind', async () => (await dueWork()) === 0);
});

test('one process tells nothing to itself twice, and many commits are said in few notifications', async () => {
  const heard: string[] = [];
  const listener = new Client({ connectionString: here.superuserUrl });
  await listener.connect();
  await listener.query('listen gov_office');
  listener.on('notification', ({ payload }) => heard.push(payload ?? ''));
  const own: string[] = [];
  const personId = here.house.ids.next() as Parameters<typeof here.house.live.listen>[0]; // reason: an id of nobody
  here.house.live.listen(personId, (topic) => own.push(topic));

  for (let n = 0; n < 500; n++) {
    here.house.poke();
    here.house.live.tell([personId], 'inbox');
  }
  await soon('something is heard', () => heard.some((text) => text.includes('inbox')));
  await listener.query('select 1');
  await listener.end();

  assert.equal(own.length, 500);
  assert.ok(heard.length <= 4, `${heard.length} notifications`);
  assert.deepEqual(here.problems, []);
});

test('words of a stranger or of a later release are passed over, each with one line in the log, and the next is heard', async () => {
  const wrong = ['not ours', '{"live":{"t":5}}', '{"live":[5]}', '{"work":"yes"}', '{"version":2}'];
  const logged: unknown[] = [];
  const heard: string[] = [];
  const signals = await openSignals({
    url: here.superuserUrl,
    onWork: () => undefined,
    onNews: (personIds, topic) => heard.push(`${topic} ${[...personIds].join()}`),
    onGap: () => undefined,
    log: ({ event }) => logged.push(event),
  });

  for (const text of [...wrong, '{"live":{"a-topic":["p"]}}'])
    await superuser.query('select pg_notify($1, $2)', ['gov_office', text]);
  await soon('the word that is ours', () => heard.includes('a-topic p'));
  await signals.stop();

  assert.deepEqual(
    logged,
    wrong.map(() => 'signal-not-understood'),
  );
});
