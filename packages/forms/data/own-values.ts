import type { JsonObject, JsonValue } from '@gov/base';
import type { FieldDefinition } from '../template.ts';
import { isObject, list, text } from '../values/checked.ts';
import type { FormData } from './form-data.ts';
import { storedValue } from './visible-data.ts';

/**
 * Who wrote what at a step 仅本人所填, beside the values: by field key a person's id, for a detail table one id per row (empty
 * where nobody did it at such a step). No field can have this key; it never leaves the server.
 */
export const authorsKey = '_authors';

const authorsOf = (data: FormData): JsonObject => {
  const authors = storedValue(data, authorsKey);
  return isObject(authors) ? authors : {};
};

const isTable = (field: FieldDefinition): boolean => field.kind === 'detailTable';

/** What of a field this person wrote himself; null when nothing. */
export function ownValue(field: FieldDefinition, data: FormData, personId: string | undefined): JsonValue {
  const author = authorsOf(data)[field.key];
  const value = storedValue(data, field.key);
  if (personId === undefined) return null;
  if (!isTable(field)) return author === personId ? value : null;
  const rows = list(value).filter((_, index) => list(author)[index] === personId);
  return rows.length === 0 ? null : rows;
}

/** Somebody else's value stands in the field: it can neither be seen nor changed, and nothing more is demanded of it. */
export const isOthers = (field: FieldDefinition, data: FormData, personId: string | undefined): boolean =>
  !isTable(field) && storedValue(data, field.key) !== null && authorsOf(data)[field.key] !== personId;

/** The data with a person's own part replaced: of a detail table his rows, in their places, more of them at the end. */
export function withOwn(field: FieldDefinition, data: FormData, own: { personId: string; value: JsonValue }): FormData {
  const { personId, value } = own;
  if (!isTable(field)) return stored(field, data, value, value === null ? undefined : personId);
  const authors = list(authorsOf(data)[field.key]);
  const mine = [...list(value)];
  const rows: (readonly [JsonValue, string])[] = [];
  for (const [index, row] of list(storedValue(data, field.key)).entries()) {
    if (authors[index] !== personId) rows.push([row, text(authors[index])]);
    else if (mine.length > 0) rows.push([mine.shift() ?? null, personId]);
  }
  rows.push(...mine.map((row) => [row, personId] as const));
  const all = rows.map(([row]) => row);
  return stored(field, data, all.length === 0 ? null : all, rows.length === 0 ? undefined : rows.map(([, by]) => by));
}

/** The data with a value written at another step: what did not change stays its author's. */
export function withCommon(field: FieldDefinition, data: FormData, value: JsonValue): FormData {
  const author = authorsOf(data)[field.key];
  if (author === undefined) return stored(field, data, value, undefined);
  if (!isTable(field))
    return stored(field, data, value, same(value, storedValue(data, field.key)) ? author : undefined);
  const before = list(storedValue(data, field.key)).map((row, index) => ({ row, by: text(list(author)[index]) }));
  const authors = list(value).map((row) => {
    const at = before.findIndex((one) => same(one.row, row));
    return at < 0 ? '' : (before.splice(at, 1)[0]?.by ?? '');
  });
  return stored(field, data, value, authors.some(Boolean) ? authors : undefined);
}

function stored(field: FieldDefinition, data: FormData, value: JsonValue, author: JsonValue | undefined): FormData {
  // most forms know no authors, and a long one is written field by field
  if (author === undefined && !Object.hasOwn(data, authorsKey)) return put(data, field.key, value);
  const { [field.key]: _value, [authorsKey]: _authors, ...others } = data;
  const { [field.key]: _author, ...othersAuthors } = authorsOf(data);
  const authors = author === undefined ? othersAuthors : { ...othersAuthors, [field.key]: author };
  return {
    ...others,
    ...(value === null ? {} : { [field.key]: value }),
    ...(Object.keys(authors).length === 0 ? {} : { [authorsKey]: authors }),
  };
}

/** Both are values as they are stored, so equal ones are written alike but for the order of their parts. */
const same = (a: JsonValue, b: JsonValue): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
function sorted(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}

function put(data: FormData, key: string, value: JsonValue): FormData {
  if (value !== null) return { ...data, [key]: value };
  const { [key]: _, ...others } = data;
  return others;
}
