import assert from 'node:assert/strict';
import test from 'node:test';
import type { CalendarDate, JsonObject, JsonValue } from '@gov/base';
import fc from 'fast-check';
import Schema from 'typebox/schema';
import { draftingSlip, handlingSlip, leaveRequest } from './examples/index.ts';
import {
  applyEdit,
  applySystemEdit,
  checkComplete,
  compileForm,
  type DocumentNode,
  type FieldDefinition,
  type FieldPermissions,
  type FormTemplate,
  initialData,
  kinds,
  noOpinions,
  renderTree,
  visibleData,
} from './index.ts';
import { specimens } from './kinds/specimens.ts';

const today = '2026-11-24' as CalendarDate; // reason: literal of the right form

const fields: readonly FieldDefinition[] = Object.values(kinds).map(({ kind, key, name }) => ({
  key: key ?? `${kind}Field`,
  kind,
  label: name,
  ...specimens[kind].field,
  ...(kind === 'relatedData' ? { dictionary: 'words' } : {}),
}));
const choices = specimens.relatedData.field?.choices ?? [];

const placed = ({ key, kind }: FieldDefinition): DocumentNode =>
  kinds[kind].block
    ? { type: 'detailTable', attrs: { key } }
    : { type: 'paragraph', content: [{ type: 'formField', attrs: { key } }] };

const everyKind: FormTemplate = {
  name: '每种字段',
  document: { type: 'doc', content: fields.map(placed) },
  fields,
  opinionBlocks: [],
  dictionaries: [{ key: 'words', name: '字典', entries: choices }],
  rules: [{ kind: 'show', fields: ['textField'], when: 'not(switchField)' }],
};

function compiled(template: FormTemplate) {
  const result = compileForm(template);
  assert.ok(result.ok, JSON.stringify(result.ok ? '' : result.rejection));
  return result.value;
}

const form = compiled(everyKind);
const schema = Schema.Compile(form.jsonSchema);
const all: FieldPermissions = Object.fromEntries(fields.map(({ key }) => [key, 'edit' as const]));
const person = { id: 'p1', name: '刘思远' };
const json = fc.jsonValue() as fc.Arbitrary<JsonValue>; // reason: jsonValue is JSON

/** Values that a schema takes, made from the schema alone. */
function valueFor(one: JsonObject): fc.Arbitrary<JsonValue> {
  if (Array.isArray(one.enum)) return fc.constantFrom(...(one.enum as readonly JsonValue[])); // reason: a list in a schema
  if ('const' in one) return fc.constant(one.const ?? null);
  if (one.not) return fc.constant(null);
  switch (one.type) {
    case 'array':
      return fc.array(valueFor(one.items as JsonObject), { minLength: Number(one.minItems ?? 0), maxLength: 3 }); // reason: a schema
    case 'object': {
      const entries = Object.entries(one.properties as Readonly<Record<string, JsonObject>>); // reason: a schema
      const parts = Object.fromEntries(entries.map(([key, part]) => [key, valueFor(part)]));
      return fc.record(parts, { requiredKeys: one.required as string[] }) as fc.Arbitrary<JsonValue>; // reason: records of JSON
    }
    case 'integer':
      return fc.maxSafeNat();
    default:
      return textOf(one);
  }
}

function textOf(one: JsonObject): fc.Arbitrary<JsonValue> {
  if (one.format === 'date')
    return fc
      .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10));
  if (typeof one.pattern === 'string') return fc.stringMatching(new RegExp(one.pattern));
  return fc.string({ minLength: Number(one.minLength ?? 0), maxLength: 30 });
}

const properties = form.jsonSchema.properties as Readonly<Record<string, JsonObject>>; // reason: an object schema
const filled = fields.filter(({ kind }) => !kinds[kind].calculated && !kinds[kind].dataless);

const edits = fc
  .uniqueArray(fc.constantFrom(...filled), { minLength: 1, maxLength: 6, selector: ({ key }) => key })
  .chain((chosen) =>
    fc.record(
      Object.fromEntries(
        chosen.map(({ key, kind }) => {
          const good = specimens[kind].good.map((one) => one.in);
          return [
            key,
            fc.oneof(fc.constantFrom(...good), valueFor(properties[key] ?? {}), { arbitrary: json, weight: 1 }),
          ];
        }),
      ),
    ),
  ) as fc.Arbitrary<JsonObject>; // reason: records of JSON

