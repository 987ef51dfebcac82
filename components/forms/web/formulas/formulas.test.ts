import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDate } from '@gov/base';
import type { FieldDefinition, FormTemplate } from '@gov/forms';
import { exampleOf } from './formula-example.ts';
import { inKeys, inNames } from './formula-names.ts';
import { formulaPieces, withPiece } from './formula-pieces.ts';

const today = '2026-11-30' as CalendarDate; // reason: literal of the right form
const fields: readonly FieldDefinition[] = [
  { key: 'f1', kind: 'amount', label: '单价' },
  { key: 'f2', kind: 'number', label: '数量' },
  { key: 'f3', kind: 'date', label: '开始' },
  { key: 'f4', kind: 'date', label: '结束' },
  { key: 'f5', kind: 'formula', label: '小计', formula: 'f1 * f2', result: 'amount' },
  {
    key: 'f6',
    kind: 'detailTable',
    label: '费用明细',
    columns: [
      { key: 'a', kind: 'text', label: '项目' },
      { key: 'b', kind: 'amount', label: '金额' },
    ],
  },
];
const template: FormTemplate = { name: '表', document: { type: 'doc', content: [] }, fields, opinionBlocks: [] };
const example = (formula: string, result: FieldDefinition['result'] = 'number') =>
  exampleOf({ key: 'f9', kind: 'formula', label: '结果', result, formula: inKeys(formula, fields) }, template, today);

test('a formula shows what it makes of made-up values, as the form works it out', () => {
  assert.deepEqual(example('单价 * 数量', 'amount'), { given: '单价 120.00，数量 5', result: '600.00' });
  assert.deepEqual(example('合计(费用明细.金额)', 'amount'), {
    given: '费用明细的金额 120.00、80.50',
    result: '200.50',
  });
  assert.equal(example('相差天数(开始, 结束) + 1')?.result, '3');
  assert.equal(example('个数(费用明细)')?.result, '2');
  assert.equal(example('小计 + 1', 'amount')?.result, '121.00');
  assert.equal(example('开始', 'number')?.result, '', 'a day is no number, and the field would stay empty');
  assert.equal(example('今天()', 'date')?.given, '');
  for (const formula of ['单价 *', '没有的 + 1', '']) assert.equal(example(formula), undefined, formula);
});

test('every piece that is offered is understood once its places are filled', () => {
  for (const { text } of formulaPieces) {
    const filled = text
      .replace('if | then  else ', 'if 数量 > 1 then 单价 else 数量')
      .replace('天数(|, )', '天数(开始, 结束)')
      .replace('年份(|)', '年份(开始)')
      .replace('个数(|)', '个数(费用明细)')
      .replace('合计(|)', '合计(费用明细.金额)')
      .replace('(|, )', '(单价, 数量)')
      .replace('(|', '(单价')
      .replace('|', '');
    assert.notEqual(example(filled, text.startsWith('今天') ? 'date' : 'number')?.result ?? '', '', filled);
  }
  assert.equal(inNames('days between(f3, f4) + 1', fields), '相差天数(开始, 结束) + 1');
});

test('a piece goes where the caret is, and never runs into its neighbours', () => {
  assert.deepEqual(withPiece('', [0, 0], '合计(|)'), { text: '合计()', caret: 3 });
  assert.deepEqual(withPiece('合计()', [3, 3], '费用明细.金额'), { text: '合计(费用明细.金额)', caret: 10 });
  assert.deepEqual(withPiece('单价', [2, 2], '数量'), { text: '单价 数量', caret: 5 });
  assert.deepEqual(withPiece('单价 * 旧的', [5, 7], '数量'), { text: '单价 * 数量', caret: 7 });
});
