import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { defineRoutes } from '@gov/base/component';
import Type from 'typebox';
import { call } from './call.ts';

const Closed = { additionalProperties: false } as const;
const body = Type.Object({ text: Type.String() }, Closed);
const routes = defineRoutes({
  look: { method: 'POST', path: '/api/look', summary: '', permission: 'public', input: { body }, reply: body },
  keep: {
    method: 'POST',
    path: '/api/keep',
    summary: '',
    permission: 'public',
    changes: true,
    input: { body },
    reply: body,
  },
});

let asked: { path: string; commandId: string | undefined }[] = [];
/** A proxy whose server is away. */
const proxy = createServer((request, response) => {
  const commandId = request.headers['x-command-id'];
  asked.push({ path: request.url ?? '', commandId: commandId === undefined ? undefined : String(commandId) });
  response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>');
});
const ofNode = globalThis.fetch;

before(async () => {
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo; // reason: it listens on TCP
  // a page has an address of its own, a test has none
  globalThis.fetch = (path, init) => ofNode(new URL(String(path), `http://127.0.0.1:${port}`), init);
});
after(() => {
  globalThis.fetch = ofNode;
  proxy.close();
});

test('what only looks is asked for once, and its failure speaks of nothing sent', async () => {
  asked = [];

  await assert.rejects(call(routes.look, { body: { text: '看一看' } }), {
    code: 'client.unexpected-answer',
    message: '服务器没有正常答复，没有读到内容。',
  });
  assert.deepEqual(asked, [{ path: '/api/look', commandId: undefined }]);
});

test('a change is asked for twice under one id, and then nobody knows whether it was done', async () => {
  asked = [];

  await assert.rejects(call(routes.keep, { body: { text: '存一存' } }), { code: 'client.unknown-outcome' });
  assert.deepEqual([asked.length, new Set(asked.map(({ commandId }) => commandId)).size], [2, 1]);
});
