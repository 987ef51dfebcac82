import type { JsonObject, JsonValue } from '@gov/base';
import { hasOtherKeys, isObject } from './checked.ts';
import { isId, nameIn } from './reference.ts';
import { idSchema, nameSchema, objectSchema } from './schema.ts';

export const agencySchema: JsonObject = objectSchema({ id: idSchema, name: nameSchema(100) }, ['name']);

/** `{id?, name}`; without id = a written name, not delivered electronically. Undefined for anything else. */
export function agencyIn(value: JsonValue): { readonly id?: string; readonly name: string } | undefined {
  if (!isObject(value) || hasOtherKeys(value, ['id', 'name'])) return undefined;
  const name = nameIn(value.name, 100);
  if (!name) return undefined;
  if (value.id === undefined) return { name };
  return isId(value.id) ? { id: value.id, name } : undefined;
}
