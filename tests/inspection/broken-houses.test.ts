/** 验房, turned round: for each rule every route obeys, a house that breaks it. The probe must name every route of it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ok, reject } from '@gov/base';
import type { Route } from '@gov/base/component';
import type { FastifyInstance } from 'fastify';
import { Client } from 'pg';
import type { TObject } from 'typebox';
import { registry } from '#apps/server/registry.generated.ts';
import type { RegisteredComponent } from '#platform/server/components/registered-component.ts';
import { AgencyFactsCache } from '#platform/server/identity/agency-facts.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { addressOf, bodyOf, type Ids, inspectedRoutes } from '#platform/testkit/inspection/routes-under-inspection.ts';
import { unknownId } from '#platform/testkit/inspection/sample-value.ts';
import { type Answer, type Json, signIn, type Visitor, visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { idle, idsIn, letIn, notRefused, sameInAll, servedAs, tellsApart, withoutStep } from './probes.ts';

type Inspected = ReturnType<typeof inspectedRoutes>[number];

const all = inspectedRoutes(registry);
const plain = all.filter(({ route }) => !route.transfer);
const changing = plain.filter(({ route }) => route.changes);
const addressed = plain.filter(({ route }) => idsIn(route).length > 0);
const guarded = plain.filter(({ route }) => !['public', 'signed-in'].includes(route.permission));
const names = (routes: readonly Inspected[]) => routes.map(({ name }) => name);

let house: TestHouse;
let cookie: string;
let theirs: SmallAgency;
before(async () => {
  house = await testHouse(registry);
  await smallAgency(house.house, 'jz');
  theirs = await smallAgency(house.house, 'lp');
  cookie = (await signIn(house.app, 'jz.officer', testPassword)).cookie;
});
after(() => house.close());

/** Names of the routes at which a look found something, in their order. */
async function found(routes: readonly Inspected[], look: (one: Inspected) => Promise<boolean>) {
  const lines: string[] = [];
  for (const one of routes) if (await look(one)) lines.push(one.name);
  return lines;
}

const ask = (
  who: Visitor,
  { route }: Inspected,
  more: { extra?: object; query?: string; origin?: string; ids?: Ids } = {},
) => {
  const address = addressOf(route, more.ids);
  const full = more.query ? `${address}${address.includes('?') ? '&' : '?'}${more.query}` : address;
  if (route.method === 'GET') return who.get(full) as Promise<Answer<Json>>; // reason: the reply of an unknown route
  const body = route.input.body ? { ...bodyOf(route), ...more.extra } : undefined;
  return who.send(route.method as 'POST', full, body, more.origin ? { origin: more.origin } : undefined); // reason: PATCH is sent alike
};

/** The same house with each row changed by hand; handlers say yes and do nothing. */
const rebuilt = (change: (route: Route) => Partial<Route>): readonly RegisteredComponent[] =>
  idle(registry).map(
    (one) =>
      ({
        ...one,
        routes: Object.fromEntries(
          Object.entries(one.routes).map(([name, route]) => [name, { ...route, ...change(route) }]),
        ),
      }) as unknown as RegisteredComponent, // reason: the registry loosens the types of its rows in the same way
  );

class Held extends AgencyFactsCache {
  held: ReadonlySet<string> = new Set(['nobody.has-this']);
  override async get(...asked: Parameters<AgencyFactsCache['get']>) {
    return { ...(await super.get(...asked)), permissionsOf: () => this.held };
  }
}

test('what another site asks for is refused; a house without that step is noticed at every changing route', async () => {
  const app = await servedAs(house.house, { components: idle(registry) });
  const probe = () =>
    found(changing, async (one) => {
      const answer = await ask(visitor(app, cookie), one, { origin: 'https://elsewhere.example' });
      return notRefused(one.name, answer, { status: 403, code: 'http.origin' }).length > 0;
    });

  assert.deepEqual(await probe(), []);
  assert.deepEqual(await withoutStep('changes come from our own pages', probe), names(changing));
  await app.close();
});

test('who does not hold the permission is refused; a house that does not ask for it is noticed at every route', async () => {
  const agencies = new Held(house.house.database, registry);
  const app = await servedAs(house.house, { components: idle(registry), agencies });
  const probe = () =>
    found(guarded, async (one) => {
      const answer = await ask(visitor(app, cookie), one);
      return notRefused(one.name, answer, { status: 403, code: 'http.permission', says: '权限' }).length > 0;
    });

  assert.deepEqual(await probe(), []);
  assert.deepEqual(await withoutStep('may the caller do this', probe), names(guarded));
  await app.close();
});

