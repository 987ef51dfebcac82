import assert from 'node:assert/strict';
import test from 'node:test';
import { checkDesign, compileForm, type FormTemplate, withoutPeople } from '../index.ts';

const expenses = (formula: string, rowFormula = 'price * 2'): FormTemplate => ({
  name: '报销单',
  document: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '报销单' }] }] },
  fields: [
    {
      key: 'items',
      kind: 'detailTable',
      label: '费用明细',
      columns: [
        { key: 'price', kind: 'amount', label: '金额' },
        { key: 'twice', kind: 'formula', label: '加倍', formula: rowFormula, result: 'number' },
      ],
    },
    { key: 'period', kind: 'dateRange', label: '起止日期' },
    { key: 'total', kind: 'formula', label: '合计金额', formula, result: 'amount' },
  ],
  opinionBlocks: [],
});

test('a sum over a column that the table does not have is refused at its field, yet a version that has it still opens', () => {
  const wrong = expenses('sum(items.不存在的列)');
  assert.deepEqual(checkDesign(wrong), [
    {
      path: 'total',
      message: '“合计金额”的算法要用“费用明细”的列“不存在的列”，没有这一列；有的是“金额”、“加倍”',
    },
  ]);
  assert.ok(compileForm(wrong).ok);
});

test('columns that there are, parts of other fields, and names beside it pass', () => {
  assert.deepEqual(checkDesign(expenses('sum(items.price) + count(items)')), []);
  assert.deepEqual(checkDesign(expenses('day(period.from)')), []);
  assert.deepEqual(checkDesign(expenses('every one in items satisfies one.nothing > 1')), []);
});

test('a rule that asks for a missing column is refused at the rule', () => {
  const rules = [{ kind: 'require' as const, fields: ['period'], when: 'sum(items.gone) > 1' }];
  assert.deepEqual(
    checkDesign({ ...expenses('1'), rules }).map(({ path }) => path),
    ['rules.0'],
  );
});

test('a rule that compares a person with a written text is refused with what to do instead, yet a version that has it still opens', () => {
  const form = (when: string): FormTemplate => ({
    ...expenses('1'),
    fields: [...expenses('1').fields, { key: 'handler', kind: 'person', label: '经办人' }],
    rules: [{ kind: 'require', fields: ['period'], when }],
  });

  assert.deepEqual(checkDesign(form('handler = "王丽"')), [
    {
      path: 'rules.0',
      message:
        '第 1 条规则：“经办人”里是人员，和写出来的文字“王丽”比永远不成立，请重新选“经办人”这一行，从名单里选人员',
    },
  ]);
  assert.ok(compileForm(form('handler = "王丽"')).ok);
  assert.deepEqual(checkDesign(form('handler.id = {id: "p1", name: "王丽"}.id')), []);
  assert.deepEqual(checkDesign(form('handler.name = "王丽"')), []);
});

test('a form for another agency names nobody by id: who is to be chosen anew is the same everywhere, and told before it is published', () => {
  const id = '0198c0de-0000-7000-8000-000000000001';
  const own: FormTemplate = {
    ...expenses('1'),
    fields: [...expenses('1').fields, { key: 'handler', kind: 'person', label: '经办人' }],
    rules: [
      { kind: 'require', fields: ['period'], when: `handler.id = {id: "${id}", name: "王丽"}.id` },
      { kind: 'show', fields: ['period'], when: `handler.id != "${id}"` },
      { kind: 'show', fields: ['total'], when: 'handler = null' },
    ],
  };

  const shared = withoutPeople(own);

  assert.deepEqual(
    shared.rules?.map(({ when }) => when),
    [
      'handler.id = {id: "需要重新指定的对象1", name: "需要重新指定的对象1"}.id',
      'handler.id != "需要重新指定的对象1"',
      'handler = null',
    ],
  );
  assert.deepEqual(
    checkDesign(shared).map(({ path, message }) => `${path} ${message}`),
    [
      'rules.0 第 1 条规则里的人员、科室或岗位是别的单位的，请在本单位的名单里重新选',
      'rules.1 第 2 条规则里的人员、科室或岗位是别的单位的，请在本单位的名单里重新选',
    ],
  );
  assert.ok(compileForm(shared).ok);
  const plain = expenses('1');
  assert.equal(withoutPeople(plain), plain);
  assert.deepEqual(withoutPeople(shared), shared);
});
