import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftLineOf, foundLines, type StoredDesign, versionLineOf } from './drafts.ts';

const published: StoredDesign = {
  key: 'leave',
  name: '请假申请',
  number: 2,
  publishedAt: '2026-11-20T08:00:00.000Z',
  publishedBy: 'sun',
  shipped: false,
  draftName: null,
  draftAt: null,
  draftBy: null,
};
const nameOf = (id: string | null) => ({ sun: '孙红', liu: '刘思远' })[id ?? ''];

test('a design tells who changed it last: the one who drafts, or the one who published after that', () => {
  const drafted = { ...published, draftName: '请假单', draftAt: '2026-11-21T08:00:00.000Z', draftBy: 'liu' };
  const overtaken = { ...drafted, draftAt: '2026-11-19T08:00:00.000Z' };

  assert.deepEqual(draftLineOf(published, nameOf), {
    key: 'leave',
    name: '请假申请',
    version: 2,
    publishedAt: published.publishedAt,
    shipped: false,
    hasDraft: false,
    changedAt: published.publishedAt,
    changedBy: '孙红',
  });
  const line = draftLineOf(drafted, nameOf);
  assert.deepEqual([line.name, line.changedBy, line.hasDraft], ['请假申请', '刘思远', true]);
  assert.equal(draftLineOf(overtaken, nameOf).changedBy, '孙红');
});

test('what was never published goes by the name of its draft and has no version; who left has no name', () => {
  const never = {
    ...published,
    number: null,
    publishedAt: null,
    draftName: '用印审批',
    draftAt: '2026-11-21',
    draftBy: 'x',
  };

  const line = draftLineOf(never, nameOf);

  assert.deepEqual([line.name, 'version' in line, 'changedBy' in line], ['用印审批', false, false]);
});

test('lines are found by words of their name, the last changed first', () => {
  const line = (name: string, changedAt: string) => ({ ...draftLineOf(published, nameOf), name, changedAt });
  const lines = [line('用印', '2026-11-01'), line('用车', '2026-11-03'), line('请假', '2026-11-04')];

  assert.deepEqual(
    foundLines(lines, ' 用 ').map(({ name }) => name),
    ['用车', '用印'],
  );
  assert.equal(foundLines(lines).length, 3);
});

test('a version names who published it, and nobody where the product brought it', () => {
  const row = { number: 1, publishedAt: '2026-11-20', shipped: true, current: false };

  assert.deepEqual(versionLineOf({ ...row, publishedBy: null }, nameOf), row);
  assert.equal(versionLineOf({ ...row, publishedBy: 'sun' }, nameOf).publishedBy, '孙红');
});
