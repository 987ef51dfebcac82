import type { JsonObject, JsonValue } from '@gov/base';

/** The last change of one form field. */
export interface FieldChange {
  /** The version of the matter it made. */
  readonly version: number;
  /** Null: nobody, a clock or a receipt. */
  readonly personId: string | null;
  readonly by: string;
  /** Number of the last event of the process before it; absent in older notes. */
  readonly behind?: number;
}
export type FieldChanges = Readonly<Record<string, FieldChange>>;

/** Stands for every field whose last change nobody noted. */
export const anyField = '';

/** What is known of the values' history. */
export interface NotedValues {
  readonly changes: FieldChanges | null;
  /** The version that changed the values last, noted or not. */
  readonly contentVersion: number;
}

interface Change extends FieldChange {
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/** The notes after a change; a change before it that is not noted is kept as one of any field. */
export function noteChanges(noted: NotedValues, { before, after, ...change }: Change): FieldChanges {
  const { contentVersion } = noted;
  const unknown = isNoted(noted) ? {} : { [anyField]: { version: contentVersion, personId: null, by: '' } };
  const keys = changedKeys(before, after);
  return { ...noted.changes, ...unknown, ...Object.fromEntries(keys.map((key) => [key, change])) };
}

/** Fields that were changed after this version of the matter; `undefined`: nobody can say. */
export function changedAfter(noted: NotedValues, version: number): readonly string[] | undefined {
  if (noted.contentVersion <= version) return [];
  if (!isNoted(noted)) return undefined;
  const later = Object.entries(noted.changes ?? {}).flatMap(([key, one]) => (one.version > version ? [key] : []));
  return later.includes(anyField) ? undefined : later;
}

/** No change of the values is known that no field stands for. */
const isNoted = ({ changes, contentVersion }: NotedValues): boolean =>
  contentVersion === 0 || Object.values(changes ?? {}).some(({ version }) => version === contentVersion);

export const changedKeys = (before: JsonObject, after: JsonObject): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !same(before[key], after[key]));

/** Whatever order the database keeps the entries of a value in. */
export const same = (one: JsonValue | undefined, other: JsonValue | undefined): boolean =>
  inOrder(one ?? null) === inOrder(other ?? null);

const inOrder = (value: JsonValue): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
