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

/** First and last day of a span, each to be asked for by itself. */
const daysOf = (key: string, label: string): readonly ConditionField[] => [
  { key: `${key}.from`, label: `${label}的开始日`, kind: 'date' },
  { key: `${key}.to`, label: `${label}的结束日`, kind: 'date' },
];
