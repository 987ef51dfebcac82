import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { MatterId } from '@gov/base';
import type { ProcessPart } from '@gov/workflow';
import { mattersService } from '#components/matters/contract.ts';
import { asJob } from '#platform/testkit/as-job.ts';
import type { Answer, Json } from '#platform/testkit/sign-in.ts';
import { headsCheck, leaveApplication } from '../../testing/leave-steps.ts';
import { leaveValues, type Office, openOffice, strangerBeside } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

const chief = { kind: 'chief' } as const;
const waits: readonly ProcessPart[] = [
  {
    step: 'wait',
    name: '等待答复',
    waits: [
      { id: 'finished', name: '对方办结', on: { kind: 'message' } },
      { id: 'returned', name: '对方退回', on: { kind: 'message' } },
    ],
  },
  {
    choice: 'wait_events',
    branches: [
      { event: { id: 'finished', name: '对方办结' }, parts: [{ step: 'use', name: '采用', handler: chief }] },
      { event: { id: 'returned', name: '对方退回' }, parts: [{ step: 'again', name: '重办', handler: chief }] },
    ],
  },
];

let office: Office;
before(async () => {
  office = await openOffice();
  await publishKind(office, 'waits', [leaveApplication, headsCheck, ...waits]);
  await publishKind(office, 'plain', [leaveApplication, headsCheck]);
});
after(async () => {
  assert.deepEqual(office.house.problems, []);
  await office.close();
});

const settle = () => office.house.relay.settle();
const openTo = (view: Json): string[] => view.openTasks.map((task: Json) => `${task.step}：${task.holder.name}`);

async function submitted(kind = 'waits'): Promise<string> {
  const matterId = await office.begin('officer', kind);
  await office.done('officer', matterId, { values: leaveValues });
  return matterId;
}
async function waiting(): Promise<string> {
  const matterId = await submitted();
  await office.done('head', matterId);
  return matterId;
}

const saidBy = async (key: string, matterId: string, more: object = {}): Promise<Answer<Json>> => {
  const { version, waits: open } = await office.view('officer', matterId);
  const body = { expectedVersion: version, visit: open[0]?.visit ?? 1, event: 'finished', reason: '电话答复，同意' };
  return office.who(key).send('POST', `/api/matters/${matterId}/deliver`, { ...body, ...more });
};

/** What another component says in its own transaction. */
const comes = (matterId: string, event: string, key: string): Promise<void> =>
  asJob(office.house, office.agency.id, (context) =>
    context.ask(mattersService).deliver(matterId as MatterId, { event, key, words: `市财政局${key}` }),
  );

test('a waiting step says what it waits for, on the page, in the list and to who keeps the course of things', async () => {
  const matterId = await waiting();

  const view = await office.view('officer', matterId);
  assert.deepEqual(
    view.waits.map(({ words, events }: Json) => [words, events.length]),
    [['等待：对方办结，或对方退回', 2]],
  );
  assert.deepEqual(openTo(view), []);
  const row = (await office.who('officer').get('/api/matters?box=mine&limit=50')).body.rows.find(
    (one: Json) => one.matterId === matterId,
  );
  assert.equal(row.waits, '等待：对方办结，或对方退回');
  const system = await office.as('system');
  const monitored = (await system.get('/api/matters/monitor')).body.rows.find((one: Json) => one.matterId === matterId);
  assert.equal(monitored.waits, '等待：对方办结，或对方退回');
});

test('已收到答复，继续办理: by its starter or who did the step before, with a reason; twice does nothing twice', async () => {
  const matterId = await waiting();
  assert.ok((await office.view('head', matterId)).operations.some(({ operation }: Json) => operation === 'deliver'));
  const { version } = await office.view('officer', matterId);

  const said = await saidBy('head', matterId);

  assert.equal(said.status, 200, JSON.stringify(said.body));
  assert.equal(said.body.said, '已收到答复，已送王建华采用');
  const view = await office.view('officer', matterId);
  assert.deepEqual(openTo(view), ['采用：王建华']);
  const [line] = view.trace;
  assert.deepEqual([line.who, line.act, line.opinion], ['陈国栋', '收到：对方办结', '电话答复，同意']);
  assert.equal((await saidBy('head', matterId, { expectedVersion: version })).body.code, 'matters.not-to-deliver');
  assert.equal((await saidBy('officer', matterId, { visit: 3, event: 'finished' })).status, 409);
});

test('nobody else says so: not a reader, not somebody of another agency; an administrator does, without reading it', async () => {
  const matterId = await waiting();
  assert.equal((await saidBy('legal', matterId)).status, 404);
  const stranger = await strangerBeside(office);
  const { version, waits: open } = await office.view('officer', matterId);
  const body = { expectedVersion: version, visit: open[0].visit, event: 'returned', reason: '来函退回' };
  const path = `/api/matters/monitor/${matterId}/deliver`;
  assert.equal((await stranger.send('POST', path, body)).status, 404);
  const system = await office.as('system');
  const shown = await system.get(`/api/matters/monitor/${matterId}/awaited`);
  assert.deepEqual(shown.body.waits[0].events, [
    { id: 'finished', name: '对方办结' },
    { id: 'returned', name: '对方退回' },
  ]);

  assert.equal((await system.send('POST', path, body)).status, 200);

  assert.deepEqual(openTo(await office.view('officer', matterId)), ['重办：王建华']);
  assert.equal((await system.send('POST', path, body)).body.code, 'matters.stale');
});

test('what another component brings is told once, by its key; before anybody waits it is kept until the step is reached', async () => {
  const early = await submitted();
  await comes(early, 'finished', '已办结');
  await comes(early, 'finished', '已办结');
  await settle();
  assert.deepEqual(openTo(await office.view('officer', early)), ['科室审核：陈国栋']);

  await office.done('head', early);
  await settle();
  await office.again('matters.messages', early);

  const view = await office.view('officer', early);
  assert.deepEqual(openTo(view), ['采用：王建华']);
  const told = view.trace.filter(({ act }: Json) => act === '收到：对方办结');
  assert.deepEqual(
    told.map(({ who, opinion }: Json) => [who, opinion]),
    [['系统', '市财政局已办结']],
  );
});

test('while it is suspended nothing is told; what came meanwhile is told when it goes on', async () => {
  const matterId = await waiting();
  const system = await office.as('system');
  const act = async (name: string, more: object = {}) => {
    const { version } = await office.view('officer', matterId);
    const done = await system.send('POST', `/api/matters/monitor/${matterId}/${name}`, {
      expectedVersion: version,
      ...more,
    });
    assert.equal(done.status, 200, JSON.stringify(done.body));
  };
  await act('suspend', { reason: '等一等' });
  await comes(matterId, 'returned', '退回');
  await settle();
  assert.deepEqual(openTo(await office.view('officer', matterId)), []);

  await act('resume');
  await settle();

  assert.deepEqual(openTo(await office.view('officer', matterId)), ['重办：王建华']);
});

test('a matter whose process waits for nothing keeps nothing', async () => {
  const matterId = await submitted('plain');
  await comes(matterId, 'finished', '已办结');
  await settle();
  await office.done('head', matterId);
  assert.equal((await office.view('officer', matterId)).state, 'DONE');
});
