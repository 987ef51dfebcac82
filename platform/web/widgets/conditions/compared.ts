import {
  type ConditionField,
  type ConditionRow,
  comparableFields,
  type Relation,
  type RelationRow,
  relationsFor,
  type ValueKind,
  valueCount,
  valueKind,
} from '@gov/expression';

/** What a field is compared with: what is written in the row, another field, the day of today. */
export type Compared = 'value' | 'field' | 'today';

/** What the relation of this field can be compared with, the usual first. */
export function comparedOffered(
  field: ConditionField,
  relation: RelationRow,
  fields: readonly ConditionField[],
  picksPersons = false,
): readonly Compared[] {
  if (valueCount(relation) !== 'one') return ['value'];
  return [
    ...(hasValues(field, relation, picksPersons) ? (['value'] as const) : []),
    ...(othersOffered(field, relation, fields).length > 0 ? (['field'] as const) : []),
    ...(valueKind(field, relation) === 'date' ? (['today'] as const) : []),
  ];
}

/** What the row is compared with as it stands; nothing while no value is in it. */
export function comparedIn({ values: [first] }: ConditionRow): Compared | undefined {
  if (!first) return undefined;
  return first.kind === 'field' || first.kind === 'today' ? first.kind : 'value';
}

/** The relations of a field that a row can be finished with: by a value, or `beyondValues` by another field. */
export const relationsOffered = (
  field: ConditionField,
  fields: readonly ConditionField[],
  {
    beyondValues = true,
    picksPersons = false,
  }: { readonly beyondValues?: boolean; readonly picksPersons?: boolean } = {},
): readonly (RelationRow & { readonly relation: Relation })[] =>
  relationsFor(field, fields).filter(
    (relation) =>
      valueCount(relation) === 'none' ||
      hasValues(field, relation, picksPersons) ||
      (beyondValues && valueCount(relation) === 'one' && othersOffered(field, relation, fields).length > 0),
  );

/** The fields that a row of this field can sensibly be compared with; of choices those that have a choice in common. */
export const othersOffered = (
  field: ConditionField,
  relation: RelationRow,
  fields: readonly ConditionField[],
): readonly ConditionField[] =>
  comparableFields(field, relation, fields).filter(({ kind, options }) => {
    if (kind === 'choices' || kind === 'sectionPath') return false;
    return kind !== 'choice' || options?.some(({ value }) => field.options?.some((one) => one.value === value));
  });

const chosenFromOptions: ReadonlySet<ValueKind> = new Set([
  ...(['person', 'section', 'post', 'agency', 'sectionPath'] as const),
]);

/** Nobody can write the id of a person: without a list of them, or a picker, there is no value to choose. */
const hasValues = (field: ConditionField, relation: RelationRow, picksPersons: boolean): boolean =>
  (field.options !== undefined && field.kind !== 'person') ||
  (picksPersons && field.kind === 'person') ||
  !chosenFromOptions.has(valueKind(field, relation));
