/** 验房 with an application key (应用密钥): a row opens to programs only where its contract says so. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { registry } from '#apps/server/registry.generated.ts';
import { agreedKey } from '#components/applications/testing/programs.ts';
import { platformRoutes } from '#platform/server/http/platform-routes.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { addressOf, bodyOf, inspectedRoutes } from '#platform/testkit/inspection/routes-under-inspection.ts';
import { type Json, signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';

const all = inspectedRoutes(registry);
const marked = all.filter(({ route }) => route.keys);
const unmarked = all.filter(({ route }) => !route.keys);

let house: TestHouse;
let officer: Visitor;
let key: string;
let applicationId: string;
before(async () => {
  house = await testHouse(registry);
  const { assignments } = await smallAgency(house.house, 'jz');
  const administrator = await signIn(house.app, 'jz.system', testPassword);
  officer = await signIn(house.app, 'jz.officer', testPassword);
  const install = (pack: string) => administrator.send('POST', '/api/applications/packs/install', { pack });
  applicationId = (await install('outing')).body.id;
  const wanted = { assignmentId: assignments.get('officer'), applicationIds: [applicationId] };
  key = (await agreedKey(administrator, officer, wanted)).key;
});
after(() => house.close());

async function ask(
  { route }: (typeof all)[number],
  ids = {},
  headers: Record<string, string> = { authorization: `Bearer ${key}` },
) {
  const body = bodyOf(route);
  const answer = await house.app.inject({
    method: route.method,
    url: addressOf(route, ids),
    headers: {
      host: 'office.test',
      'idempotency-key': crypto.randomUUID(),
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(body ? { payload: JSON.stringify(body) } : {}),
  });
  const json = String(answer.headers['content-type']).includes('json');
  return { status: answer.statusCode, code: json ? (answer.json() as Json)?.code : undefined };
}

test('every row that does not say that it takes keys refuses a good one, public ones too', async () => {
  assert.ok(unmarked.length > 200, `${unmarked.length}`);
  for (const one of unmarked) {
    const { status, code } = await ask(one);
    assert.deepEqual([status, code], [403, 'http.key-not-here'], one.name);
  }
  const live = await house.app.inject({
    method: 'GET',
    url: platformRoutes.live?.path ?? '',
    headers: { host: 'office.test', authorization: `Bearer ${key}` },
  });
  assert.equal(live.json().code, 'http.key-not-here');
});

test('the same rows do not answer so to the person himself, and rows that take keys not to the key', async () => {
  for (const one of unmarked.filter(({ route }) => route.method === 'GET' && !route.transfer)) {
    const { code } = await ask(one, {}, { cookie: officer.cookie });
    assert.notEqual(code, 'http.key-not-here', one.name);
  }
  for (const one of marked) assert.notEqual((await ask(one, { applicationId })).code, 'http.key-not-here', one.name);
});

test('no row of administration takes keys, and what changes something asks for more than reading', () => {
  const duties = new Set(
    registry.flatMap(({ manifest }) =>
      manifest.permissions.filter(({ duty, platformOnly }) => duty || platformOnly).map(({ code }) => code),
    ),
  );
  assert.deepEqual(
    marked.map(({ name }) => name),
    [
      'applications.list',
      'applications.records',
      'applications.schema',
      'applications.record',
      'applications.ended',
      'applications.attachToDraft',
      'applications.sendDraft',
      'applications.startMatter',
    ],
    'a row that opens to programs is added here on purpose',
  );
  for (const { name, route } of marked) {
    assert.ok(!duties.has(route.permission) && !['public', 'signed-in'].includes(route.permission), name);
    assert.ok(!route.changes || !route.keys?.includes('read'), name);
    assert.ok(!route.secretReply, name);
    assert.equal(route.transfer, name === 'applications.attachToDraft' ? 'upload' : undefined, name);
  }
});

test('of an application that the key is not for, a program hears exactly what it hears of one that nobody has', async () => {
  const other = await signIn(house.app, 'jz.system', testPassword);
  const { id } = (await other.send('POST', '/api/applications/packs/install', { pack: 'seal' })).body;
  const named = marked.filter(({ route }) => route.path.includes(':applicationId'));
  assert.ok(named.length >= 4);
  for (const one of named) {
    const foreign = await ask(one, { applicationId: id });
    assert.deepEqual(foreign, await ask(one), one.name);
    assert.notDeepEqual(foreign, await ask(one, { applicationId }), `${one.name}: positive control`);
  }
  assert.deepEqual(house.problems, []);
});

test('the description for programs tells exactly these rows, with the key and the number of an act', async () => {
  const described = (
    await house.app.inject({ url: '/api/openapi-keys.json', headers: { host: 'office.test' } })
  ).json();
  const told = Object.values(described.paths as Record<string, Record<string, Json>>).flatMap((path) =>
    Object.values(path).map((operation) => operation),
  );
  assert.deepEqual(told.map(({ operationId }) => operationId).sort(), marked.map(({ name }) => name).sort());
  for (const operation of told) assert.deepEqual(operation.security[0], { applicationKey: [] });
  const start = told.find(({ operationId }) => operationId === 'applications.startMatter');
  assert.ok(start.parameters.some(({ name }: Json) => name === 'Idempotency-Key'));
  assert.equal(described.components.securitySchemes.applicationKey.scheme, 'bearer');
});
