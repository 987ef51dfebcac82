import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDate } from '@gov/base';
import {
  compileForm,
  type FieldDefault,
  type FieldDefinition,
  type FormTemplate,
  initialData,
  paletteKinds,
} from '@gov/forms';
import { inKeys, inNames, offeredNames } from '../formulas/formula-names.ts';
import { defaultSourcesFor, firstConstant } from './default-sources.ts';
import { treeLines, treeOf } from './tree-lines.ts';

test('a formula is written in the names on paper and kept in keys; texts in quotes and doubtful names stay', () => {
  const fields = [
    { key: 'f2ab', label: '单价' },
    { key: 'f3cd', label: '数量' },
    { key: 'f4ef', label: '备注' },
    { key: 'f5gh', label: '备注' },
  ];
  assert.equal(inKeys('单价 * 数量 + 1', fields), 'f2ab * f3cd + 1');
  assert.equal(inNames('f2ab * f3cd + 1', fields), '单价 * 数量 + 1');
  assert.equal(inKeys('if 单价 > 1 then "单价" else 备注', fields), 'if f2ab > 1 then "单价" else 备注');
});

test('a column behind the point of a detail table is kept by its key, and offered', () => {
  const fields = [
    {
      key: 'f10',
      label: '费用明细',
      columns: [
        { key: 'a1', label: '金额' },
        { key: 'a2', label: '单价(元)' },
      ],
    },
    { key: 'f11', label: '金额' },
    { key: 'f12', label: 'sum' },
  ];
  assert.equal(inKeys('sum(费用明细.金额) + 金额', fields), 'sum(f10.a1) + f11');
  assert.equal(inNames('sum(f10.a1) + f11', fields), '合计(费用明细.金额) + 金额');
  assert.equal(inKeys('sum(费用明细.没有的)', fields), 'sum(f10.没有的)');
  assert.equal(inNames('sum(f10.a2)', fields), '合计(费用明细.a2)');
  assert.deepEqual(
    offeredNames(fields).map(({ label }) => label),
    ['费用明细', '费用明细.金额', '费用明细.单价(元)', '金额', 'sum'],
  );
  assert.equal(offeredNames(fields)[1]?.value, 'f10.a1');
});

test('functions go by their Chinese names, however they are typed, and are shown by them', () => {
  const fields = [
    { key: 'f1', label: '合计' },
    { key: 'f2', label: '数量' },
  ];
  for (const written of ['合计(数量)', '求和(数量)', 'SUM(数量)', 'Sum (数量)'])
    assert.match(inKeys(written, fields), /^sum ?\(f2\)$/);
  assert.equal(inKeys('最大(合计, 数量) + 个数(数量)', fields), 'max(f1, f2) + count(f2)');
  assert.equal(inKeys('四舍五入(合计 / 3, 2)', fields), 'round half up(f1 / 3, 2)');
  assert.equal(
    inNames('round half up(sum(f2), 2) + min(f1, if (f2 > 1) then 1 else 2)', fields),
    '四舍五入(合计(数量), 2) + 最小(合计, if (数量 > 1) then 1 else 2)',
  );
  assert.equal(inKeys('平均数(数量) + "合计(1)"', fields), '平均数(f2) + "合计(1)"');
});

test('choices below choices are lines further in; words that stay keep their stored value', () => {
  const tree = [
    { value: 'a', label: '江州市', children: [{ value: 'b', label: '临浦区' }] },
    { value: 'c', label: '北山县' },
  ];
  const text = treeLines(tree);
  assert.equal(text, '江州市\n  临浦区\n北山县');
  assert.deepEqual(treeOf(text, tree), tree);

  const [city, ...others] = treeOf('江州市\n  临浦区\n  新城区\n    甲街道\n北山县', tree);

  assert.deepEqual([city?.value, city?.children?.[0]?.value, others[0]?.value], ['a', 'b', 'c']);
  assert.equal(city?.children?.[1]?.children?.[0]?.label, '甲街道');
});

test('whatever a field can begin with, the designer shows it, the form takes it, and a new matter has it', () => {
  const words = [{ value: 'fa', label: '甲' }];
  const template: FormTemplate = {
    name: '表',
    document: { type: 'doc', content: [] },
    fields: [],
    opinionBlocks: [],
    dictionaries: [{ key: 'words', name: '词', entries: words }],
  };
  const named = { id: 'a', name: '甲' };
  const facts = {
    today: '2026-11-24' as CalendarDate, // reason: literal of the right form
    ...{ starter: named, starterSection: named, starterPost: named, starterAgency: named, starterPhone: '1' },
  };
  const written: Readonly<Record<string, unknown>> = {
    ...{
      text: '字',
      multiline: '字',
      number: '1',
      amount: '1',
      date: '2026-12-01',
      time: '09:30',
      agency: { name: '甲' },
    },
  };
  const offered: string[] = [];
  for (const { kind, key = 'f1' } of paletteKinds) {
    const tree = [{ value: 'fa', label: '甲', children: words }];
    const field: FieldDefinition = { key, kind, label: '项', choices: words, tree, dictionary: 'words' };
    for (const from of defaultSourcesFor(kind)) {
      const constant = { from, value: written[kind] ?? firstConstant(field, template) };
      const begun = (from === 'constant' ? constant : { from }) as FieldDefault; // reason: made of a source of that type
      const form = compileForm({ ...template, fields: [{ ...field, default: begun }] });
      assert.ok(form.ok, `${kind} ${from}: ${JSON.stringify(form)}`);
      assert.notEqual(initialData(form.value, facts)[key], undefined, `${kind} ${from}`);
      offered.push(kind);
    }
  }
  for (const kind of ['urgency', 'secrecy', 'switch', 'choices', 'time', 'agency', 'post', 'cascade', 'relatedData'])
    assert.ok(offered.includes(kind), kind);
});
