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
import { setUpPlatform } from '#platform/testkit/set-up-platform.ts';
import { type Answer, type Json, signIn, type Visitor, visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { gist, idsIn, letIn, tellsApart } from './probes.ts';
import { type Specimens, specimens, uploadPicture } from './specimens.ts';

const all = inspectedRoutes(registry);
const closed = all.filter(({ route }) => route.permission !== 'public');
const plain = closed.filter(({ route }) => route.transfer !== 'events');

let house: TestHouse;
let ours: SmallAgency;
let administrator: Visitor;
let foreigners: readonly Visitor[];
/** People of our agency, one for each thing that only some may do, and who operates the platform. */
let colleagues: readonly Visitor[];
let real: Specimens;

before(async () => {
  house = await testHouse(registry);
  ours = await smallAgency(house.house, 'jz');
  const partner = await smallAgency(house.house, 'lp');
  await smallAgency(house.house, 'bs');
  await setUpPlatform(house);
  real = await specimens({ house, ours, partner });
  colleagues = await Promise.all(
    [
      ...['officer', 'head', 'clerk', 'director', 'security', 'system', 'auditor'].map((key) => `jz.${key}`),
      'platform.system',
    ].map((name) => signIn(house.app, name, testPassword)),
  );
  administrator = await signIn(house.app, 'jz.system', testPassword);
  foreigners = await Promise.all(
    ['clerk', 'officer', 'security', 'system'].map((key) => signIn(house.app, `bs.${key}`, testPassword)),
  );
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

function assertHonest(name: string, answer: Pick<Answer<Json>, 'status' | 'body'>): void {
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
    assert.ok(!letIn(one.route, answer) || idsIn(one.route).length === 0, `${one.name}: ${gist(answer)}`);
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

/** Bodies in which one member each holds something that no column can keep. */
function poisoned({ route }: (typeof all)[number], poison: Readonly<Record<string, unknown>>) {
  const members = Object.entries(route.input.body?.properties ?? {}) as [string, { type?: string }][]; // reason: JSON Schema
  return members
    .filter(([, { type }]) => type !== undefined && type in poison)
    .map(([name, { type = '' }]) => ({ name, body: { ...bodyOf(route), [name]: poison[type] } }));
}

test('half characters, the character zero and numbers no column holds are refused by the name of their field', async () => {
  for (const one of all.filter(({ route }) => route.input.body && !route.transfer))
    for (const poison of [{ string: '字\ud800' }, { string: '字\u0000' }, { integer: 2 ** 53 + 2 }])
      for (const { name, body } of poisoned(one, poison)) {
        const answer = await send(administrator, one, { body });
        assertHonest(`${one.name} ${name}`, answer);
        assert.equal(answer.body.code, 'http.input', `${one.name} ${name}`);
        assert.ok(
          answer.body.fields.some((field: Json) => field.path === `body.${name}`),
          `${one.name} ${name}`,
        );
      }
});

test('texts of blanks, of signs that come apart and of very many code points never reach a constraint', async () => {
  for (const one of all.filter(({ route }) => route.input.body && !route.transfer))
    for (const text of ['   ', ' \u3000a', '\ufb2c'.repeat(60), '👨‍👩‍👧‍👦'.repeat(8)])
      for (const { name, body } of poisoned(one, { string: text }))
        for (const who of colleagues) assertHonest(`${one.name} ${name}`, await send(who, one, { body }));
});

test('a change asked for from another site is refused', async () => {
  for (const one of all.filter(({ route }) => route.changes)) {
    const answer = await send(administrator, one, { headers: { origin: 'https://elsewhere.example' } });
    assertHonest(one.name, answer);
    assert.equal(answer.status, 403, one.name);
  }
});

const idsFor = ({ name }: (typeof all)[number]): Ids => real.of[name] ?? real.ids;
const addressed = plain.filter(({ route }) => parametersOf(route).length > 0);
const ask = (who: Visitor, one: (typeof all)[number], ids?: Ids): Sent | ReturnType<typeof uploadPicture> => {
  if (real.uploads.has(one.name)) return uploadPicture(who, addressOf(one.route, ids));
  const body = real.bodies[one.name] ?? bodyOf(one.route);
  return send(who, one, { ...(ids ? { ids } : {}), body });
};

test('every id that can stand in an address has a real specimen', () => {
  const missing = addressed.flatMap((one) =>
    parametersOf(one.route)
      .filter((parameter) => !(parameter in idsFor(one)))
      .map((parameter) => `${one.name} :${parameter}`),
  );

  assert.deepEqual(missing, [], 'add it to tests/inspection/specimens.ts');
});

test('to people of another agency a real id looks exactly like an id nobody has', async () => {
  for (const one of addressed)
    for (const foreigner of foreigners) {
      const foreign = await ask(foreigner, one, idsFor(one));
      const random = await ask(foreigner, one);
      assertHonest(one.name, foreign);
      assert.ok(!tellsApart(foreign, random), `${one.name}: ${gist(foreign)} and ${gist(random)}`);
      assert.ok(foreign.status >= 400, `${one.name} let a foreign id through: ${foreign.status}`);
    }
});

const severity = (method: string): number => ['GET', 'PUT', 'POST', 'PATCH', 'DELETE'].indexOf(method);
/** The positive control of the test before: reading first, removing last, so that the specimens are still there. */
const mildFirst = addressed.toSorted((a, b) => severity(a.route.method) - severity(b.route.method));

test('to at least one colleague the same id is something else than an id nobody has', async () => {
  const blind: string[] = [];
  for (const one of mildFirst) {
    let known = false;
    for (const colleague of colleagues) {
      const random = await ask(colleague, one);
      const own = await ask(colleague, one, idsFor(one));
      assertHonest(one.name, own);
      known ||= tellsApart(own, random);
    }
    if (!known) blind.push(one.name);
  }

  assert.deepEqual(blind, [], 'nobody of the own agency can tell these from unknown ids: the specimens are wrong');
});

test('after all of this nothing broke and no reply was wrong', () => {
  assert.deepEqual(house.problems, []);
  assert.ok(ours.id);
});
