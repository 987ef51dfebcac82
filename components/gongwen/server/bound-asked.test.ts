import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { registry } from '#apps/server/registry.generated.ts';
import { type MatterKindHooks, matterKindHooks } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { type DocumentOffice, documentOffice } from '../testing/document-office.ts';
import { incomingHooks } from './hooks/incoming.ts';

let asked = 0;

/** The hooks of the product; how often they are asked what binds a document is counted. */
function counted(context: UseCaseContext): MatterKindHooks {
  const hooks = incomingHooks(context);
  return {
    ...hooks,
    bound: async (matter) => {
      asked++;
      return (await hooks.bound?.(matter)) ?? {};
    },
  };
}

const watched = registry.map((component) => {
  const { extensions } = component.server;
  const kinds = extensions?.[matterKindHooks.id];
  if (!kinds?.['incoming-document']) return component;
  const counting = { ...extensions, [matterKindHooks.id]: { ...kinds, 'incoming-document': counted } };
  return { ...component, server: { ...component.server, extensions: counting } };
});

let office: DocumentOffice;
before(async () => {
  office = await documentOffice(watched);
});
after(() => office.close());

test('what binds a received document is looked up where its page is shown or something is undone, not to handle it on', async () => {
  const clerk = office.who('lp.clerk');
  const { exchangeId } = await office.sent();
  const { matterId } = (await clerk.send('POST', `/api/exchange/inbox/${exchangeId}/sign-for`)).body;
  const timesFor = async (act: () => Promise<{ readonly status: number }>, status: number): Promise<number> => {
    asked = 0;
    assert.equal((await act()).status, status);
    return asked;
  };
  const address = `/api/matters/${matterId}`;
  const { myTask, version: expectedVersion } = await office.view(clerk, matterId);
  const task = `${address}/tasks/${myTask.taskId}`;
  const toFirst = { target: 1, mode: 'rewalk' };
  const act = { kind: 'return', taskId: myTask.taskId, ...toFirst };
  const undoing = [
    () => clerk.get(address),
    () => clerk.send('POST', `${task}/return`, { expectedVersion, ...toFirst, reason: '请再核' }),
    () => clerk.send('POST', `${address}/preview-act`, { expectedVersion, act }),
    () => clerk.send('POST', `${address}/withdraw`, { expectedVersion }),
    () => clerk.send('POST', `${address}/preview-act`, { expectedVersion, act: { kind: 'cancel' } }),
  ];
  const times: number[] = [];
  for (const [index, one] of undoing.entries()) times.push(await timesFor(one, index === 0 ? 200 : 409));
  assert.deepEqual(times, [1, 1, 1, 1, 1]);

  const goingOn = [
    () => clerk.get(`/api/gongwen/documents/${matterId}`),
    () => clerk.get(`${address}/preview`),
    () => clerk.send('POST', `${task}/complete`, { expectedVersion, decision: 'agree' }),
  ];
  for (const one of goingOn) assert.equal(await timesFor(one, 200), 0, String(one));
});
