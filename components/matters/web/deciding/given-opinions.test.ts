import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MatterView } from '../../contract.ts';
import { givenOpinions } from './given-opinions.ts';

type Line = MatterView['trace'][number];
const line = (sequence: number, who: string, opinion?: string): Line => ({
  sequence,
  who,
  at: '2026-11-24T02:00:00Z',
  act: '办理完毕',
  ...(opinion === undefined ? {} : { opinion }),
});

test('前面的意见每人只列最近一句，新的在前，没写的不列', () => {
  const trace = [
    line(4, '赵立新', '已核。'),
    line(3, '孙倩', '同意。'),
    line(2, '刘思远'),
    line(1, '孙倩', '请补充依据。'),
  ];

  assert.deepEqual(
    givenOpinions(trace).map(({ who, opinion }) => [who, opinion]),
    [
      ['赵立新', '已核。'],
      ['孙倩', '同意。'],
    ],
  );
});

test('最多列四句', () => {
  const trace = ['甲', '乙', '丙', '丁', '戊'].map((who, place) => line(9 - place, who, '同意。'));

  assert.deepEqual(
    givenOpinions(trace).map(({ who }) => who),
    ['甲', '乙', '丙', '丁'],
  );
});

test('只有手写、没打字的也列', () => {
  const drawn: Line = { ...line(2, '赵立新'), pen: { strokes: [{ width: 7, points: [1, 2] }] } };

  assert.deepEqual(
    givenOpinions([drawn, line(1, '孙倩')]).map(({ who }) => who),
    ['赵立新'],
  );
});
