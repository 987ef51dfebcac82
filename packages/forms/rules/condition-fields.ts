import { type ConditionField, type ConditionFieldKind, conditionFieldKinds } from '@gov/expression';
import { kindOf } from '../kinds/index.ts';
import { namedWithForm } from '../several/form-of-key.ts';
import type { FieldDefinition, FormTemplate } from '../template.ts';

/** Kinds of fields that conditions know by another name. */
const alike: Readonly<Record<string, ConditionFieldKind>> = {
  multiline: 'text',
  documentNumber: 'text',
  serialNumber: 'text',
  urgency: 'choice',
  secrecy: 'choice',
};

function conditionKind({ kind, result }: FieldDefinition): ConditionFieldKind | undefined {
  if (kind === 'formula') return result ?? 'number';
  return conditionFieldKinds.find((one) => one === kind) ?? alike[kind];
}

/** Fields as a condition may ask for them. */
export const conditionFields = (template: FormTemplate): readonly ConditionField[] =>
  template.fields.flatMap((field) => {
    const kind = conditionKind(field);
    if (!kind) return [];
    const { key, unit } = field;
    const label = namedWithForm(template, field);
    const options = field.choices ?? kindOf(field).slot?.(field).choices;
    const whole = { key, label, kind, ...(options ? { options } : {}), ...(unit ? { unit } : {}) };
    return [whole, ...(kind === 'dateRange' ? daysOf(key, label) : [])];
  });

/** What whoever stands in a field is called: of sections, posts and agencies also where their ids are compared. */
export const nameFields = (template: FormTemplate): readonly ConditionField[] =>
  template.fields.flatMap((field) => {
    const name = partNamed[field.kind];
    if (name === undefined) return [];
    return [{ key: `${field.key}.name`, label: `${namedWithForm(template, field)}的${name}`, kind: 'text' as const }];
  });

/** What the rules of a form may ask besides: names of persons, sections, posts and agencies, totals over the rows of its detail tables. */
export const ruleFields = (template: FormTemplate): readonly ConditionField[] => [
  ...conditionFields(template).map((field) => (field.kind === 'amount' ? { unit: '元', ...field } : field)),
  ...template.fields.flatMap((field) => {
    return field.kind === 'detailTable' ? totalsOf(field, namedWithForm(template, field)) : [];
  }),
  ...nameFields(template),
];

const partNamed: Readonly<Record<string, string>> = {
  person: '姓名',
  section: '名称',
  post: '名称',
  agency: '名称',
};

function totalsOf({ key, columns = [] }: FieldDefinition, label: string): readonly ConditionField[] {
  const sums = columns.flatMap((column): readonly ConditionField[] => {
    const kind = conditionKind(column);
    if (kind !== 'number' && kind !== 'amount') return [];
    const unit = column.unit ?? (kind === 'amount' ? '元' : undefined);
    const more = { kind, ...(unit === undefined ? {} : { unit }) };
    const path = `${key}.${column.key}`;
    return [
      { key: `sum(${path})`, label: `${label}的${column.label}合计`, ...more },
      { key: `max(${path})`, label: `${label}里最大的${column.label}`, ...more },
    ];
  });
  return [{ key: `count(${key})`, label: `${label}的行数`, kind: 'number', unit: '行' }, ...sums];
}

/** First and last day of a span, each to be asked for by itself. */
const daysOf = (key: string, label: string): readonly ConditionField[] => [
  { key: `${key}.from`, label: `${label}的开始日`, kind: 'date' },
  { key: `${key}.to`, label: `${label}的结束日`, kind: 'date' },
];
