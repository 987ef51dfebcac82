import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { registry } from '#apps/server/registry.generated.ts';
import { sql } from '#platform/server/database/sql.ts';
import type { Statement } from '#platform/server/database/transaction.ts';
import { createHttpServer } from '#platform/server/http/http-server.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { signIn, visitor } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';

const minute = 60_000;
const hour = 60 * minute;
let house: TestHouse;

before(async () => {
  house = await testHouse(registry);
  await smallAgency(house.house, 'jz');
});
after(() => house.close());

const attempt = (signInName: string, password: string) =>
  visitor(house.app).send('POST', '/api/session', { signInName, password });

test('an unknown name and a wrong password get the same answer, lock included', async () => {
  for (let time = 1; time <= 7; time++) {
    const known = await attempt('jz.helper', 'not-the-password');
    const unknown = await attempt('nobody.at.all', 'not-the-password');

    assert.deepEqual(
      [unknown.status, unknown.body.code, unknown.body.message, unknown.body.nextStep],
      [known.status, known.body.code, known.body.message, known.body.nextStep],
      `attempt ${time}`,
    );
    assert.equal(known.status, time <= 5 ? 401 : 429, `attempt ${time}`);
  }
  assert.equal((await attempt('jz.legal', testPassword)).status, 200, 'positive control');
});

test('a lock holds in every process and after a restart, for names that exist and names that do not', async () => {
  const guess = (app: FastifyInstance, signInName: string) =>
    visitor(app).send('POST', '/api/session', { signInName, password: 'not-the-password' });
  for (const name of ['jz.deputy', 'no.such.name'])
    for (let time = 1; time <= 5; time++) assert.equal((await guess(house.app, name)).status, 401);

  const another = await house.beside();
  const answers = [await guess(another.app, 'jz.deputy'), await guess(another.app, ' No.Such.Name')];

  for (const { status, body } of answers) assert.deepEqual([status, body.code], [429, 'identity.locked']);
  const kept = await house.house.database.read(sql<{ readonly row: string }>`
    select a::text as row from office.sign_in_attempt a`);
  assert.equal(kept.filter(({ row }) => row.includes('no.such') || row.includes('deputy')).length, 0, 'only a digest');
});

test('attempts at known and unknown names cost the database the same statements', async () => {
  const statementsOf = async (signInName: string) => {
    const sent: string[] = [];
    const { database } = house.house;
    const watched = {
      ...database,
      read: <Row>(statement: Statement<Row>) => {
        sent.push(statement.text);
        return database.read(statement);
      },
    };
    const app = await createHttpServer(
      { ...house.house, database: watched },
      { webDirectory: `${house.dataDirectory}/no-web`, trustProxy: false },
    );
    for (let time = 1; time <= 6; time++)
      await visitor(app).send('POST', '/api/session', { signInName, password: 'not-the-password' });
    await app.close();
    return sent;
  };

  const known = await statementsOf('jz.security');

  assert.deepEqual(await statementsOf('nobody.either'), known);
  assert.ok(known.length > 12);
});

test('a day after the last wrong attempt a name begins anew, and invented names do not pile up', async () => {
  for (let n = 0; n < 4; n++) await attempt('jz.auditor', 'wrong');
  for (let n = 0; n < 6; n++) await attempt(`invented${n}`, 'wrong');
  const rows = async () =>
    (
      await house.house.database.read(
        sql<{ readonly n: number }>`select count(*)::int as n from office.sign_in_attempt`,
      )
    )[0]?.n ?? 0;
  const before = await rows();

  house.clock.advance(24 * hour + 1);
  for (let n = 0; n < 4; n++) assert.equal((await attempt('jz.auditor', 'wrong')).status, 401);

  assert.ok((await rows()) <= before - 7, `${before} → ${await rows()}`);
  assert.equal((await attempt('jz.auditor', testPassword)).status, 200);
});

test('five wrong passwords lock the name, longer each time, and the clock opens it again', async () => {
  for (let time = 1; time <= 5; time++) assert.equal((await attempt('jz.officer', 'wrong')).status, 401);
  const waits: number[] = [];

  for (let round = 1; round <= 3; round++) {
    const refused = await attempt('jz.officer', testPassword);
    assert.equal(refused.body.code, 'identity.locked', 'even the right password is refused');
    const seconds = Number(/(\d+) 秒/.exec(refused.body.nextStep)?.[1]);
    waits.push(seconds);
    house.clock.advance(seconds * 1000 - 1);
    assert.equal((await attempt('jz.officer', testPassword)).status, 429);
    house.clock.advance(1);
    if (round < 3) assert.equal((await attempt('jz.officer', 'wrong')).status, 401);
  }

  assert.deepEqual(waits, [30, 60, 120]);
  assert.equal((await attempt('jz.officer', testPassword)).status, 200);
  for (let time = 1; time <= 4; time++) await attempt('jz.officer', 'wrong');
  assert.equal((await attempt('jz.officer', testPassword)).status, 200, 'a sign-in forgets earlier wrong attempts');
});

