import assert from 'node:assert/strict';
import { Agent, get } from 'node:http';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import fastify from 'fastify';
import { closeHttp } from './close-http.ts';

test('a connection kept open behind a running request does not hold up the end of the server', async () => {
  const app = fastify();
  const asked = Promise.withResolvers<void>();
  app.get('/slow', async () => {
    asked.resolve();
    await pause(400);
    return 'answered';
  });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const proxy = new Agent({ keepAlive: true });
  const answer = new Promise<string>((resolve, refuse) => {
    get(`${address}/slow`, { agent: proxy }, (reply) => {
      reply.setEncoding('utf8').on('data', resolve);
    }).on('error', refuse);
  });
  await asked.promise;

  const began = performance.now();
  await closeHttp(app);

  assert.equal(await answer, 'answered', 'the running request was answered');
  assert.ok(performance.now() - began < 3_000, 'and the connection behind it was closed soon');
  proxy.destroy();
});
