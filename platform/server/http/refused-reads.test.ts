import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { signIn, visitor } from '#platform/testkit/sign-in.ts';
import { smallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { collectErrors } from './house.ts';
import { createHttpServer } from './http-server.ts';
import { RateLimit } from './rate-limit.ts';

let house: TestHouse;

before(async () => {
  house = await testHouse(registry);
  await smallAgency(house.house, 'jz');
});
after(() => house.close());

const ofSaving = /保存|提交|送出|执行|存上/;
/** Only a request that changes something can be refused so. */
const neverAtARead = ['http.upload-broken', 'http.command-used', 'http.command-missing'];
const matter = '0199d3c4-0000-7000-8000-000000000001';
const look = `/api/matters/${matter}/preview-act`;

test('no word of the house about a read speaks of saving, handing in or sending', () => {
  const errors = [...collectErrors(registry)];
  const said = errors
    .filter(
      ([code, { reading }]) => (reading !== undefined || code.startsWith('http.')) && !neverAtARead.includes(code),
    )
    .map(([code, { reading, ...row }]) => ({ code, ...(reading ?? row) }));

  assert.ok(said.length > 15);
  for (const { code, message, nextStep } of said) assert.doesNotMatch(message + nextStep, ofSaving, code);
});

test('the same fault is told in other words where something was to be saved, also if the look has a body', async () => {
  const clerk = await signIn(house.app, 'jz.clerk', testPassword);
  const password = '/api/account/password';
  const send = async (path: string, body: string, type = 'application/json') => {
    const headers = { cookie: clerk.cookie, 'content-type': type };
    const answer = await house.app.inject({ method: 'POST', url: path, headers, payload: body });
    return { code: answer.json().code, message: answer.json().message };
  };
  const large = JSON.stringify({ text: 'a'.repeat(2_100_000) });

  assert.deepEqual(await send(look, large), { code: 'http.too-large', message: '内容太大，没有读到结果。' });
  assert.deepEqual(await send(password, large), { code: 'http.too-large', message: '内容太大，没有保存。' });
  assert.deepEqual(await send(look, '{'), { code: 'http.json', message: '发来的内容读不懂，没有读到内容。' });
  assert.deepEqual(await send(password, '{'), { code: 'http.json', message: '发来的内容读不懂，没有保存。' });
  assert.deepEqual(await send(look, 'a', 'text/x-any'), {
    code: 'http.content-type',
    message: '发来的内容类型不对，没有读到内容。',
  });
  assert.deepEqual(await send(look, '{}'), { code: 'http.input', message: '有 2 处不对，没有读到内容。' });
  assert.match((await send(password, '{}')).message, /没有保存/);
});

test('who opens too much is told that nothing was read; who does too much, that nothing was done', async () => {
  const app = await createHttpServer(
    { ...house.house, rateLimit: new RateLimit({ burst: 5, perSecond: 1 }) },
    { webDirectory: `${house.dataDirectory}/no-web`, trustProxy: false },
  );
  const { cookie } = await signIn(house.app, 'jz.clerk', testPassword);
  const clerk = visitor(app, cookie);
  for (let n = 0; n < 5; n++) await clerk.get('/api/session/list');

  const looked = await clerk.get('/api/session/list');
  const changed = await clerk.send('POST', '/api/account/password', { current: testPassword, fresh: 'another-one-22' });
  await app.close();

  assert.deepEqual([looked.body.code, looked.body.message], ['http.rate', '打开得太快，暂时没有读到内容。']);
  assert.deepEqual([changed.body.code, changed.body.message], ['http.rate', '操作太快，暂时没有执行。']);
});

test('a link to a file that leads nowhere ends on a page in words, and no sign of what was typed becomes markup', async () => {
  const clerk = await signIn(house.app, 'jz.clerk', testPassword);
  const follow = (url: string, accept: string) =>
    house.app.inject({ method: 'GET', url, headers: { cookie: clerk.cookie, accept } });
  const file = `/api/matters/${matter}/attachments/${matter}`;

  const page = await follow(file, 'text/html,application/xhtml+xml,*/*;q=0.8');
  const data = await follow(file, 'application/json');

  assert.equal(page.statusCode, 404);
  assert.match(String(page.headers['content-type']), /^text\/html/);
  assert.match(page.body, /<h1>没有找到.*<a href="\/">回到首页<\/a>/su);
  assert.match(String(page.headers['content-security-policy']), /default-src 'self'/);
  assert.equal(data.json().code, 'matters.not-found');
  const odd = await follow('/api/matters/<b>x', 'text/html');
  assert.doesNotMatch(odd.body, /<b>/);
});
