import fc from 'fast-check';
import { isGroup } from '../builder/condition.ts';
import type { Condition, ConditionField, ConditionRow, ConditionValue, Relation, RelationRow } from '../index.ts';
import { keepsNames, relationsOf, type ValueKind, valueCount, valueKind } from '../index.ts';

/** One field of every kind, two of most, so that fields can be compared with each other. */
export const fields: readonly ConditionField[] = [
  { key: 'reason', label: '事由', kind: 'text' },
  { key: 'remark', label: '事由说明', kind: 'text' },
  { key: 'days', label: '请假天数', kind: 'number', unit: '天' },
  { key: 'copies', label: '份数', kind: 'number' },
  { key: 'budget', label: '预算金额', kind: 'amount' },
  { key: 'cost', label: '金额', kind: 'amount' },
  { key: 'signed', label: '签发日期', kind: 'date' },
  { key: 'period.from', label: '开始日期', kind: 'date' },
  { key: 'period', label: '请假时间', kind: 'dateRange' },
  { key: 'notice', label: '提前时间', kind: 'duration' },
  {
    key: 'kind',
    label: '请假类别',
    kind: 'choice',
    options: [
      { value: 'SICK', label: '病假' },
      { value: 'ANNUAL', label: '年休假' },
      { value: 'OTHER', label: '其他（说明）' },
      { value: 'OLD', label: '' },
    ],
  },
  {
    key: 'tags',
    label: '主题词',
    kind: 'choices',
    options: [
      { value: 'A', label: '财政' },
      { value: 'B', label: '教育' },
      { value: 'C', label: '教育' },
    ],
  },
  {
    key: 'handler.id',
    label: '经办人',
    kind: 'person',
    options: [
      { value: 'p1', label: '张三' },
      { value: 'p2', label: '李四（办公室）' },
    ],
  },
  {
    key: 'reviewer',
    label: '审核人',
    kind: 'person',
    options: [
      { value: 'p1', label: '王丽' },
      { value: 'p2', label: '王丽' },
      { value: 'p3', label: '王“小”丽' },
    ],
  },
  { key: 'second', label: '复核人', kind: 'person', options: [{ value: 'p1', label: '王丽' }] },
  { key: 'place', label: '岗位', kind: 'post', options: [{ value: 'o1', label: '科长' }] },
  { key: 'partner', label: '协办单位', kind: 'agency', options: [{ value: 'a1', label: '市财政局' }] },
  { key: 'drafter.id', label: '拟稿人', kind: 'person', options: [{ value: 'p1', label: '张三' }] },
  { key: 'starter.section.id', label: '申请人科室', kind: 'section', options: [{ value: 's1', label: '办公室' }] },
  {
    key: 'Starter.sections',
    label: '发起人所属科室',
    kind: 'sectionPath',
    options: [{ value: 's1', label: '办公室' }],
  },
  { key: 'proof', label: '证明材料', kind: 'attachments' },
  { key: 'secret', label: '是否涉密', kind: 'switch' },
  { key: 'sum(costs.price)', label: '费用明细的单价合计', kind: 'amount' },
  { key: 'count(costs)', label: '费用明细的行数', kind: 'number', unit: '行' },
];

const decimalText = fc
  .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.constantFrom('', '.5', '.50', '.05'))
  .map(([whole, fraction]) => `${whole}${fraction}`);
const dateText = fc
  .date({ min: new Date('1949-10-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const durationText = fc.constantFrom('P3D', 'PT8H', 'P1DT2H3M4S', 'P1Y2M', 'P5M', '-P2D', 'P0D', 'P0M', 'P2Y');
const someText = fc.oneof(
  fc.string({ minLength: 1, maxLength: 8 }),
  fc.constantFrom(
    '探亲',
    '“引号”',
    '”',
    '””',
    '甲，并且乙',
    '）',
    '\\',
    '"',
    '\n',
    '\r\t\u2028',
    '病假',
    '😀',
    '\u0000',
    '3天',
  ),
);

function arbitraryValue(field: ConditionField, relation: RelationRow): fc.Arbitrary<ConditionValue> {
  const kind = valueKind(field, relation);
  const one = valueCount(relation) === 'one';
  const others = fields.filter((other) => other.kind === kind && other.key !== field.key).map(({ key }) => key);
  const plain = plainValue(kind, field, one);
  if (!one || others.length === 0) return plain;
  const other = fc.constantFrom(...others).map((key): ConditionValue => ({ kind: 'field', field: key }));
  return fc.oneof({ arbitrary: plain, weight: 3 }, other);
}

function plainValue(kind: ValueKind, field: ConditionField, one: boolean): fc.Arbitrary<ConditionValue> {
  switch (kind) {
    case 'number':
    case 'amount':
      return decimalText.map((number) => ({ kind: 'number', number }));
    case 'count':
      return fc.nat({ max: 99_999 }).map((number) => ({ kind: 'number', number: `${number}` }));
    case 'date': {
      const date = dateText.map((text): ConditionValue => ({ kind: 'date', date: text }));
      const today = fc.integer({ min: -400, max: 400 }).map((days): ConditionValue => ({ kind: 'today', days }));
      return one ? fc.oneof(date, today) : date;
    }
    case 'duration':
      return durationText.map((duration) => ({ kind: 'duration', duration }));
    default: {
      const options = (field.options ?? []).map(({ value }) => value);
      const text = options.length > 0 ? fc.constantFrom(...options) : someText;
      const nameOf = (id: string) => field.options?.find(({ value }) => value === id)?.label ?? '';
      return text.map((value) => ({
        kind: 'text',
        text: value,
        ...(keepsNames(field) ? { name: nameOf(value) } : {}),
      }));
    }
  }
}

const everyRelation = fields.flatMap((field) => relationsOf(field.kind).map((relation) => ({ field, relation })));

export const rowFor = (
  field: ConditionField,
  relation: RelationRow & { readonly relation: Relation },
): fc.Arbitrary<ConditionRow> => {
  const count = valueCount(relation);
  const [least, most] = { none: [0, 0], one: [1, 1], two: [2, 2], list: [1, 4] }[count] as [number, number]; // reason: pairs
  return fc
    .array(arbitraryValue(field, relation), { minLength: least, maxLength: most })
    .map((values) => ({ field: field.key, relation: relation.relation, values }));
};

const row = fc.constantFrom(...everyRelation).chain(({ field, relation }) => rowFor(field, relation));
const join = fc.constantFrom('all', 'any' as const);
const plain = { noNullPrototype: true } as const;
const group = fc.record({ join, negated: fc.boolean(), rows: fc.array(row, { minLength: 1, maxLength: 3 }) }, plain);

/** Any condition that the builder can hold, also ones with needless brackets. */
export const condition: fc.Arbitrary<Condition> = fc.record(
  {
    join,
    negated: fc.boolean(),
    parts: fc.array(fc.oneof({ arbitrary: row, weight: 3 }, group), { minLength: 1, maxLength: 4 }),
  },
  plain,
);

/** Whether nothing of it can be said with fewer brackets, so that it must come back exactly. */
export function isPlain({ join: outer, negated, parts }: Condition): boolean {
  if (negated || (parts.length === 1 && (outer === 'any' || parts.some(isGroup)))) return false;
  return parts.every((part) => !isGroup(part) || (part.rows.length > 1 && (part.negated || part.join !== outer)));
}
