import {
  type ConditionField,
  type ConditionFieldKind,
  compileExpression,
  conditionFieldKinds,
  describe,
  readSentence,
  writeCondition,
} from '@gov/expression';
import { type FieldDefinition, type FormTemplate, kindOf } from '@gov/forms';

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
export const conditionFields = ({ fields }: FormTemplate): readonly ConditionField[] =>
  fields.flatMap((field) => {
    const kind = conditionKind(field);
    if (!kind) return [];
    const { key, label, unit } = field;
    const options = field.choices ?? kindOf(field).slot?.(field).choices;
    return [{ key, label, kind, ...(options ? { options } : {}), ...(unit ? { unit } : {}) }];
  });

/** A stored condition in words; what the words do not know stays as it is. */
export function inWords(source: string, fields: readonly ConditionField[]): string {
  const compiled = compileExpression(source);
  return compiled.ok ? describe(compiled.value, fields) : source;
}

/** The condition that a sentence says; undefined where it cannot be read. */
export function fromWords(sentence: string, fields: readonly ConditionField[]): string | undefined {
  const read = readSentence(sentence.trim().replace(/[。.]$/, ''), fields);
  const written = read.ok ? writeCondition(read.value, fields) : undefined;
  return written?.ok ? written.value.source : undefined;
}
