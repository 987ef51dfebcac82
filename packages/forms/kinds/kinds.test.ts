import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import test from 'node:test';
import Schema from 'typebox/schema';
import { checkValue } from '../data/check-value.ts';
import { displayValue } from '../data/display-value.ts';
import { dataSchema } from '../data/json-schema.ts';
import type { FieldDefinition, FieldKind } from '../template.ts';
import { kindNamed, kindOf, kinds, propertiesOf } from './index.ts';
import { kindGroups } from './kind.ts';
import { specimens } from './specimens.ts';

const fieldOf = (kind: FieldKind): FieldDefinition => ({ key: 'a', kind, label: '甲', ...specimens[kind].field });
const all = Object.values(kinds);
const fileName = (kind: string): string => kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

for (const kind of all) {
  const field = fieldOf(kind.kind);
  const schema = Schema.Compile(dataSchema({ name: '表' }, [field]));

  test(`${kind.name}（${kind.kind}）：对的值存下来，印出来是人看的字，都合公布的数据格式`, () => {
    for (const one of specimens[kind.kind].good) {
      const stored = one.stored ?? one.in;

      assert.deepEqual(checkValue(field, one.in), { ok: true, value: stored });
      assert.deepEqual(checkValue(field, stored), { ok: true, value: stored }, '存下的再存一次不变');
      assert.equal(displayValue(field, stored), one.paper);
      assert.ok(schema.Check({ a: stored }), JSON.stringify(stored));
    }
  });

  test(`${kind.name}（${kind.kind}）：不对的值都说出为什么`, () => {
    for (const value of specimens[kind.kind].bad) {
      const checked = checkValue(field, value);

      assert.ok(!checked.ok, JSON.stringify(value));
      assert.match(checked.problem, /\p{Script=Han}/u);
    }
  });

  test(`${kind.name}（${kind.kind}）：没填就是没有值，印出来是空的`, () => {
    if (!kind.dataless) assert.equal(kind.block ? '' : displayValue(field, null), '');
    if (kind.empty !== null) assert.deepEqual(checkValue(field, kind.empty), { ok: true, value: null });
    assert.ok(schema.Check({}));
    assert.ok(!schema.Check({ a: null }));
  });
}

test('每种字段在名册里用自己的名字，有一个同名的文件，属于选板的一组', () => {
  const groups = new Set(kindGroups.map(({ group }) => group));
  const files = new Set(readdirSync(import.meta.dirname));
  for (const [name, kind] of Object.entries(kinds)) {
    assert.equal(kind.kind, name);
    assert.ok(groups.has(kind.group), name);
    assert.ok(files.has(`${fileName(name)}.ts`), name);
  }
  assert.equal(new Set(all.map(({ name }) => name)).size, all.length, '没有两种叫一样的名字');
  assert.equal(kindNamed('toString'), undefined);
  assert.equal(kindOf(fieldOf('date')), kinds.date);
});

test('字段的属性每个只列一次，选择的都有选项', () => {
  for (const kind of all) {
    const properties = propertiesOf(kind);

    assert.equal(new Set(properties.map(({ key }) => key)).size, properties.length, kind.kind);
    for (const one of properties) assert.equal(one.control === 'select', one.options !== undefined, one.key);
  }
});
