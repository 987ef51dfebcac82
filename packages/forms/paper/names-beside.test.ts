import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileForm } from '../compile-form.ts';
import { slotsOf } from '../map-slots.ts';
import { renderTree } from '../render-form.ts';
import type { DocumentNode, FieldDefinition } from '../template.ts';
import { nameBeside } from './names-beside.ts';
import { withoutIdleHints } from './without-idle-hints.ts';

const text = (words: string): DocumentNode => ({ type: 'text', text: words });
const field = (key: string): DocumentNode => ({ type: 'formField', attrs: { key } });
const cell = (...content: readonly DocumentNode[]): DocumentNode => ({
  type: 'tableCell',
  content: [{ type: 'paragraph', content }],
});
const row = (...content: readonly DocumentNode[]): DocumentNode => ({ type: 'tableRow', content });

/** Names that are not shown again, of a table whose cells are all plain. */
function unsaid(fields: readonly FieldDefinition[], ...rows: readonly DocumentNode[]): readonly string[] {
  const document: DocumentNode = { type: 'doc', content: [{ type: 'table', content: rows }] };
  const compiled = compileForm({ name: '表', fields, opinionBlocks: [], document });
  assert.ok(compiled.ok, JSON.stringify(compiled));
  const permissions = Object.fromEntries(fields.map(({ key }) => [key, 'edit' as const]));
  const tree = renderTree(compiled.value, { permissions, data: {}, opinions: { entries: [] } });
  const slots = slotsOf(tree);
  assert.deepEqual(
    slots.map(({ label }) => label),
    fields.map(({ label }) => label),
    'the name for who does not see the paper stays',
  );
  return slots.filter(({ labelInHeader }) => labelInHeader).map(({ key }) => key);
}

const fields: readonly FieldDefinition[] = [
  { key: 'name', kind: 'text', label: '姓名' },
  { key: 'phone', kind: 'text', label: '联系电话' },
];

test('普通格子左边写着字段的名称，字段不再写一遍；写的是别的，照样写', () => {
  assert.deepEqual(
    unsaid(fields, row(cell(text('姓　名：')), cell(field('name')), cell(text('电话')), cell(field('phone')))),
    ['name', 'phone'],
  );
  assert.deepEqual(
    unsaid(fields, row(cell(text('填表人')), cell(field('name')), cell(text('')), cell(field('phone')))),
    [],
  );
});

test('一格里有几个字段，旁边的话对几个都像的，分不清哪一个，照样写；正好是名称的不写', () => {
  const phones: readonly FieldDefinition[] = [
    { key: 'office', kind: 'text', label: '办公电话' },
    { key: 'mobile', kind: 'text', label: '移动电话' },
    { key: 'plain', kind: 'text', label: '电话' },
  ];
  const rowOf = (...keys: readonly string[]) =>
    row(cell(text('电话')), cell(...keys.flatMap((key) => [field(key), { type: 'hardBreak' }])));
  const only = (...keys: readonly string[]) => phones.filter(({ key }) => keys.includes(key));

  assert.deepEqual(unsaid(only('office', 'mobile'), rowOf('office', 'mobile')), []);
  assert.deepEqual(unsaid(only('office', 'plain'), rowOf('office', 'plain')), ['plain']);
  assert.deepEqual(unsaid(only('office'), rowOf('office')), ['office']);
});

test('上面一行写着名称、同一格里名称写在前面，也不再写一遍；隔了别的字段的不算', () => {
  assert.deepEqual(
    unsaid(
      fields,
      row(cell(text('姓名')), cell(text('联系电话（必填）'))),
      row(cell(field('name')), cell(field('phone'))),
    ),
    ['name', 'phone'],
  );
  assert.deepEqual(unsaid(fields, row(cell(text('姓名：'), field('name'), text(' '), field('phone')))), ['name']);
});

test('一个字不算差不多的名称', () => {
  assert.equal(nameBeside('年月日', '日'), false);
  assert.equal(nameBeside('日', '日'), true);
  assert.equal(nameBeside('', '日期'), false);
});

test('填写说明只给填的人看：只读、打印和自己什么也不用填的稿纸上，空着的地方没有说明', () => {
  const days: FieldDefinition = { key: 'days', kind: 'number', label: '天数', hint: '不足一天写一天' };
  const document: DocumentNode = { type: 'doc', content: [{ type: 'paragraph', content: [field('days')] }] };
  const compiled = compileForm({ name: '表', fields: [days], opinionBlocks: [], document });
  assert.ok(compiled.ok);
  const treeOf = (right: 'edit' | 'read') =>
    renderTree(compiled.value, { permissions: { days: right }, data: {}, opinions: { entries: [] } });
  const hints = (right: 'edit' | 'read', mode: 'fill' | 'read') =>
    slotsOf(withoutIdleHints(treeOf(right), mode)).flatMap(({ hint }) => hint ?? []);

  assert.deepEqual(hints('edit', 'fill'), ['不足一天写一天']);
  assert.deepEqual(hints('edit', 'read'), []);
  assert.deepEqual(hints('read', 'fill'), []);
  const shown = treeOf('edit');
  assert.equal(withoutIdleHints(shown, 'fill'), shown, 'while somebody types nothing is made anew');
});
