import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { apply, type Design } from '@gov/workflow/designing';
import { queryClient } from '#platform/web/data/query-client.ts';
import { keepTyped, type TypedPlace, typedAt } from '#platform/web/data/typed-words.ts';
import { keyOf } from '#platform/web/data/use-route.ts';
import { type DesignView, routes } from '../../contract.ts';
import { blankParts, newProcess } from '../../rules/templates.ts';
import { DesignSaver, fileOf, formOf, openFile } from './design-saver.ts';

const processId = '0198c0de-0000-7000-8000-000000000002';
const formId = '0198c0de-0000-7000-8000-000000000003';
const place = (what: string): TypedPlace => `liu.${processId}.${what}`;
const viewOf = (draftVersion: number, bpmnXml: string): DesignView => ({
  processId,
  name: '用印审批',
  draftVersion,
  draft: { bpmnXml, changedAt: '2026-11-24T08:00:00Z', changedBy: '孙红' },
  takenIds: [],
});
const file = await newProcess('用印审批', blankParts);
const theirFile = await newProcess('用印登记', blankParts);

/** What the server has; a save on another version is refused. */
let stored = viewOf(3, file);
let saves = 0;
/** While a save is on its way. */
let meanwhile = (): void => {};
const server = createServer(async (request, response) => {
  const answer = (status: number, body: unknown) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const chunks = await Array.fromAsync(request);
  if (request.method === 'GET') return answer(200, stored);
  const { baseVersion, bpmnXml } = JSON.parse(chunks.join(''));
  if (baseVersion !== stored.draftVersion)
    return answer(409, { code: 'processes.draft-stale', message: '', nextStep: '', traceId: 'x' });
  saves++;
  meanwhile();
  stored = viewOf(baseVersion + 1, bpmnXml);
  return answer(200, { draftVersion: stored.draftVersion, changedAt: '2026-11-24T09:00:00Z' });
});
const ofNode = globalThis.fetch;
let former: typeof fetch;

const named = (design: Design, name: string): Design => {
  const applied = apply(design, { kind: 'setProcess', change: { name } });
  assert(applied.ok);
  return applied.design;
};

async function opened(view: DesignView, at: TypedPlace) {
  const read = await openFile(fileOf(view, at));
  assert(read);
  return { design: read.opened.design, saver: new DesignSaver(view, read, at) };
}

describe('the draft of a process', () => {
  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo; // reason: it listens on TCP
    former = globalThis.fetch;
    // a page has an address of its own, a test has none
    globalThis.fetch = (path, init) => ofNode(new URL(String(path), `http://127.0.0.1:${port}`), init);
  });
  after(() => {
    globalThis.fetch = former;
    server.close();
    server.closeAllConnections();
  });

  test('a change made while the former one travels is still to be saved, and is saved next', async () => {
    stored = viewOf(3, file);
    const { design, saver } = await opened(stored, place('travels'));
    saver.write(named(design, '一'), undefined);
    meanwhile = () => saver.write(named(design, '二'), undefined);

    await saver.save();

    meanwhile = () => {};
    assert.match(stored.draft?.bpmnXml ?? '', /name="一"/);
    assert.equal(saver.shown().state, 'waiting');
    assert.equal(saver.losesOnClosing(), true);
    await saver.save();
    assert.match(stored.draft?.bpmnXml ?? '', /name="二"/);
    assert.equal(saver.shown().state, 'saved');
    saver.leave();
  });

  test('a draft kept from a former visit, and another saved meanwhile: nothing is sent or published before a choice', async () => {
    stored = viewOf(3, theirFile);
    keepTyped(place('kept'), { base: 2, bpmnXml: file, formId });
    const { design, saver } = await opened(stored, place('kept'));
    assert.equal(formOf(stored, place('kept')), formId);

    saver.write(design, formId);

    assert.equal(saver.shown().state, 'stale');
    await assert.rejects(saver.settle(), { code: 'processes.draft-stale' });
    assert.equal(stored.draft?.bpmnXml, theirFile);
    assert.notEqual(typedAt(place('kept')), undefined);
    saver.overwrite();
    await saver.save();
    assert.match(stored.draft?.bpmnXml ?? '', /name="用印审批"/);
    assert.equal(typedAt(place('kept')), undefined);
  });

  test('what was saved is what 试运行历史 and the page opened again begin with', async () => {
    const published: DesignView = { processId, name: '用印审批', draftVersion: 3, takenIds: [] };
    const key = keyOf(routes.design, { params: { processId } });
    queryClient.setQueryData<DesignView>(key, published);
    stored = viewOf(3, file);
    const { design, saver } = await opened(stored, place('beside'));
    saver.write(named(design, '新存的'), formId);

    await saver.save();

    const known = queryClient.getQueryData<DesignView>(key);
    assert.match(known?.draft?.bpmnXml ?? '', /name="新存的"/);
    assert.deepEqual([known?.draftVersion, known?.formId], [4, formId]);
    assert.equal(queryClient.getQueryState(key)?.isInvalidated, true);
    queryClient.clear();
    saver.leave();
  });

  test('what is given up is not sent when the page goes; opening a process sends nothing', async () => {
    stored = viewOf(3, file);
    saves = 0;
    const { design, saver } = await opened(stored, place('given-up'));
    saver.write(design, undefined);
    await saver.save();
    assert.equal(saves, 0);
    saver.write(named(design, '不要的'), undefined);

    saver.giveUp();
    await saver.save();

    assert.equal(saves, 0);
    assert.equal(typedAt(place('given-up')), undefined);
  });

  test('a version taken back is written into its own file; taking it back undone, the draft is saved as it was', async () => {
    stored = viewOf(3, file);
    const { design, saver } = await opened(stored, place('taken'));
    const mine = named(design, '没有发布的');
    const theirs = await openFile(theirFile);
    assert(theirs);
    saver.write(mine, undefined);

    saver.write(theirs.opened.design, undefined, theirs);
    await saver.save();
    const taken = stored.draft?.bpmnXml;
    saver.write(mine, undefined, { bpmnXml: file, opened: { design } });
    await saver.save();

    assert.equal(taken, theirFile);
    assert.match(stored.draft?.bpmnXml ?? '', /name="没有发布的"/);
    assert.equal(saver.shown().state, 'saved');
    saver.leave();
  });

  test('a dropped draft sends nothing; undone, it is a new draft on top of the dropping', async () => {
    stored = viewOf(3, file);
    const { design, saver } = await opened(stored, place('dropped'));
    const inUse = await openFile(theirFile);
    assert(inUse);
    saves = 0;
    stored = viewOf(4, theirFile);

    saver.dropped(4, { file: inUse, formId: undefined });
    saver.write(inUse.opened.design, undefined, inUse);
    await saver.save();
    assert.deepEqual([saves, saver.shown().hasDraft], [0, false]);

    saver.write(design, undefined, { bpmnXml: file, opened: { design } });
    await saver.save();

    assert.deepEqual([saves, stored.draftVersion, saver.shown().hasDraft], [1, 5, true]);
    assert.equal(stored.draft?.bpmnXml, file);
    saver.leave();
  });
});
