import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { PersonId } from '@gov/base';
import type { FastifyInstance } from 'fastify';
import { registry } from '#apps/server/registry.generated.ts';
import { sql } from '#platform/server/database/sql.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { signIn, visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { createHttpServer, mountedRoutes } from './http-server.ts';
import { RateLimit } from './rate-limit.ts';

const hour = 3_600_000;
let house: TestHouse;
let agency: SmallAgency;
let app: FastifyInstance;
let address: string;

before(async () => {
  house = await testHouse(registry);
  agency = await smallAgency(house.house, 'jz');
  [app, address] = await listening(house);
});
after(async () => {
  await app.close();
  await house.close();
});

async function listening({ house: inside, dataDirectory }: TestHouse, more = {}): Promise<[FastifyInstance, string]> {
  const options = { webDirectory: `${dataDirectory}/no-web`, trustProxy: false, heartbeatMillis: 20 } as const;
  const server = await createHttpServer({ ...inside, ...more }, options);
  return [server, await server.listen({ port: 0, host: '127.0.0.1' })];
}
const open = (cookie: string, at = address) => fetch(`${at}/api/live`, { headers: { cookie } });
const codeOf = async (reply: Response) => ((await reply.json()) as { code: string }).code; // reason: every refusal has it
const run = (statement: ReturnType<typeof sql>) => house.house.database.read(statement);

/** What a stream says until it ends; `topics` only. */
async function topicsUntilTheEnd(reply: Response, heard: (topic: string) => void = () => undefined) {
  const topics: string[] = [];
  const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
    for (const [, topic] of part.value.matchAll(/"topic":"([^"]+)"/g)) {
      topics.push(topic ?? '');
      heard(topic ?? '');
    }
  return topics;
}

test('a stream tells its own person what has news, and ends when the session is signed out', async () => {
  const [clerk, chief] = [
    await signIn(house.app, 'jz.clerk', testPassword),
    await signIn(house.app, 'jz.chief', testPassword),
  ];
  const reply = await open(clerk.cookie);
  const colleague = await open(chief.cookie);
  const personId = agency.people.get('clerk') as PersonId; // reason: made by the small agency

  const said = topicsUntilTheEnd(reply, () => void clerk.send('DELETE', '/api/session'));
  const others = topicsUntilTheEnd(colleague);
  house.house.live.tell([personId], 'inbox');

  assert.deepEqual([reply.status, reply.headers.get('content-type')], [200, 'text/event-stream']);
  assert.deepEqual(await said, ['inbox']);
  await chief.send('DELETE', '/api/session');
  assert.deepEqual(await others, [], 'a colleague hears nothing of it');
});

test('an idle session opens no stream, and an open stream does not keep its session alive', async () => {
  const legal = await signIn(house.app, 'jz.legal', testPassword);
  house.clock.advance(hour);
  const reply = await open(legal.cookie);
  assert.equal(reply.status, 200);
  const ended = topicsUntilTheEnd(reply);

  house.clock.advance(hour);

  await ended;
  const refused = await open(legal.cookie);
  assert.deepEqual([refused.status, await codeOf(refused)], [401, 'http.session']);
  assert.equal((await legal.get('/api/session/list')).status, 401);
});

test('a suspended account or agency is refused here as everywhere, and open streams end', async () => {
  const helper = await signIn(house.app, 'jz.helper', testPassword);
  const ended = topicsUntilTheEnd(await open(helper.cookie));

  await run(sql`update office.account set state = 'SUSPENDED' where sign_in_name = 'jz.helper'`);

  await ended;
  const account = await open(helper.cookie);
  assert.deepEqual([account.status, await codeOf(account)], [403, 'http.suspended']);
  const officer = await signIn(house.app, 'jz.officer', testPassword);
  await run(sql`update office.agency set state = 'SUSPENDED' where id = ${agency.id}`);
  const suspended = await open(officer.cookie);
  await run(sql`update office.agency set state = 'OPEN' where id = ${agency.id}`);
  assert.deepEqual([suspended.status, await codeOf(suspended)], [403, 'http.suspended']);
  assert.equal((await officer.get('/api/session/list')).status, 200, 'positive control');
});

test('streams are limited like requests, by caller and in number', async () => {
  const head = await signIn(house.app, 'jz.head', testPassword);
  const [strict, at] = await listening(house, { rateLimit: new RateLimit({ burst: 2, perSecond: 1 }) });
  const fast: number[] = [];
  for (let n = 0; n < 3; n++) fast.push((await open(head.cookie, at)).status);
  const strangers = [];
  for (let n = 0; n < 3; n++) strangers.push((await open(`session=invented${n}`, at)).status);
  await strict.close();

  const many: number[] = [];
  for (let n = 0; n < 21; n++) many.push((await open(head.cookie)).status);

  assert.deepEqual(fast, [200, 200, 429]);
  assert.deepEqual(strangers, [401, 401, 429]);
  assert.deepEqual([many.filter((status) => status === 200).length, many.at(-1)], [20, 429]);
});

test('OpenAPI lists everything that the server answers', async () => {
  const { paths } = (await visitor(house.app).get('/api/openapi.json')).body;

  for (const path of ['/api/live', '/healthz', '/readyz', '/api/openapi.json']) assert.ok(paths[path]?.get, path);
  assert.ok(paths['/api/live'].get.responses[200].content['text/event-stream']);
  for (const { route } of mountedRoutes(house.house))
    assert.ok(paths[route.path.replace(/:(\w+)/g, '{$1}')][route.method.toLowerCase()], route.path);
});

test('work that was given up is counted where the operator looks, and the house stays ready', async () => {
  const ready = () => visitor(house.app).get('/readyz');
  assert.deepEqual((await ready()).body, { ready: true, deadWakeUps: 0 });

  await run(sql`insert into office.wake_up (agency_id, kind, key, due_at, state)
    values (${agency.id}, 'test.work', 'k', ${house.clock.now()}, 'DEAD')`);

  const after = await ready();
  assert.deepEqual([after.status, after.body], [200, { ready: true, deadWakeUps: 1 }]);
  assert.deepEqual(house.problems, []);
});
