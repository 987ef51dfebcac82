import type { JsonValue } from '@gov/base';
import type { FieldDefinition } from '../template.ts';

export const isChoice = (field: FieldDefinition, value: JsonValue): boolean =>
  (field.choices ?? []).some((choice) => choice.value === value);

export const choiceLabel = (field: FieldDefinition, value: JsonValue): string =>
  (field.choices ?? []).find((choice) => choice.value === value)?.label ?? '';

export const choiceValues = (field: FieldDefinition): readonly string[] =>
  (field.choices ?? []).map((choice) => choice.value);

export function choiceProblems(field: FieldDefinition): readonly string[] {
  const choices = field.choices ?? [];
  if (choices.length === 0) return [`“${field.label}”还没有选项`];
  const values = new Set(choices.map((choice) => choice.value));
  const labels = new Set(choices.map((choice) => choice.label));
  const same = values.size < choices.length || labels.size < choices.length;
  const empty = choices.some((choice) => choice.value === '' || choice.label.trim() === '');
  return same ? [`“${field.label}”有相同的选项`] : empty ? [`“${field.label}”有空的选项`] : [];
}
