import type { RecordsWhere } from '../../contract.ts';

type FieldCondition = NonNullable<RecordsWhere['fields']>[number];

export const fieldOf = (where: RecordsWhere, key: string): FieldCondition | undefined =>
  where.fields?.find((field) => field.key === key);

/** With another condition on one column, or none. */
export function setField(
  where: RecordsWhere,
  key: string,
  condition: Omit<FieldCondition, 'key'> | undefined,
): RecordsWhere {
  const others = (where.fields ?? []).filter((field) => field.key !== key);
  return { ...where, fields: condition ? [...others, { ...condition, key }] : others };
}

const filled = ([, value]: readonly [string, unknown]): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** An empty condition is none. */
export function withoutEmpty(
  where: { readonly [K in keyof RecordsWhere]?: RecordsWhere[K] | undefined },
): RecordsWhere {
  const fields = (where.fields ?? [])
    .map((field) => Object.fromEntries(Object.entries(field).filter(filled)) as FieldCondition) // reason: the key is never empty
    .filter((field) => Object.keys(field).length > 1);
  return Object.fromEntries(Object.entries({ ...where, words: where.words?.trim(), fields }).filter(filled));
}
