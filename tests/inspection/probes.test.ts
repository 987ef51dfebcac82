/** 验房, route by route: switched off, out of session, too large, without a trace. Each probe must notice a broken house. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addMillis } from '@gov/base';
import type { FastifyInstance } from 'fastify';
import { Client } from 'pg';
import { registry } from '#apps/server/registry.generated.ts';
import { absoluteMillis, idleMillis } from '#platform/server/identity/session-store.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { addressOf, bodyOf, inspectedRoutes } from '#platform/testkit/inspection/routes-under-inspection.ts';
import { passwordOf, setUpPlatform } from '#platform/testkit/set-up-platform.ts';
import { type Answer, type Json, signIn, type Visitor, visitor } from '#platform/testkit/sign-in.ts';
import { smallAgency } from '#platform/testkit/small-agency.ts';
import { canteen, canteenRuns } from './canteen.ts';
import { idle, NothingOpen, notRefused, servedAs, swallowingEverything, switchable, withoutStep } from './probes.ts';
import { type Specimens, specimens, uploadPicture } from './specimens.ts';

const all = inspectedRoutes([...registry, canteen]);
const closed = all.filter(({ route }) => route.permission !== 'public');
const sending = all.filter(({ route }) => route.method !== 'GET');
const changing = closed.filter(({ route }) => route.changes);
const names = (routes: typeof all) => routes.map(({ name }) => name);
const wordsOf = new Map(registry.concat(canteen).map(({ manifest }) => [manifest.id, manifest.name]));

let house: TestHouse;
let database: Client;
let real: Specimens;
/** Sign-in names of one person for each thing that only some may do. */
const colleagues = [
  ...['officer', 'head', 'clerk', 'director', 'security', 'system', 'auditor'].map((key) => `jz.${key}`),
  ...['system', 'security', 'audit'].map((duty) => `platform.${duty}`),
];

before(async () => {
  house = await testHouse([...registry, canteen]);
  const ours = await smallAgency(house.house, 'jz');
  const partner = await smallAgency(house.house, 'lp');
  await setUpPlatform(house);
  real = await specimens({ house, ours, partner });
  database = new Client({ connectionString: house.superuserUrl });
  await database.connect();
});
after(async () => {
  await database.end();
  await house.close();
});

const entered = (name: string): Promise<Visitor> => signIn(house.app, name, passwordOf(name));

function ask(who: Visitor, { name, route }: (typeof all)[number]): Promise<Answer<Json>> {
  const address = addressOf(route, real.of[name] ?? real.ids);
  if (real.uploads.has(name)) return uploadPicture(who, address) as Promise<Answer<Json>>; // reason: a reply is the answer of a visitor
  if (route.method === 'GET') return who.get(address);
  return who.send(route.method as 'POST', address, real.bodies[name] ?? bodyOf(route)); // reason: PATCH is sent alike
}

/** What a look at each of these routes found wrong. */
async function findings(
  routes: typeof all,
  look: (one: (typeof all)[number]) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const one of routes) found.push(...(await look(one)));
  return found;
}

const named = (lines: readonly string[]) => lines.map((line) => line.split(' ')[0]);

test('a switched-off component refuses each of its routes by its name; without that step every route is noticed', async () => {
  const { cookie } = await entered('jz.officer');
  const components = switchable(idle(house.house.components));
  const app = await servedAs(house.house, {
    components,
    agencies: new NothingOpen(house.house.database, components),
  });
  const probe = () =>
    findings(closed, async (one) => {
      const says = `“${wordsOf.get(one.name.split('.')[0] ?? '')}”`;
      return notRefused(one.name, await ask(visitor(app, cookie), one), {
        status: 403,
        code: 'http.component-closed',
        says,
      });
    });

  assert.deepEqual(await probe(), []);
  assert.deepEqual(named(await withoutStep('is the component open there', probe)), names(closed));
  await app.close();
});

test('one agency switches a component off for itself: refused there and audited, open elsewhere, open again later', async () => {
  const officer = await entered('jz.officer');
  const neighbour = await entered('lp.officer');
  const system = await entered('jz.system');
  const switched = (on: boolean) =>
    system.send('POST', '/api/agencies/own/components', { componentId: 'canteen', open: on });
  const order = (who: Visitor) => who.send('POST', '/api/canteen/orders', { dish: '面' });
  assert.equal((await order(officer)).status, 200);

  assert.equal((await switched(false)).status, 200);
  const before = canteenRuns();
  const refused = await order(officer);

  assert.deepEqual(
    [refused.status, refused.body.code, refused.body.message, refused.body.nextStep],
    [403, 'http.component-closed', '“食堂”在本单位没有启用。', '需要的话，请本单位的系统管理员启用。'],
  );
  assert.equal((await officer.get('/api/canteen/menu')).status, 403);
  assert.equal(canteenRuns(), before, 'nothing of it ran');
  assert.equal(await rowsOf(refused), 1, 'the refusal stands in the audit');
  assert.equal((await order(neighbour)).status, 200);
  assert.equal((await switched(true)).status, 200);
  assert.equal((await order(officer)).status, 200);
});

