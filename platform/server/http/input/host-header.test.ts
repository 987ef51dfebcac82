import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { registry } from '#apps/server/registry.generated.ts';
import { type TestHouse, testHouse } from '#platform/testkit/house.ts';
import { createHttpServer } from '../http-server.ts';
import { answersTo } from './host-header.ts';

let house: TestHouse;
before(async () => {
  house = await testHouse(registry);
});
after(() => house.close());

const serverOfThisMachine = () =>
  createHttpServer(house.house, {
    webDirectory: join(house.dataDirectory, 'no-web'),
    trustProxy: false,
    answersTo: answersTo('127.0.0.1'),
  });

test('a name of somebody else that points at this machine is refused with a sentence, for pages and for data', async () => {
  const app = await serverOfThisMachine();
  const ask = (host: string, url: string) => app.inject({ method: 'GET', url, headers: { host } });

  for (const url of ['/api/session', '/', '/api/openapi.json']) {
    const answer = await ask('evil.example:8080', url);
    assert.deepEqual([answer.statusCode, answer.json().code], [403, 'http.host'], url);
    assert.match(answer.json().nextStep, /PUBLIC_ORIGIN/);
  }
  for (const host of ['localhost:8080', '127.0.0.1:8080', '[::1]:8080', 'LOCALHOST'])
    assert.equal((await ask(host, '/api/session')).statusCode, 200, host);
  const post = await app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { host: 'evil.example', origin: 'http://evil.example' },
    payload: { signInName: 'somebody', password: 'whatever-it-is' },
  });
  assert.equal(post.json().code, 'http.host');
  await app.close();
});

test('probes of health are answered whatever name they use, also without any; nothing else is', async () => {
  const app = await serverOfThisMachine();
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo; // reason: it listens on a port
  const ask = async (path: string, host: string) => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(`GET ${path} HTTP/1.0\r\n${host}\r\n`);
    return text(socket);
  };

  for (const host of ['', 'Host: office:8080\r\n', 'Host: 10.0.0.5:8080\r\n']) {
    assert.match(await ask('/healthz', host), /^HTTP\/1\.\d 200 .*\{"alive":true\}$/s, host);
    const ready = await ask('/readyz?from=probe', host);
    assert.match(ready, /^HTTP\/1\.\d 200 .*\{"ready":true,"deadWakeUps":\d+\}$/s, host);
    assert.doesNotMatch(ready, /set-cookie/i);
    for (const path of ['/', '/api/session', '/healthz/more', '/nothing?/healthz'])
      assert.match(await ask(path, host), /^HTTP\/1\.\d 403 .*"http\.host"/s, path);
  }
  await app.close();
});

test('who listens on one address answers to it; who listens everywhere to any address in figures and to the name of the machine', () => {
  assert.equal(answersTo('10.0.0.5')('10.0.0.5:8080'), true);
  assert.equal(answersTo('10.0.0.5')('10.0.0.6:8080'), false);
  assert.equal(answersTo('oa.local')('OA.local:8080'), true);
  for (const host of ['10.0.0.5:8080', '[fe80::1]:8080', `${hostname()}:8080`])
    assert.equal(answersTo('0.0.0.0')(host), true, host);
  for (const host of ['evil.example', '10.0.0.5.evil.example', '', undefined])
    assert.equal(answersTo('0.0.0.0')(host), false, host);
});
