import type { JsonObject, JsonValue } from '@gov/base';
import { accept, type CheckedValue, hasOtherKeys, isObject, refuse } from './checked.ts';
import { isId, nameIn } from './reference.ts';
import { idSchema, nameSchema, objectSchema } from './schema.ts';

export const filesSchema = (most: number, name?: string): JsonObject => ({
  type: 'array',
  minItems: 1,
  maxItems: most,
  items: objectSchema(
    {
      fileId: idSchema,
      name: { ...nameSchema(255), ...(name === undefined ? {} : { pattern: name }) },
      size: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
    },
    ['fileId', 'name'],
  ),
});

/** Files kept with the matter: list of `{fileId, name, size?}`; `what` = how the page calls them. */
export function checkFiles(value: JsonValue, most: number, what: string): CheckedValue {
  if (!Array.isArray(value)) return refuse(`请重新上传${what}`);
  if (value.length > most) return refuse(`${what}最多 ${most} 个`);
  const files: JsonObject[] = [];
  for (const one of value) {
    if (!isObject(one) || hasOtherKeys(one, ['fileId', 'name', 'size'])) return refuse(`请重新上传${what}`);
    const name = nameIn(one.name, 255);
    if (!isId(one.fileId) || !name) return refuse(`请重新上传${what}`);
    if (one.size !== undefined && !(Number.isSafeInteger(one.size) && Number(one.size) >= 0))
      return refuse(`请重新上传${what}`);
    files.push({ ...one, name });
  }
  return accept(files.length === 0 ? null : files);
}