test('after two idle hours, and after twelve hours of work, each route answers 401 with a sentence and the next step', async () => {
  const start = house.clock.now();
  const idler = await entered('jz.officer');
  const worker = await entered('jz.officer');
  const probe = (app: FastifyInstance, { cookie }: Visitor) =>
    findings(closed, async (one) =>
      notRefused(one.name, await ask(visitor(app, cookie), one), { status: 401, code: 'http.session', says: '登录' }),
    );

  house.clock.set(addMillis(start, idleMillis - 60_000));
  assert.equal((await worker.get('/api/session')).status, 200);
  house.clock.set(addMillis(start, idleMillis));
  assert.deepEqual(await probe(house.app, idler), []);
  for (let hour = 3; hour < absoluteMillis / 3_600_000; hour++) {
    house.clock.set(addMillis(start, hour * 3_600_000));
    assert.equal((await worker.get('/api/session')).status, 200, `still at work in hour ${hour}`);
  }
  house.clock.set(addMillis(start, absoluteMillis));
  assert.deepEqual(await probe(house.app, worker), []);

  // A house whose clock stands still never ends a session: every route must be noticed.
  const stopped = await servedAs(house.house, {
    components: idle(house.house.components),
    clock: { now: () => start },
  });
  assert.deepEqual(named(await probe(stopped, worker)), names(closed));
  await stopped.close();
});

test('a body of more than two megabytes is refused by each route with 413 and a sentence', async () => {
  const { cookie } = await entered('jz.officer');
  const payload = JSON.stringify({ text: '大'.repeat(700_000) });
  const origin = { host: 'office.test', origin: 'http://office.test', 'content-type': 'application/json', cookie };
  const probe = (app: FastifyInstance) =>
    findings(sending, async (one) => {
      const answer = await app.inject({
        method: one.route.method,
        url: addressOf(one.route),
        headers: origin,
        payload,
      });
      const shown = { status: answer.statusCode, body: answer.json<Json>(), headers: answer.headers };
      return notRefused(one.name, shown, { status: 413, code: 'http.too-large' });
    });

  assert.deepEqual(await probe(house.app), []);
  const swallowing = await swallowingEverything(house.house);
  assert.deepEqual(named(await probe(swallowing)), names(sending));
  await swallowing.close();
});

test('no changing route can answer yes without an audit row: each is broken to do so, and nothing is said or kept', async () => {
  const app = await servedAs(house.house, { components: idle(house.house.components) });
  const people = await Promise.all(colleagues.map(async (name) => visitor(app, (await entered(name)).cookie)));
  const known = house.problems.length;
  const silent: string[] = [];

  for (const one of changing)
    for (const who of people) {
      const answer = await ask(who, one);
      assert.notEqual(answer.status, 200, `${one.name} said yes without an audit row`);
      const problem = JSON.stringify(house.problems.at(-1) ?? '');
      if (answer.status === 500 && problem.includes('without an audit row')) silent.push(one.name);
    }

  assert.ok(house.problems.length > known);
  assert.deepEqual([...new Set(silent)], names(changing), 'each was reached by somebody who may');
  await app.close();
});

const rowsOf = async ({ headers }: Answer<Json>): Promise<number> =>
  (
    await database.query('select count(*)::int as n from office.audit_event where request_id = $1', [
      headers['x-request-id'],
    ])
  ).rows[0].n;

/** Asks once for everybody; the names of the routes that said yes, and of those that left no row. */
async function acted(routes: typeof all) {
  const people = await Promise.all(colleagues.map(entered));
  const yes = new Set<string>();
  const traceless = new Set<string>();
  for (const one of routes)
    for (const who of people) {
      const answer = await ask(who, one);
      if (answer.status !== 200) continue;
      yes.add(one.name);
      if ((await rowsOf(answer)) === 0) traceless.add(one.name);
    }
  return { yes: [...yes], traceless: [...traceless] };
}

test('what a changing route did stands in the audit under the number of its request', async () => {
  const gentle = changing.filter(({ route, name }) => route.method !== 'DELETE' && name !== 'identity.signOut');
  const { yes, traceless } = await acted(gentle);

  assert.ok(yes.length >= 20, `only ${yes.length} said yes: ${yes.join(' ')}`);
  assert.deepEqual(traceless, []);

  // A database that loses audit rows: whatever says yes now is noticed.
  await database.query(`create function office.lose() returns trigger language plpgsql as 'begin return null; end'`);
  await database.query(
    'create trigger lose before insert on office.audit_event for each row execute function office.lose()',
  );
  const losing = await acted(gentle.filter(({ name }) => yes.includes(name)));
  await database.query('drop trigger lose on office.audit_event; drop function office.lose()');
  assert.ok(losing.yes.length > 5);
  assert.deepEqual(losing.traceless, losing.yes);
});
