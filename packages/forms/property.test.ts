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
      return fc.array(valueFor(one.items as JsonObject), {
        minLength: Number(one.minItems ?? 0),
        maxLength: Math.min(Number(one.maxItems ?? 4), 4),
      }); // reason: a schema
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
    { numRuns: 500 },
  );
  assert.ok(accepted > 100, `${accepted} of 500 stored anything`);
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

/** Every kind that people fill in, without bounds, under rules that leave out options and fields, with rows that calculate. */
const ruled: FormTemplate = {
  ...everyKind,
  name: '有规则的表',
  fields: fields.map(({ minimum: _least, maximum: _most, ...field }) =>
    field.kind === 'detailTable'
      ? { ...field, mostRows: 4, columns: rowColumns(), totals: ['count', 'double'] }
      : field,
  ),
  rules: [
    { kind: 'show', fields: ['textField'], when: 'not(switchField)' },
    { kind: 'show', fields: ['dateField', 'detailTableField'], when: 'choiceField = "B" or switchField' },
    { kind: 'options', field: 'choiceField', values: ['A'], when: 'switchField' },
    { kind: 'options', field: 'choicesField', values: ['B'], when: 'urgency = "VERY_URGENT"' },
    { kind: 'require', fields: ['personField'], when: 'switchField' },
  ],
};

function rowColumns(): readonly FieldDefinition[] {
  return [
    { key: 'item', kind: 'text', label: '名称' },
    { key: 'count', kind: 'number', label: '数量' },
    { key: 'price', kind: 'amount', label: '单价' },
    { key: 'ordered', kind: 'date', label: '订货日' },
    { key: 'way', kind: 'choice', label: '方式', choices },
    { key: 'fragile', kind: 'switch', label: '易碎' },
    { key: 'double', kind: 'formula', label: '两倍', formula: 'count * 2', result: 'number' },
  ];
}

const ruledForm = compiled(ruled);
const ruledSchema = Schema.Compile(ruledForm.jsonSchema);
const ruledProperties = ruledForm.jsonSchema.properties as Readonly<Record<string, JsonObject>>; // reason: an object schema

/** What the published schema says of these fields and nothing else; the rest the system writes. */
const byPeople = ruled.fields.filter(({ kind }) => !kinds[kind].system && !kinds[kind].dataless && kind !== 'hidden');

/** A whole document from the published schema. What no schema says of one value is put right: ends in order, nobody twice. */
const documents: fc.Arbitrary<JsonObject> = fc
  .record(
    Object.fromEntries(
      byPeople.map((field) => [
        field.key,
        valueFor(ruledProperties[field.key] ?? {}).map((one) => sensible(field, one)),
      ]),
    ),
    { requiredKeys: [] },
  )
  .filter((one) => ruledSchema.Check(one)) as fc.Arbitrary<JsonObject>; // reason: records of JSON

function sensible({ kind }: FieldDefinition, value: JsonValue): JsonValue {
  if (Array.isArray(value)) {
    const named = (one: JsonValue): string => JSON.stringify(kind === 'agencyList' ? nameOf(one) : idOf(one));
    return kind === 'detailTable'
      ? value
      : value.filter((one, at) => value.findIndex((other) => named(other) === named(one)) === at);
  }
  if (typeof value === 'string' && kind === 'dateTime') return existing(value);
  if (kind === 'signature') return { ...(value as JsonObject), id: person.id }; // reason: an object by its schema
  if (kind !== 'dateRange' && kind !== 'dateTimeRange') return value;
  const [from = '', to = ''] = Object.values(value as Record<string, string>) // reason: two texts by its schema
    .map(existing)
    .sort();
  return { from, to };
}

const nameOf = (one: JsonValue): JsonValue =>
  typeof one === 'object' && one && 'name' in one ? (one.name ?? null) : one;
const idOf = (one: JsonValue): JsonValue => (typeof one === 'object' && one && 'id' in one ? (one.id ?? null) : one);
/** A day that a calendar has: twelve months of 28 days. */
const existing = (moment: string): string =>
  moment.replace(/-(\d\d)-(\d\d)/, (_, month: string, day: string) => `-${within(month, 12)}-${within(day, 28)}`);
const within = (number: string, most: number): string => String((Number(number) % most) + 1).padStart(2, '0');

/** The fields at which the rules refuse this document, found without the house's own rules. */
function leftOut(document: JsonObject): readonly string[] {
  const chosen = document.choicesField;
  return [
    ...(document.switchField === true && document.choiceField === 'B' ? ['choiceField'] : []),
    ...(document.urgency === 'VERY_URGENT' && Array.isArray(chosen) && chosen.includes('A') ? ['choicesField'] : []),
  ];
}

test('照公布的数据格式随意写成的一整份，服务器都收；只有规则去掉的选项才拒绝，而且指出是哪一项', () => {
  const seen = { taken: 0, refused: 0, rows: 0, off: 0 };
  fc.assert(
    fc.property(documents, (edit) => {
      const result = applyEdit(ruledForm, all, { before: initialData(ruledForm, { today }), edit, today, person });
      const refused = leftOut(edit);
      if (!result.ok) {
        assert.deepEqual(
          result.rejection.fields?.map(({ path }) => path).sort(),
          refused,
          JSON.stringify(result.rejection),
        );
        seen.refused += 1;
        return;
      }
      assert.deepEqual(refused, [], JSON.stringify(edit));
      seen.taken += 1;
      assert.ok(ruledSchema.Check(result.value), JSON.stringify(result.value));
      assertRuled(edit, result.value, seen);
      const again = applyEdit(ruledForm, all, { before: {}, edit: byHand(result.value), today, person });
      assert.deepEqual(again.ok && again.value, result.value);
    }),
    { numRuns: 400 },
  );
  for (const [what, count] of Object.entries(seen)) assert.ok(count > 10, `${what}: ${count} of 400`);
});

const byHand = (data: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(data).filter(([key]) => byPeople.some((field) => field.key === key)));

/** Nothing written is lost but what the rules take off the paper, and every row is calculated. */
function assertRuled(edit: JsonObject, stored: JsonObject, seen: { rows: number; off: number }): void {
  const shown = edit.choiceField === 'B' || edit.switchField === true;
  const off = [
    ...(edit.switchField === true ? ['textField'] : []),
    ...(shown ? [] : ['dateField', 'detailTableField']),
  ];
  for (const { key, kind } of byPeople) {
    if (off.includes(key)) assert.equal(stored[key], undefined, key);
    else if (isWritten(kind, edit[key])) assert.notEqual(stored[key], undefined, key);
  }
  if (off.some((key) => edit[key] !== undefined)) seen.off += 1;
  const rows = shown && Array.isArray(edit.detailTableField) ? edit.detailTableField.filter(isWrittenRow) : [];
  const kept = (stored.detailTableField ?? []) as readonly Readonly<Record<string, JsonValue>>[]; // reason: rows by the schema
  assert.equal(kept.length, rows.length);
  for (const { count, double } of kept) {
    const right = count === undefined ? undefined : String(BigInt(String(count)) * 2n);
    assert.equal(double, right);
    if (right !== undefined) seen.rows += 1;
  }
}

/** Blanks alone are no words. */
const isWritten = (kind: string, value: JsonValue | undefined): boolean =>
  kind === 'detailTable'
    ? Array.isArray(value) && value.some(isWrittenRow)
    : value !== undefined && !(typeof value === 'string' && value.trim() === '');

const isWrittenRow = (row: JsonValue): boolean =>
  Object.entries(row as JsonObject).some(([key, cell]) => key !== 'double' && isWritten('', cell)); // reason: a row by the schema

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
