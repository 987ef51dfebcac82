import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { FormTemplate } from '@gov/forms';
import { keepTyped, type TypedPlace, typedAt } from '#platform/web/data/typed-words.ts';
import type { FormView } from '../../contract.ts';
import { FormSaver } from './form-saver.ts';

const formId = '0198c0de-0000-7000-8000-000000000001';
const place = (what: string): TypedPlace => `liu.${formId}.${what}`;
const named = (name: string): FormTemplate => ({
  name,
  document: { type: 'doc', content: [{ type: 'paragraph' }] },
  fields: [],
  opinionBlocks: [],
});
const viewOf = (draftVersion: number, template: FormTemplate): FormView => ({
  formId,
  name: template.name,
  draftVersion,
  draft: { template, changedAt: '2026-11-24T08:00:00Z', changedBy: '孙红' },
  keptKeys: [],
});

/** What the server has; a save on another version is refused. */
let stored = viewOf(3, named('库里的'));
let isReadable = true;
const server = createServer(async (request, response) => {
  const answer = (status: number, body: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const refuse = (status: number, code: string) => answer(status, { code, message: '', nextStep: '', traceId: 'x' });
  const chunks = await Array.fromAsync(request);
  if (request.method === 'GET') return isReadable ? answer(200, stored) : refuse(403, 'http.forbidden');
  const { baseVersion, template } = JSON.parse(chunks.join(''));
  if (baseVersion !== stored.draftVersion) return refuse(409, 'forms.draft-stale');
  stored = viewOf(baseVersion + 1, template);
  return answer(200, { draftVersion: stored.draftVersion, changedAt: '2026-11-24T09:00:00Z' });
});
const ofNode = globalThis.fetch;

before(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // reason: it listens on TCP
  // a page has an address of its own, a test has none
  globalThis.fetch = (path, init) => ofNode(new URL(String(path), `http://127.0.0.1:${port}`), init);
});
after(() => {
  globalThis.fetch = ofNode;
  server.close();
  server.closeAllConnections();
});

test('words kept from a former visit, and another draft saved meanwhile: both are there, nothing is sent or published before a choice', async () => {
  stored = viewOf(3, named('别人的'));
  keepTyped(place('kept'), { base: 2, template: named('我的') });

  const saver = new FormSaver(stored, named('别人的'), place('kept'));
  saver.write(saver.template());

  assert.equal(saver.template().name, '我的');
  assert.equal(saver.shown().state, 'stale');
  assert.equal(saver.shown().theirs?.draft?.template.name, '别人的');
  await assert.rejects(saver.settle(), { code: 'forms.draft-stale' });
  assert.equal(stored.draft?.template.name, '别人的');
  assert.deepEqual(typedAt(place('kept')), { base: 2, template: named('我的') });

  saver.overwrite();
  await saver.save();

  assert.equal(stored.draft?.template.name, '我的');
  assert.equal(saver.shown().state, 'saved');
  assert.equal(typedAt(place('kept')), undefined);
});

test('words kept on the version that is still there go on; words that the server has already ask nothing', () => {
  keepTyped(place('same'), { base: 3, template: named('我的') });
  const going = new FormSaver(viewOf(3, named('库里的')), named('库里的'), place('same'));
  assert.deepEqual([going.template().name, going.shown().state, going.base()], ['我的', 'saved', 3]);

  keepTyped(place('arrived'), { base: 2, template: named('库里的') });
  const arrived = new FormSaver(viewOf(3, named('库里的')), named('库里的'), place('arrived'));
  arrived.write(arrived.template());
  assert.deepEqual([arrived.shown().state, arrived.base()], ['saved', 3]);
  assert.equal(typedAt(place('arrived')), undefined);
});

test('theirs could not be read: it is asked for again, and then both are there', async () => {
  stored = viewOf(4, named('别人的'));
  isReadable = false;
  const saver = new FormSaver(viewOf(3, named('库里的')), named('库里的'), place('read'));
  saver.write(named('我的'));

  await saver.save();

  assert.deepEqual([saver.shown().state, saver.shown().theirs], ['stale', undefined]);
  isReadable = true;
  await saver.save();
  assert.equal(saver.shown().theirs?.draft?.template.name, '别人的');
  assert.equal(saver.template().name, '我的');
  assert.equal(stored.draft?.template.name, '别人的');
  saver.leave();
});