test('a member too many is refused in body and query; a house that takes it is noticed at every route', async () => {
  const sound = await servedAs(house.house, { components: idle(registry) });
  const open = <T extends object>(shape: T | undefined) => (shape ? { ...shape, additionalProperties: true } : shape);
  const taking = await servedAs(house.house, {
    components: rebuilt(
      ({ input }) => ({ input: { ...input, body: open(input.body), query: open(input.query) } }) as Partial<Route>, // reason: absent parts stay absent
    ),
  });
  for (const [part, extra] of [
    ['body', { extra: { agency_id: 'x' } }],
    ['query', { query: 'agency_id=x' }],
  ] as const) {
    const shaped = plain.filter(({ route }) => route.input[part]);
    const probe = (app: FastifyInstance) =>
      found(shaped, async (one) => {
        const { status, body } = await ask(visitor(app, cookie), one, extra);
        const named = body?.fields?.some((field: Json) => field.path === `${part}.agency_id`);
        return status !== 400 || body.code !== 'http.input' || !named;
      });

    assert.deepEqual(await probe(sound), [], part);
    assert.deepEqual(await probe(taking), names(shaped), part);
  }
  await sound.close();
  await taking.close();
});

test('a reply with a member too many is never sent; a house whose replies are open is noticed at every route', async () => {
  const leak = '不该出现的内容';
  const agencies = new Held(house.house.database, registry);
  agencies.held = new Set(guarded.map(({ route }) => route.permission));
  const leaking = (components: readonly RegisteredComponent[]) =>
    components.map((one) => {
      const handlers = Object.fromEntries(Object.keys(one.routes).map((name) => [name, async () => ok({ leak })]));
      return {
        ...one,
        server: { ...one.server, handlers, publicHandlers: handlers },
      } as unknown as RegisteredComponent; // reason: as above
    });
  const probe = async (components: readonly RegisteredComponent[]) => {
    const problems: string[] = [];
    const log = (entry: object) => void problems.push(JSON.stringify(entry));
    const app = await servedAs(house.house, { components: leaking(components), agencies, log });
    const sent = await found(plain, async (one) => {
      problems.length = 0;
      const answer = await ask(visitor(app, cookie), one);
      const stopped = problems.some((line) => line.includes(`reply of ${one.name.split('.')[1]}`));
      return JSON.stringify(answer.body).includes(leak) || !stopped;
    });
    await app.close();
    return sent;
  };

  assert.deepEqual(await probe(registry), []);
  assert.deepEqual(await probe(idle(registry)), names(plain));
});

test('a malformed id is refused at the door; a house whose addresses take any text is noticed at every route with an id', async () => {
  const sound = await servedAs(house.house, { components: idle(registry) });
  const open = (params: TObject | undefined) =>
    params && { ...params, properties: Object.fromEntries(Object.entries(params.properties).map(anyText)) };
  const anyText = ([name, shape]: [string, object]) => [name, 'format' in shape ? { type: 'string' } : shape];
  const taking = await servedAs(house.house, {
    components: rebuilt(({ input }) => ({ input: { ...input, params: open(input.params) } }) as Partial<Route>), // reason: absent parts stay absent
  });
  const probe = (app: FastifyInstance) =>
    found(addressed, async (one) => {
      const ids = sameInAll(one.route, 'not-an-id');
      return letIn(one.route, await ask(visitor(app, cookie), one, { ids }));
    });

  assert.deepEqual(await probe(sound), []);
  assert.deepEqual(await probe(taking), names(addressed));
  await sound.close();
  await taking.close();
});

/** Handlers that look for what the address names with the eyes of the superuser, in every agency. */
function seeingAll(superuser: Client, elsewhere: string): readonly RegisteredComponent[] {
  const exists = async (ids: object) =>
    (await superuser.query('select from office.person where id::text = any ($1)', [Object.values(ids).map(String)]))
      .rowCount !== 0;
  const handler = async (_: unknown, { params }: { readonly params: object }) =>
    reject((await exists(params)) ? elsewhere : 'http.not-found');
  return idle(registry).map((one) => {
    const handlers = Object.fromEntries(Object.keys(one.routes).map((name) => [name, handler]));
    return { ...one, server: { ...one.server, handlers, publicHandlers: handlers } } as unknown as RegisteredComponent; // reason: as above
  });
}

test('an id of another agency looks like one nobody has; a house that says “not yours” is noticed at every route with an id', async () => {
  const superuser = new Client({ connectionString: house.superuserUrl });
  await superuser.connect();
  const agencies = new Held(house.house.database, registry);
  agencies.held = new Set(guarded.map(({ route }) => route.permission));
  const foreign = theirs.people.get('officer') ?? assert.fail();
  const probe = async (elsewhere: string) => {
    const app = await servedAs(house.house, { components: seeingAll(superuser, elsewhere), agencies });
    const told = await found(addressed, async (one) => {
      const answers = [foreign, unknownId].map((id) =>
        ask(visitor(app, cookie), one, { ids: sameInAll(one.route, id) }),
      );
      const [real, random] = await Promise.all(answers);
      return !real || !random || tellsApart(real, random);
    });
    await app.close();
    return told;
  };

  assert.deepEqual(await probe('http.not-found'), []);
  assert.deepEqual(await probe('http.permission'), names(addressed));
  await superuser.end();
});
