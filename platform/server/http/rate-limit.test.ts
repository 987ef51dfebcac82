import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { millisOf } from '@gov/base';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { signIn, visitor } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { createHttpServer } from './http-server.ts';
import { RateLimit } from './rate-limit.ts';

let house: TestHouse;

before(async () => {
  house = await testHouse(registry);
  await smallAgency(house.house, 'jz');
});
after(() => house.close());

/** The same house with a limit of its own. */
const strictly = (burst: number, trustProxy: false | readonly string[] = false) =>
  createHttpServer(
    { ...house.house, rateLimit: new RateLimit({ burst, perSecond: 1 }) },
    { webDirectory: `${house.dataDirectory}/no-web`, trustProxy },
  );

test('guesses at names and passwords are limited by address, whatever cookies come with them', async () => {
  const app = await strictly(12);
  const codes: string[] = [];

  for (let n = 0; n < 10; n++) {
    const guess = { signInName: `nobody${n}`, password: 'wrong-password' };
    codes.push((await visitor(app, `session=invented${n}`).send('POST', '/api/session', guess)).body.code);
  }
  const without = await visitor(app).send('POST', '/api/session', { signInName: 'nobody', password: 'wrong-password' });
  await app.close();

  assert.deepEqual(codes.slice(0, 4), Array(4).fill('identity.sign-in'));
  assert.deepEqual(codes.slice(4), Array(6).fill('http.rate'));
  assert.deepEqual([without.status, without.body.code], [429, 'http.rate']);
});

test('invented sessions are limited by address before the database is asked; real ones at that address go on', async () => {
  const app = await strictly(5);
  const clerk = await signIn(house.app, 'jz.clerk', testPassword);
  assert.equal((await visitor(app, clerk.cookie).get('/api/session/list')).status, 200);
  const answers: number[] = [];

  for (let n = 0; n < 8; n++) answers.push((await visitor(app, `session=made-up${n}`).get('/api/session/list')).status);
  const real = await visitor(app, clerk.cookie).get('/api/session/list');
  await app.close();

  assert.deepEqual(answers, [401, 401, 401, 401, 401, 429, 429, 429]);
  assert.equal(real.status, 200);
});

test('a session has its own limit and leaves colleagues behind the same address theirs', async () => {
  const app = await strictly(5);
  const [hasty, calm] = [
    await signIn(house.app, 'jz.clerk', testPassword),
    await signIn(house.app, 'jz.chief', testPassword),
  ];
  const answers: number[] = [];

  for (let n = 0; n < 7; n++) answers.push((await visitor(app, hasty.cookie).get('/api/session/list')).status);
  const other = await visitor(app, calm.cookie).get('/api/session/list');
  const waited = await visitor(app, hasty.cookie).get('/api/session/list');
  house.clock.advance(1000);
  const afterwards = await visitor(app, hasty.cookie).get('/api/session/list');
  await app.close();

  assert.deepEqual(answers, [200, 200, 200, 200, 200, 429, 429]);
  assert.equal(other.status, 200);
  assert.match(waited.body.nextStep, /等 1 秒/);
  assert.equal(afterwards.status, 200);
});

test('the address in a forwarded header counts only when it comes from a proxy of our own', async () => {
  const ask = (app: Awaited<ReturnType<typeof strictly>>, forwarded: string) =>
    visitor(app)
      .send('POST', '/api/session', { signInName: 'nobody', password: 'wrong' }, { 'x-forwarded-for': forwarded })
      .then((answer) => answer.body.code);
  const open = await strictly(3);
  const proxied = await strictly(3, ['127.0.0.1']);

  const pretended = [await ask(open, '10.0.0.1'), await ask(open, '10.0.0.2')];
  // the proxy appends the address it saw; what the client wrote before it is not believed
  const appended = [await ask(proxied, '1.2.3.4, 10.0.0.1'), await ask(proxied, '5.6.7.8, 10.0.0.1')];
  const another = await ask(proxied, '10.0.0.2');
  await Promise.all([open.close(), proxied.close()]);

  assert.equal(pretended[1], 'http.rate');
  assert.deepEqual([appended[1], another], ['http.rate', pretended[0]]);
});

test('the memory of the limit is bounded, and forgets the longest quiet caller first', () => {
  const now = millisOf(house.clock.now());
  const limit = new RateLimit({ burst: 1, perSecond: 0.001, remembered: 1000 });
  assert.equal(limit.take('busy', now), 0);
  for (let n = 0; n < 5000; n++) {
    limit.take(`other ${n}`, now);
    if (n % 500 === 0) assert.ok(limit.take('busy', now) > 0, 'still known');
  }

  assert.equal(limit.size, 1000);
  assert.equal(limit.take('other 0', now), 0, 'quiet for longest: forgotten');
});

test('a clock that was set back locks nobody out', () => {
  const limit = new RateLimit({ burst: 3, perSecond: 1 });
  const [now, before] = [2_592_000_000, 0];

  assert.equal(limit.take('one', now), 0);
  assert.deepEqual(
    [1, 2, 3].map(() => limit.take('one', before)),
    [0, 0, 1],
  );
  assert.equal(limit.take('one', before + 1000), 0, 'and time goes on from there');
});
