import type { JsonObject, JsonValue } from '@gov/base';
import { accept, type CheckedValue, hasOtherKeys, isObject, list, part, refuse, text } from '../values/checked.ts';
import { textFact } from '../values/fact.ts';
import { isId, nameIn } from '../values/reference.ts';
import { objectSchema, textSchema } from '../values/schema.ts';
import type { Kind } from './kind.ts';

const most = 500;

/** 主送、抄送: list of `{id?, name}`; without id = a written name, not delivered electronically. */
export const agencyList: Kind = {
  kind: 'agencyList',
  name: '主送、抄送',
  group: 'official',
  properties: [],
  empty: [],
  missing: '还没选',
  schema: () => ({
    type: 'array',
    maxItems: most,
    items: objectSchema({ id: textSchema(64), name: textSchema(100) }, ['name']),
  }),
  check: (_, value) => checkAgencies(value),
  display: (_, value) =>
    list(value)
      .map((one) => text(part(one, 'name')))
      .join('，'),
  fact: (_, value) => (Array.isArray(value) ? value.map((one) => textFact(part(one, 'name'))) : null),
};

function checkAgencies(value: JsonValue): CheckedValue {
  if (!Array.isArray(value)) return refuse('请选单位');
  if (value.length > most) return refuse(`最多 ${most} 个单位`);
  const agencies = new Map<string, JsonObject>();
  for (const one of value) {
    const name = isObject(one) && !hasOtherKeys(one, ['id', 'name']) ? nameIn(one.name, 100) : undefined;
    if (!isObject(one) || !name || (one.id !== undefined && !isId(one.id))) return refuse('请选单位');
    if (agencies.has(name)) return refuse(`“${name}”选了两次`);
    agencies.set(name, one.id === undefined ? { name } : { id: one.id, name });
  }
  return accept(agencies.size === 0 ? null : [...agencies.values()]);
}
