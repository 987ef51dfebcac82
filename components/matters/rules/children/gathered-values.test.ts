import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CompiledForm, FieldDefinition } from '@gov/forms';
import { entryWords, gatheredValues } from './gathered-values.ts';

const formOf = (...fields: readonly FieldDefinition[]): Pick<CompiledForm, 'fields'> => ({
  fields: new Map(fields.map((field) => [field.key, field])),
});
const form = formOf(
  { key: 'said', kind: 'multiline', label: '各科意见' },
  { key: 'short', kind: 'text', label: '意见' },
  { key: 'cost', kind: 'number', label: '合计' },
);
const choices = [{ value: 'Y', label: '同意' }];
const childForm = formOf(
  { key: 'opinion', kind: 'multiline', label: '意见' },
  { key: 'verdict', kind: 'choice', label: '结论', choices },
  { key: 'sum', kind: 'number', label: '金额' },
);
const of = (entry: string, values: Parameters<typeof gatheredValues>[0]['results'][number]['values']) => ({
  entry,
  values,
});

test('几个子流程的结果合在一栏：文字一个一行，选项写它的名称，数字相加', () => {
  const back = { said: 'opinion', short: 'verdict', cost: 'sum' };
  const results = [
    of('规划科', { opinion: '同意', verdict: 'Y', sum: '1234567.10' }),
    of('法规科', { opinion: '请补依据', verdict: 'Y', sum: '0.2' }),
  ];

  assert.deepEqual(gatheredValues({ back, form, childForm, results }), {
    said: '规划科：同意\n法规科：请补依据',
    short: '规划科：同意；法规科：同意',
    cost: '1234567.3',
  });
});

test('没有填数的不算进去，零也是填了的', () => {
  const back = { cost: 'sum' };
  const results = [of('规划科', { sum: '' }), of('法规科', { sum: null }), of('建管科', { sum: '0' })];

  assert.deepEqual(gatheredValues({ back, form, childForm, results }), { cost: '0' });
  assert.deepEqual(gatheredValues({ back, form, childForm, results: results.slice(0, 2) }), {});
});

test('没有写的不占一行；谁都没有写的不带回，原来填的不动', () => {
  const back = { said: 'opinion', cost: 'sum' };
  const results = [of('规划科', { opinion: null }), of('法规科', { opinion: '同意' })];

  assert.deepEqual(gatheredValues({ back, form, childForm, results }), { said: '法规科：同意' });
  assert.deepEqual(gatheredValues({ back, form, childForm, results: [] }), {});
});

test('每一份叫什么：选项的名称、科室的名称、写的词，都没有就说第几份', () => {
  const field: FieldDefinition = {
    key: 'units',
    kind: 'choices',
    label: '科室',
    choices: [{ value: 'W', label: '建管科' }],
  };
  assert.equal(entryWords(field, '"W"', 1), '建管科');
  assert.equal(entryWords(undefined, '{"id":"x","name":"法规科"}', 1), '法规科');
  assert.equal(entryWords(undefined, '"采购"', 1), '采购');
  assert.equal(entryWords(undefined, '7', 3), '第 3 份');
  assert.equal(entryWords(undefined, null, 2), '第 2 份');
});
