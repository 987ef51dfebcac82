import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Json } from '#platform/testkit/sign-in.ts';
import { beginAs, completeFrom, doneAs, draftingSlip, type Office, openOffice, viewAs } from '../../testing/office.ts';
import { dayMillis, say, standInKinds, standInOffice } from '../../testing/stand-ins.ts';

let office: Office;
let desk: ReturnType<typeof standInOffice>;
before(async () => {
  office = await openOffice();
  await standInKinds(office);
  desk = standInOffice(office);
});
afterEach(() => desk.endAll());
after(() => office.close());

test('taken back, the rights are gone at once, also from an open page; over, they end by themselves', async () => {
  const id = await desk.entrusted('head', 'helper');
  const matterId = await desk.sent();
  const helper = await office.as('helper');
  const page = await viewAs(helper, matterId);

  assert.equal(say(await desk.end('head', id)), '200');

  const late = await completeFrom(helper, page);
  assert.equal(say(late), '409 matters.stand-in-lapsed');
  assert.match(late.body.message, /不再代陈国栋办理/);
  assert.deepEqual(await desk.todoIds('helper'), []);
  assert.equal(await desk.sees('helper', matterId), 404);
  assert.equal(say(await desk.end('head', id)), '409 matters.stand-in-over');
  office.house.clock.advance(1_000);
  const unseen = await viewAs(await office.as('head'), await desk.sent());
  assert.equal(say(await completeFrom(helper, unseen)), '404 matters.not-found', 'it came when he stood in no more');
  await desk.entrusted('head', 'helper');
  const second = await desk.sent();
  assert.equal(await desk.sees('helper', second), 200);
  office.house.clock.advance(dayMillis);
  assert.equal(await desk.sees('helper', second), 404);
  assert.deepEqual((await desk.listed('helper')).forMe, []);
  assert.ok((await desk.todoIds('head')).includes(second));
});

test('a window opens with its first day and takes in what waits already, unless only new work is meant', async () => {
  const waiting = await desk.sent();
  const range = { from: desk.inDays(1), last: desk.inDays(2) };
  await desk.entrusted('head', 'helper', range);
  await desk.entrusted('head', 'legal', { ...range, newOnly: true });
  assert.equal((await desk.listed('helper')).forMe[0].state, 'to-come');
  assert.deepEqual(await desk.todoIds('helper'), []);
  assert.equal(await desk.sees('helper', waiting), 404);

  office.house.clock.advance(dayMillis);
  const fresh = await desk.sent();

  assert.equal((await desk.listed('helper')).forMe[0].state, 'open');
  const has = async (key: string) => {
    const ids = await desk.todoIds(key);
    return [ids.includes(waiting), ids.includes(fresh)];
  };
  assert.deepEqual(await has('helper'), [true, true]);
  assert.deepEqual(await has('legal'), [false, true]);
  assert.deepEqual([await desk.sees('helper', waiting), await desk.sees('legal', waiting)], [200, 404]);
});

test('only the kinds named; both read on their pages what was agreed', async () => {
  await desk.entrusted('head', 'helper', { kinds: ['leave-request'] });
  const other = await desk.sent();
  const named = await desk.sent('leave-request');

  const ids = await desk.todoIds('helper');
  assert.deepEqual([ids.includes(named), ids.includes(other)], [true, false]);
  assert.equal(await desk.sees('helper', other), 404);
  const [mine] = (await desk.listed('head')).mine;
  const [forMe] = (await desk.listed('helper')).forMe;
  assert.deepEqual([mine.who, mine.kinds, mine.state], ['马晓东', ['请假申请'], 'open']);
  assert.deepEqual([forMe.who, forMe.kinds, forMe.newOnly, forMe.workSecrets], ['陈国栋', ['请假申请'], false, false]);
});

test('a work secret stays with its holder unless he entrusts that too, from the moment it becomes one', async () => {
  const officer = await office.as('officer');
  const matterId = await beginAs(officer, 'outgoing-document');
  await doneAs(officer, matterId, { values: draftingSlip('关于开展冬季安全检查的通知') });
  const without = await desk.entrusted('head', 'helper');
  assert.equal(await desk.sees('helper', matterId), 200);
  const head = await office.as('head');
  const level = async (secrecyLevel: string) => {
    const { version } = await viewAs(head, matterId);
    const saved = await head.send('PUT', `/api/matters/${matterId}/values`, {
      expectedVersion: version,
      values: { secrecyLevel },
    });
    assert.equal(saved.status, 200, JSON.stringify(saved.body));
  };

  await level('WORK_SECRET');

  assert.equal(await desk.sees('helper', matterId), 404);
  assert.ok(!(await desk.todoIds('helper')).includes(matterId));
  await desk.end('head', without);
  const including = await desk.entrusted('head', 'helper', { workSecrets: true });
  assert.equal(await desk.sees('helper', matterId), 200);
  assert.ok((await desk.todoIds('helper')).includes(matterId));
  assert.equal((await (await office.as('helper')).get(`/api/gongwen/documents/${matterId}`)).status, 200);
  await desk.end('head', including);
  assert.equal((await (await office.as('helper')).get(`/api/gongwen/documents/${matterId}`)).status, 404);
});