test('guesses sent at the same moment do not get round the lock', async () => {
  const guesses = Array.from({ length: 12 }, (_, i) => attempt('jz.mail', `guess-${i}`));
  const late = Promise.all(guesses).then(() => attempt('jz.mail', testPassword));

  assert.equal((await late).status, 429);
});

test('a session ends two hours after its last request', async () => {
  const clerk = await signIn(house.app, 'jz.clerk', testPassword);
  house.clock.advance(2 * hour - minute);
  assert.equal((await clerk.get('/api/session/list')).status, 200, 'used in time, it goes on');
  house.clock.advance(2 * hour - 1);
  assert.equal((await clerk.get('/api/session/list')).status, 200);

  house.clock.advance(2 * hour);

  const refused = await clerk.get('/api/session/list');
  assert.deepEqual([refused.status, refused.body.code], [401, 'http.session']);
  assert.doesNotMatch(`${refused.body.message}${refused.body.nextStep}`, /提交|保存/, 'nothing was to be saved');
  assert.notEqual((await clerk.get('/api/session')).body.state, 'signed-in');
});

test('a session ends twelve hours after sign-in however busy it is', async () => {
  const clerk = await signIn(house.app, 'jz.clerk', testPassword);
  for (let hours = 1; hours <= 11; hours++) {
    house.clock.advance(hour);
    assert.equal((await clerk.get('/api/session/list')).status, 200, `after ${hours} hours`);
  }

  house.clock.advance(hour);

  assert.equal((await clerk.get('/api/session/list')).status, 401);
});

test('signing out ends the session and takes the cookie back', async () => {
  const clerk = await signIn(house.app, 'jz.clerk', testPassword);

  const out = await clerk.send('DELETE', '/api/session');

  assert.equal(out.status, 200);
  assert.match(String(out.headers['set-cookie']), /^session=; Max-Age=0; /);
  assert.equal((await clerk.get('/api/session/list')).status, 401);
});

test('scripts cannot read the session cookie and other sites do not send it; over TLS it is bound to the host', async () => {
  const secure = await createHttpServer(
    { ...house.house, secure: true },
    { webDirectory: `${house.dataDirectory}/no-web`, trustProxy: false },
  );
  const body = { signInName: 'jz.director', password: testPassword };

  const plain = String((await visitor(house.app).send('POST', '/api/session', body)).headers['set-cookie']);
  const overTls = String((await visitor(secure).send('POST', '/api/session', body)).headers['set-cookie']);
  await secure.close();

  assert.match(plain, /^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  assert.match(overTls, /^__Host-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
});

test('two sign-ins never share a token, and the database keeps none', async () => {
  const first = await signIn(house.app, 'jz.chief', testPassword);
  const second = await signIn(house.app, 'jz.chief', testPassword);

  const kept = await house.house.database.read({
    text: 'select s::text as row from office.session s',
    values: [],
    name: 'test_sessions',
  });

  assert.notEqual(first.cookie, second.cookie);
  const token = first.cookie.slice('session='.length);
  assert.ok(kept.length > 0 && !JSON.stringify(kept).includes(token));
  assert.deepEqual(house.problems, []);
});

test('a password that somebody else chose, as in agencies of earlier releases, opens nothing before its owner chose another', async () => {
  await house.house.database.read(sql`
    update office.credential set must_change = true
    where account_id = (select id from office.account where sign_in_name = 'jz.head')`);
  const session = (more: object) =>
    visitor(house.app).send('POST', '/api/session', { signInName: 'jz.head', password: testPassword, ...more });

  const asked = await session({});

  assert.deepEqual([asked.body.result, asked.headers['set-cookie']], ['new-password', undefined]);
  assert.equal((await session({ fresh: testPassword })).body.code, 'identity.same-password');
  assert.equal((await session({ fresh: 'only-mine-2026' })).body.result, 'signed-in');
  assert.equal((await session({})).body.code, 'identity.sign-in', 'the first password is gone');
  await signIn(house.app, 'jz.head', 'only-mine-2026');
});