test('凡是存得下的，都合公布的数据格式；存下的再存一次不变', () => {
  let accepted = 0;
  fc.assert(
    fc.property(edits, edits, (first, second) => {
      let data = initialData(form, { today });
      for (const edit of [first, second]) {
        const result = applySystemEdit(form, { before: data, edit, today });
        if (result.ok) data = result.value;
      }
      if (Object.keys(withoutCalculated(data)).length > 0) accepted += 1;
      assert.ok(schema.Check(data), JSON.stringify(data));
      const again = applySystemEdit(form, { before: {}, edit: withoutCalculated(data), today });
      assert.ok(again.ok, JSON.stringify(again.ok ? '' : again.rejection));
      assert.deepEqual(again.value, data);
    }),
    { numRuns: 1000 },
  );
  assert.ok(accepted > 200, `${accepted} of 1000 stored anything`);
});

const withoutCalculated = (data: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(data).filter(([key]) => !['formulaField', 'qrCodeField'].includes(key)));

/** What a schema cannot say: bounds, two ends in order, days that a calendar has, things named twice, signs nobody sees. */
const beyondSchema = /不能小于|不能大于|不能早于|没有这一天|选了两次|看不见/;

for (const field of filled) {
  test(`${field.label}（${field.kind}）：合数据格式的都存得下，只有格式说不出来的才拒绝`, () => {
    const one = Schema.Compile({ type: 'object', properties: { value: properties[field.key] ?? {} } });
    fc.assert(
      fc.property(fc.oneof(valueFor(properties[field.key] ?? {}), { arbitrary: json, weight: 1 }), (value) => {
        if (value === null || !one.Check({ value })) return;
        const checked = kinds[field.kind].check(form.fields.get(field.key) ?? field, value);
        if (!checked.ok) assert.match(checked.problem, beyondSchema, JSON.stringify(value));
      }),
      { numRuns: 300 },
    );
  });
}

test('由人来填也一样：改得了的字段，存下的合格式', () => {
  fc.assert(
    fc.property(edits, (edit) => {
      const result = applyEdit(form, all, { before: {}, edit, today, person });
      if (result.ok) assert.ok(schema.Check(visibleData(form, all, result.value, { personId: person.id, today })));
    }),
    { numRuns: 300 },
  );
});

test('设计好的表单存成文字再读回来是同一张', () => {
  for (const template of [leaveRequest, draftingSlip, handlingSlip, everyKind]) {
    const again: FormTemplate = JSON.parse(JSON.stringify(template));
    const view = { permissions: all, data: {}, opinions: noOpinions };

    assert.deepEqual(again, template);
    assert.deepEqual(renderTree(compiled(again), view), renderTree(compiled(template), view));
  }
});

test('240 个字段的表单：编译、检查、画出来要多久（只量，不设上限）', (t) => {
  const many = Array.from({ length: 240 }, (_, index): FieldDefinition => {
    const key = `field${index}`;
    if (index % 10 === 9)
      return { key, kind: 'formula', label: key, formula: `field${index - 1} * 2`, result: 'number' };
    return { key, kind: index % 10 === 8 ? 'number' : 'text', label: key, required: true };
  });
  const template: FormTemplate = {
    ...everyKind,
    fields: many,
    document: { type: 'doc', content: many.map(placed) },
    dictionaries: [],
    rules: Array.from({ length: 20 }, (_, index) => ({
      kind: 'show',
      fields: [`field${index * 10}`],
      when: `field${index * 10 + 8} > 3`,
    })),
  };
  const permissions: FieldPermissions = Object.fromEntries(many.map(({ key }) => [key, 'edit' as const]));
  const edit: JsonObject = Object.fromEntries(
    many.filter(({ kind }) => kind !== 'formula').map(({ key, kind }) => [key, kind === 'number' ? '7' : '文字']),
  );

  const big = timed(() => compiled(template));
  const data = timed(() => applyEdit(big.of, permissions, { before: initialData(big.of, { today }), edit, today }));
  assert.ok(data.of.ok);
  const value = data.of.value;
  const missing = timed(() => checkComplete(big.of, permissions, value, { today }));
  const paper = timed(() => renderTree(big.of, { permissions, data: value, opinions: noOpinions, viewer: { today } }));

  assert.equal(value.field9, '14');
  assert.deepEqual(missing.of, []);
  assert.equal(paper.of.blocks.length, 240);
  t.diagnostic(`compile ${big.ms} ms, edit ${data.ms} ms, check ${missing.ms} ms, paper ${paper.ms} ms`);
});

function timed<T>(run: () => T): { readonly of: T; readonly ms: number } {
  const start = performance.now();
  const of = run();
  return { of, ms: Math.round((performance.now() - start) * 10) / 10 };
}
