import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Answer, Json } from '#platform/testkit/sign-in.ts';
import { completeFrom, type Office, openOffice } from '../../testing/office.ts';
import { publishKind } from '../../testing/publish-kind.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(() => office.close());

const pen = { strokes: [{ width: 12, points: [100, 100, 300, 100, 300, 300] }] };
const say = ({ status, body }: Answer<Json>): string => `${status} ${body.code ?? ''}`.trim();

/** All opinions on a paper. */
const entriesOf = (blocks: Json[]): Json[] =>
  blocks.flatMap((block) =>
    block.kind === 'opinions'
      ? block.entries
      : block.kind === 'table'
        ? block.rows.flatMap(({ cells }: Json) => cells.flatMap(({ content }: Json) => entriesOf(content)))
        : [],
  );

test('what was written by hand stands in its block and in the trace, with what was typed beside it', async () => {
  const matterId = await office.leaveRequest();
  await office.done('head', matterId, { pen, opinion: '同意，注意交接。' });

  for (const key of ['head', 'officer']) {
    const view = await office.view(key, matterId);
    const [entry] = entriesOf(view.form.blocks);
    assert.deepEqual([entry.pen, entry.text, entry.personName], [pen, '同意，注意交接。', '陈国栋']);
    const [line] = view.trace;
    assert.deepEqual([line.pen, line.opinion], [pen, '同意，注意交接。']);
  }
});

test('nothing need be typed: the hand alone is the opinion, and the default is not put into his mouth', async () => {
  const matterId = await office.leaveRequest();
  await office.done('head', matterId, { pen });

  const view = await office.view('officer', matterId);
  const [entry] = entriesOf(view.form.blocks);
  assert.deepEqual([entry.pen, entry.text], [pen, '']);
  const preview = (await office.who('officer').get(`/api/matters/${matterId}/preview`)).body;
  assert.deepEqual(preview.opinions[0].pen, pen);
});

test('taken back, it stands on the paper no more', async () => {
  const matterId = await office.leaveRequest();
  await office.done('head', matterId, { pen });
  const { version } = await office.view('head', matterId);

  await office.who('head').send('POST', `/api/matters/${matterId}/withdraw`, { expectedVersion: version });

  assert.deepEqual(entriesOf((await office.view('head', matterId)).form.blocks), []);
});

test('what is no drawing is refused before anything is written', async () => {
  const matterId = await office.leaveRequest();
  const page = await office.view('head', matterId);
  const head = office.who('head');
  const points = (...numbers: unknown[]) => ({ strokes: [{ width: 12, points: numbers }] });
  const attacks: unknown[] = [
    points('"/><script>alert(1)</script>', 1),
    points(1, null),
    points(1.5, 2),
    points(-1, 2),
    points(1, 2001),
    points(1, 1e308),
    { strokes: [] },
    { strokes: [{ width: 12, points: [] }] },
    { strokes: [{ width: 0, points: [1, 2] }] },
    { strokes: [{ width: '12"', points: [1, 2] }] },
    { strokes: [{ width: 12, points: [1, 2], colour: 'url(javascript:1)' }] },
    { ...pen, svg: '<svg onload="alert(1)"/>' },
    '<svg/>',
    [],
  ];
  for (const attack of attacks)
    assert.equal((await completeFrom(head, page, { pen: attack })).status, 400, JSON.stringify(attack));
  assert.equal(say(await completeFrom(head, page, { pen: points(1, 2, 3) })), '422 matters.pen-refused');
  const many = { strokes: [pen.strokes[0], { width: 12, points: Array.from({ length: 23_998 }, () => 7) }] };
  assert.equal(say(await completeFrom(head, page, { pen: many })), '422 matters.pen-refused');
  assert.equal((await office.view('head', matterId)).version, page.version, 'the step is still his');
});

