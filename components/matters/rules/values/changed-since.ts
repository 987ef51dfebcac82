import type { JsonObject } from '@gov/base';
import { anyField, type FieldChanges, same } from './field-changes.ts';

interface StoredValues {
  readonly values: JsonObject;
  readonly fieldChanges: FieldChanges | null;
}

/**
 * 关键字段: has one of these fields changed since this event of the process? Also what is about to be stored counts, and a
 * change of which nobody noted when it was: rather once too often looked at than passed over.
 */
export function changedSince(
  { values, fieldChanges }: StoredValues,
  toStore: JsonObject,
  seq: number,
  fields: readonly string[],
): boolean {
  return fields.some((field) => {
    if (!same(values[field], toStore[field])) return true;
    const noted = fieldChanges?.[field] ?? fieldChanges?.[anyField];
    return noted !== undefined && (noted.behind === undefined || noted.behind >= seq);
  });
}
