import { type ConditionField, type ConditionOption, type ConditionValue, keepsNames } from '@gov/expression';
import type { PersonChoice } from '../person-picker.tsx';

const nameless = '（已不在名单里）';

/** What a value is called: on the list as today, else as when it was chosen. */
export function calledNow(field: ConditionField, value: ConditionValue): string {
  if (value.kind !== 'text') return '';
  return field.options?.find((one) => one.value === value.text)?.label ?? value.name ?? nameless;
}

/** The persons of a row as the picker shows them. */
export const personsOf = (field: ConditionField, values: readonly ConditionValue[]): readonly PersonChoice[] =>
  values.flatMap((value) =>
    value.kind === 'text' && value.text !== ''
      ? [{ personId: value.text, assignmentId: '', name: calledNow(field, value), section: '', post: '' }]
      : [],
  );

/** Persons as values of a row, told apart by their section where two have one name. */
export function valuesOfPersons(
  chosen: readonly PersonChoice[],
  before: readonly ConditionValue[],
): readonly ConditionValue[] {
  return chosen.map(({ personId, name, section }, at): ConditionValue => {
    const kept = before.find((value) => value.kind === 'text' && value.text === personId);
    if (kept) return kept;
    const alike = chosen.some((other, place) => place !== at && other.name === name);
    return { kind: 'text', text: personId, name: alike && section !== '' ? `${name}（${section}）` : name };
  });
}

/** The options of a field with what stands in the row and is on the list no longer. */
export function optionsWith(field: ConditionField, values: readonly ConditionValue[]): readonly ConditionOption[] {
  const options = field.options ?? [];
  const gone = values.flatMap((value) =>
    value.kind === 'text' && value.text !== '' && !options.some((one) => one.value === value.text)
      ? [{ value: value.text, label: keepsNames(field) ? calledNow(field, value) : value.text }]
      : [],
  );
  return [...options, ...gone];
}

/** A choice as a value: of sections, posts and agencies with the name it has now. */
export function chosenValue(field: ConditionField, text: string, before: readonly ConditionValue[]): ConditionValue {
  if (!keepsNames(field)) return { kind: 'text', text };
  const kept = before.find((value) => value.kind === 'text' && value.text === text);
  const label = field.options?.find(({ value }) => value === text)?.label;
  return label === undefined && kept ? kept : { kind: 'text', text, name: label ?? nameless };
}
