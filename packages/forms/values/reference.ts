import type { JsonObject, JsonValue } from '@gov/base';
import { oneLine } from '../data/one-line.ts';
import { accept, type CheckedValue, hasOtherKeys, isObject, refuse } from './checked.ts';
import { idSchema, nameSchema, objectSchema } from './schema.ts';

/** A name as it is stored; undefined when there is none, or one too long. */
export function nameIn(value: JsonValue | undefined, most: number): string | undefined {
  const name = typeof value === 'string' ? oneLine(value) : '';
  return name === '' || [...name].length > most ? undefined : name;
}

export const isId = (value: JsonValue | undefined): value is string =>
  typeof value === 'string' && value.length <= 64 && value !== '' && value === oneLine(value) && !/\s/.test(value);

export const referenceSchema: JsonObject = objectSchema({ id: idSchema, name: nameSchema(100) }, ['id', 'name']);

/** `{id, name}` of something chosen from a list. */
export function checkReference(value: JsonValue): CheckedValue {
  if (!isObject(value) || hasOtherKeys(value, ['id', 'name'])) return refuse('请从名单里选');
  const { id } = value;
  const name = nameIn(value.name, 100);
  return isId(id) && name ? accept({ id, name }) : refuse('请从名单里选');
}
