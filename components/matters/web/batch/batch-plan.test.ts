import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BatchRow, MatterRow, SafeRow } from '../../contract.ts';
import { askedAbout, mayBatch, nextLines, planOf } from './batch-plan.ts';
import { wayBackWords } from './batch-words.ts';

// reason: of a row only these are looked at
const row = (id: string, step = '审核', kindCode = 'leave') =>
  ({ matterId: `m-${id}`, taskId: id, title: `标题${id}`, step, kindCode }) as MatterRow;
const safe = (id: string, more: Partial<SafeRow> = {}) =>
  ({
    matterId: `m-${id}`,
    taskId: id,
    safe: true,
    expectedVersion: 2,
    act: 'agree',
    kindCode: 'leave',
    kindName: '请假',
    node: 'check',
    step: '审核',
    verb: '同意',
    next: '送王建华“审批”',
    said: '已送王建华审批',
    mayWithdraw: true,
    ...more,
  }) as BatchRow; // reason: every variation is one of its shapes
const alone = (id: string): BatchRow => ({ matterId: `m-${id}`, taskId: id, safe: false, why: '要打开写。' });
const ids = (rows: readonly { readonly row: MatterRow }[]) => rows.map(({ row: { taskId } }) => taskId);

test('一批只办同一种事项的同一步，别的说明为什么不在里面', () => {
  const rows = ['1', '2', '3', '4', '5', '6'].map((id) => row(id));
  const told = [
    safe('1', { node: 'decide', step: '审批' }),
    safe('2'),
    alone('3'),
    safe('4'),
    safe('5', { kindCode: 'car' }),
    safe('6', { verb: '送核稿' }),
  ];

  const plan = planOf(rows, told);

  assert.deepEqual(ids(plan.going), ['2', '4']);
  assert.deepEqual(
    plan.leftOut.map(({ row: { taskId }, why }) => [taskId, why]),
    [
      ['1', '这件在“审批”，不是同一种办法，另办一批。'],
      ['3', '要打开写。'],
      ['5', '这件在“审核”，不是同一种办法，另办一批。'],
      ['6', '这件在“审核”，不是同一种办法，另办一批。'],
    ],
  );
});

test('待阅不分事项，都能一批记为已阅', () => {
  const told = ['1', '2'].map((id) => safe(id, { act: 'read', kindCode: id, node: '', next: '' }));
  const plan = planOf([row('1'), row('2')], told);
  assert.deepEqual(ids(plan.going), ['1', '2']);
  assert.deepEqual(nextLines(plan.going), []);
});

test('说清办了以后各送给谁', () => {
  const told = [safe('1'), safe('2', { next: '办结' }), safe('3')];
  const { going } = planOf(
    ['1', '2', '3'].map((id) => row(id)),
    told,
  );
  assert.deepEqual(nextLines(going), ['2 件送王建华“审批”', '1 件办结']);
});

test('说清办了以后哪些可以取回，哪些不能', () => {
  const last = { next: '办结', mayWithdraw: false };
  const words = (...told: readonly Partial<SafeRow>[]) => {
    const rows = told.map((_, at) => row(`${at}`));
    const { going } = planOf(
      rows,
      told.map((more, at) => safe(`${at}`, more)),
    );
    return wayBackWords(going);
  };
  assert.equal(words({}, {}), '下一位办之前，每件都可以取回');
  assert.equal(words(last, last), '办了就办结，不能取回');
  assert.equal(words({}, {}, last), '2 件下一位办之前可以取回，1 件办了就办结，不能取回');
  assert.equal(words({ mayWithdraw: false }, last), '办了不能取回');
  assert.equal(words({ act: 'read', mayWithdraw: false }), '');
});

test('一次最多五十件，余下的留到下一批', () => {
  const rows = Array.from({ length: 53 }, (_, at) => row(`${at}`));
  const asked = askedAbout(rows);
  const plan = planOf(
    rows,
    asked.map(({ taskId = '' }) => safe(taskId)),
  );
  assert.deepEqual([asked.length, plan.going.length, plan.leftOut.length], [50, 50, 3]);
  assert.equal(plan.leftOut[0]?.why, '一次最多 50 件，余下的下一批再办。');
});

test('待办里有两件在同一种事项的同一步，待阅里有两件，才有选择框；别的栏没有', () => {
  assert.equal(mayBatch('todo', [row('1'), row('2')]), true);
  assert.equal(mayBatch('entrusted', [row('1'), row('2')]), true);
  assert.equal(mayBatch('todo', [row('1'), row('2', '审批')]), false);
  assert.equal(mayBatch('todo', [row('1'), row('2', '审核', 'car')]), false);
  assert.equal(mayBatch('to-read', [row('1'), row('2', '传阅', 'car')]), true);
  assert.equal(mayBatch('to-read', [row('1')]), false);
  assert.equal(mayBatch('done', [row('1'), row('2')]), false);
});
