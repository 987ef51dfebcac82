/** 验房: every mounted route is attacked in the same ways; the list of routes is the registry itself. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import {
  addressOf,
  bodyOf,
  type Ids,
  inspectedRoutes,
  parametersOf,
} from '#platform/testkit/inspection/routes-under-inspection.ts';
import { unknownId } from '#platform/testkit/inspection/sample-value.ts';
import { type Answer, type Json, signIn, type Visitor, visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { ownIds } from './inspection-specimens.ts';

const all = inspectedRoutes(registry);
const closed = all.filter(({ route }) => route.permission !== 'public');
const plain = closed.filter(({ route }) => route.transfer !== 'events');

let house: TestHouse;
let ours: SmallAgency;
let officer: Visitor;
let administrator: Visitor;
let foreigner: Visitor;
let ids: Ids;

before(async () => {
  house = await testHouse(registry);
  ours = await smallAgency(house.house, 'jz');
  await smallAgency(house.house, 'lp');
  officer = await signIn(house.app, 'jz.officer', testPassword);
  administrator = await signIn(house.app, 'jz.system', testPassword);
  foreigner = await signIn(house.app, 'lp.system', testPassword);
  ids = await ownIds({ house, ours, officer });
});
after(() => house.close());

type Sent = Promise<Answer<Json>>;

function send(
  who: Visitor,
  { route }: (typeof all)[number],
  more: { readonly ids?: Ids; readonly body?: unknown; readonly headers?: Record<string, string> } = {},
): Sent {
  const address = addressOf(route, more.ids);
  if (route.method === 'GET') return who.get(address);
  return who.send(route.method as 'POST', address, 'body' in more ? more.body : bodyOf(route), more.headers); // reason: PATCH is sent alike
}

function assertHonest(name: string, answer: Answer<Json>): void {
  assert.notEqual(
    answer.status,
    500,
    `${name}: ${JSON.stringify(answer.body)} ${JSON.stringify(house.problems.at(-1))}`,
  );
  if (answer.status < 400) return;
  for (const part of ['code', 'message', 'nextStep', 'traceId'])
    assert.equal(typeof answer.body[part], 'string', `${name} answers ${answer.status} without ${part}`);
  assert.match(answer.body.message, /[\u4e00-\u9fff]/, `${name}: the sentence is Chinese`);
}

test('without a session every closed route answers 401 and a sentence', async () => {
  for (const one of closed) {
    const answer = await send(visitor(house.app), one);
    assertHonest(one.name, answer);
    assert.equal(answer.status, 401, one.name);
  }
});

test('an invented session cookie is no session', async () => {
  const liar = visitor(house.app, 'session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
  for (const one of closed) assert.equal((await send(liar, one)).status, 401, one.name);
});

test('a malformed id is refused as input and never reaches the database', async () => {
  for (const one of plain.filter(({ route }) => parametersOf(route).length > 0)) {
    const malformed = Object.fromEntries(parametersOf(one.route).map((name) => [name, 'not-an-id']));
    const answer = await send(administrator, one, { ids: malformed });
    assertHonest(one.name, answer);
    assert.ok([400, 403, 404].includes(answer.status), `${one.name}: ${answer.status}`);
  }
});

test('a body of another shape, an extra member and broken JSON are refused with a sentence', async () => {
  for (const one of all.filter(({ route }) => route.input.body && !route.transfer)) {
    const wrong = [
      [],
      { ...bodyOf(one.route), agency_id: unknownId },
      JSON.parse('{"__proto__":{"admin":true}}'),
      null,
      'text',
    ];
    for (const body of wrong) {
      const answer = await send(administrator, one, { body });
      assertHonest(one.name, answer);
      assert.ok([400, 403].includes(answer.status), `${one.name} took ${JSON.stringify(body)}: ${answer.status}`);
    }
    const broken = await house.app.inject({
      method: one.route.method,
      url: addressOf(one.route),
      headers: {
        host: 'office.test',
        origin: 'http://office.test',
        cookie: administrator.cookie,
        'content-type': 'application/json',
      },
      payload: '{"a":',
    });
    assert.equal(broken.statusCode, 400, one.name);
  }
});

test('a change asked for from another site is refused', async () => {
  for (const one of all.filter(({ route }) => route.changes)) {
    const answer = await send(administrator, one, { headers: { origin: 'https://elsewhere.example' } });
    assertHonest(one.name, answer);
    assert.equal(answer.status, 403, one.name);
  }
});

test('a foreign id looks exactly like an id nobody has, and the own id does not', async () => {
  const unclassified = plain.flatMap(({ name, route }) =>
    parametersOf(route)
      .filter((p) => !(p in ids))
      .map((p) => `${name} :${p}`),
  );
  assert.deepEqual(unclassified, [], 'every id in an address needs a specimen in tests/inspection-specimens.ts');
  let positive = 0;
  for (const one of plain.filter(({ route }) => parametersOf(route).length > 0)) {
    const foreign = await send(foreigner, one, { ids });
    const random = await send(foreigner, one);
    assertHonest(one.name, foreign);
    assert.deepEqual(
      [foreign.status, foreign.body.code, foreign.body.message],
      [random.status, random.body.code, random.body.message],
      one.name,
    );
    assert.ok(foreign.status >= 400, `${one.name} let a foreign id through: ${foreign.status}`);
    if (one.route.method !== 'GET') continue;
    const own = await send(officer, one, { ids });
    if (own.status === 200) positive += 1;
    else assert.ok([403, 404].includes(own.status), `${one.name}: ${own.status} ${JSON.stringify(own.body)}`);
  }
  assert.ok(positive >= 2, 'positive controls: own ids open at least some of these pages');
});

test('after all of this nothing broke and no reply was wrong', () => {
  assert.deepEqual(house.problems, []);
  assert.ok(ours.id);
});