test('ten megabytes of points, and a number that is none, do not come in', async () => {
  const matterId = await office.leaveRequest();
  const page = await office.view('head', matterId);
  const huge = { strokes: [{ width: 12, points: Array.from({ length: 5_000_000 }, () => 7) }] };
  const big = await completeFrom(office.who('head'), page, { pen: huge }).then(
    ({ status }) => status,
    () => 'the connection was closed',
  );
  assert.ok(big === 413 || big === 'the connection was closed', String(big));
  const nan = await completeFrom(office.who('head'), page, {
    pen: { strokes: [{ width: 12, points: [1, Number.NaN] }] },
  });
  assert.equal(nan.status, 400);
});

const returned = (key: string, page: Json, more: object) =>
  office.who(key).send('POST', `/api/matters/${page.matterId}/tasks/${page.myTask.taskId}/return`, {
    expectedVersion: page.version,
    target: page.myTask.returnTargets[0].target,
    mode: 'rewalk',
    ...more,
  });

test('退回也能手写：谁退回、写了什么在办理过程里，稿纸上没有；不打字也行，什么都没写不行', async () => {
  const matterId = await office.leaveRequest();
  const page = await office.view('head', matterId);
  assert.equal(say(await returned('head', page, {})), '422 workflow.reason-needed');
  const broken = { strokes: [{ width: 12, points: [1, 2, 3] }] };
  assert.equal(say(await returned('head', page, { pen: broken })), '422 matters.pen-refused');
  assert.equal((await office.view('head', matterId)).version, page.version, 'nothing is written');

  assert.equal(say(await returned('head', page, { pen })), '200');
  for (const key of ['head', 'officer']) {
    const view = await office.view(key, matterId);
    const [line] = view.trace;
    assert.deepEqual([line.who, line.pen, line.opinion], ['陈国栋', pen, '（见手写）'], key);
    assert.deepEqual(entriesOf(view.form.blocks), [], 'it is no opinion of the step');
  }
  assert.equal(say(await returned('head', page, { pen })), '409 matters.already-done');

  await office.done('officer', matterId);
  const again = await office.view('head', matterId);
  assert.equal(say(await returned('head', again, { pen, reason: '日期再核。' })), '200');
  const [line] = (await office.view('officer', matterId)).trace;
  assert.deepEqual([line.pen, line.opinion], [pen, '日期再核。']);
  const { version } = await office.view('head', matterId);
  await office.who('head').send('POST', `/api/matters/${matterId}/withdraw`, { expectedVersion: version });
  assert.deepEqual(entriesOf((await office.view('head', matterId)).form.blocks), []);
  await office.done('head', matterId, { pen, decision: 'agree' });
  const [entry, ...more] = entriesOf((await office.view('officer', matterId)).form.blocks);
  assert.deepEqual([entry.pen, more], [pen, []]);
  assert.deepEqual(office.house.problems, []);
});

test('一步没有意见栏的，退回不收手写，说清楚改为打字', async () => {
  const steps = [
    { step: 'write', name: '填写' },
    { step: 'look', name: '核对', handler: { kind: 'sectionHead', of: 'starter' } },
  ] as const;
  await publishKind(office, 'looked-over', steps);
  const matterId = await office.begin('officer', 'looked-over');
  await office.done('officer', matterId);
  const page = await office.view('head', matterId);
  const answer = await returned('head', page, { pen, reason: '改' });
  assert.deepEqual([answer.status, answer.body.fields[0].message], [422, '这一步不收手写，请打字写明要改什么']);
  assert.equal(say(await returned('head', page, { reason: '改' })), '200', 'positive control');
});

test('only who holds the step writes into it', async () => {
  const matterId = await office.leaveRequest();
  const page = await office.view('head', matterId);

  for (const key of ['officer', 'legal', 'chief']) {
    const answer = await completeFrom(office.who(key), page, { pen });
    assert.ok([403, 404, 409].includes(answer.status), `${key}: ${say(answer)}`);
  }
  assert.deepEqual(entriesOf((await office.view('head', matterId)).form.blocks), []);
});