test('nobody stands in on a matter of his own, and what was entrusted goes no further: no chain, no circle', async () => {
  for (const to of ['officer', 'helper']) await desk.entrusted('head', to);
  for (const to of ['legal', 'head']) await desk.entrusted('helper', to);
  const matterId = await desk.sent();

  assert.equal((await desk.view('officer', matterId)).myTask, undefined);
  assert.ok(!(await desk.todoIds('officer')).includes(matterId));
  assert.equal(await desk.sees('legal', matterId), 404);
  const rows = (await desk.rows('head', 'todo')).filter((row) => row.matterId === matterId);
  assert.deepEqual(
    rows.map((row) => row.onBehalfOf),
    [undefined],
    'his own, once',
  );
  assert.ok((await desk.todoIds('helper')).includes(matterId));
});

test('who was asked may stop at any time; the other one reads that, and nobody else ends it', async () => {
  const id = await desk.entrusted('head', 'helper');
  const matterId = await desk.sent();
  assert.equal(say(await desk.end('legal', id)), '409 matters.stand-in-over');

  assert.equal(say(await desk.end('helper', id)), '200');

  assert.equal(await desk.sees('helper', matterId), 404);
  assert.deepEqual((await desk.listed('helper')).forMe, []);
  const mine = (await desk.listed('head')).mine as Json[];
  assert.deepEqual(
    mine.map(({ who, state }) => [who, state]),
    [['马晓东', 'declined']],
  );
  assert.equal(say(await desk.entrust('head', 'helper')), '200', 'what was declined stands in nobody’s way');
  await desk.end('head', (await desk.listed('head')).mine.find((one: Json) => one.state === 'open').id);
  const auditor = await office.as('auditor');
  for (const event of ['stand-in-set', 'stand-in-ended', 'stand-in-declined']) {
    const { records } = (await auditor.get(`/api/audit?event=matters.${event}`)).body;
    assert.ok(records.length > 0, event);
  }
});

test('a window in the past, too long or upside down, twice at once, to oneself or to who cannot work, is refused in words', async () => {
  const { entrust, inDays, today } = desk;
  assert.equal(say(await entrust('head', 'helper', { from: inDays(-1), last: today() })), '422 matters.stand-in-past');
  assert.equal(say(await entrust('head', 'helper', { last: inDays(400) })), '422 matters.stand-in-window');
  const upsideDown = { from: inDays(2), last: inDays(1) };
  assert.equal(say(await entrust('head', 'helper', upsideDown)), '422 matters.stand-in-window');
  assert.equal(say(await entrust('head', 'head')), '422 matters.stand-in-self');
  assert.equal(say(await entrust('head', 'system')), '422 matters.cannot-handle');
  assert.equal(say(await entrust('head', 'helper', { kinds: ['no-such'] })), '404 matters.unknown-kind');
  assert.equal(say(await entrust('system', 'helper')), '403 http.permission', 'who has a duty has no work');
  const body = { assignmentId: office.assignment('helper'), from: today(), last: inDays(3) };
  const officer = await office.as('officer');
  assert.equal(say(await officer.send('POST', '/api/matters/stand-ins', body)), '200');
  assert.equal(say(await officer.send('POST', '/api/matters/stand-ins', body)), '409 matters.stand-in-overlaps');
  const beside = { from: inDays(3), last: inDays(5) };
  assert.equal(say(await entrust('officer', 'helper', beside)), '409 matters.stand-in-overlaps');
  assert.equal(say(await entrust('officer', 'helper', { from: inDays(4), last: inDays(5) })), '200');
  const [first] = (await desk.listed('officer')).mine;
  assert.equal(say(await desk.end('head', first.id)), '409 matters.stand-in-over');
});

test('sent several times at the same moment it is one window, with its kinds', async () => {
  const legal = await office.as('legal');
  const assignmentId = office.assignment('helper');
  const body = { assignmentId, from: desk.today(), last: desk.today(), kinds: ['leave-request'] };

  const answers = await Promise.all(
    Array.from({ length: 5 }, () => legal.send('POST', '/api/matters/stand-ins', body)),
  );

  assert.deepEqual(answers.map(say).toSorted(), [
    '200',
    ...Array.from({ length: 4 }, () => '409 matters.stand-in-overlaps'),
  ]);
  const { mine } = await desk.listed('legal');
  assert.deepEqual(
    mine.map(({ who, kinds }: Json) => [who, kinds]),
    [['马晓东', ['请假申请']]],
  );
});

test('windows to one colleague that overlap and are set at the same moment: one stands, the others are refused', async () => {
  const { inDays } = desk;
  const director = await office.as('director');
  const assignmentId = office.assignment('helper');
  const set = (from: number, last: number) =>
    director.send('POST', '/api/matters/stand-ins', { assignmentId, from: inDays(from), last: inDays(last) });

  const answers = await Promise.all([set(0, 3), set(1, 2), set(2, 6), set(3, 3), set(9, 9)]);

  assert.deepEqual(
    answers.map(say),
    [...answers.slice(0, 4).map(say), '200'],
    'positive control: the last one is beside them',
  );
  const { mine } = await desk.listed('director');
  const standing = mine.map(({ from, until }: Json) => [from, until] as const);
  for (const [index, [from]] of standing.entries())
    for (const [, until] of standing.slice(0, index)) assert.ok(until <= from, JSON.stringify(standing));
  assert.equal(standing.length, answers.filter(({ status }) => status === 200).length);
  const refused = answers.filter(({ status }) => status !== 200).map(say);
  assert.ok(refused.length >= 2 && refused.every((code) => code === '409 matters.stand-in-overlaps'), refused.join());
});
