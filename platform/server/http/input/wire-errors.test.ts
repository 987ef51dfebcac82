import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { answerOnTheWire } from './wire-errors.ts';

test('a request that does not come to its end in time is told so in words', async () => {
  const times = { requestTimeout: 100, headersTimeout: 100, connectionsCheckingInterval: 50 };
  const server = createServer(times, () => undefined);
  server.on('clientError', (error, socket) => answerOnTheWire(error, socket as never, '0000-0001')); // reason: a socket of TCP
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo; // reason: it listens on TCP
  const slow = request({ port, host: '127.0.0.1', method: 'POST', headers: { 'content-length': 100 } });
  slow.write('beginning');

  const [answer] = await once(slow, 'response');
  let text = '';
  for await (const part of answer) text += part;
  server.close();

  assert.equal(answer.statusCode, 408);
  const { code, message, nextStep, traceId } = JSON.parse(text);
  assert.deepEqual([code, traceId], ['http.too-slow', '0000-0001']);
  assert.match(message + nextStep, /没有处理。.*再试一次。/);
});
