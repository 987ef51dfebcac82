import type { JsonObject, JsonValue } from '@gov/base';
import { agencyIn, agencySchema } from '../values/agency.ts';
import { accept, type CheckedValue, list, part, refuse, text } from '../values/checked.ts';
import { textFact } from '../values/fact.ts';
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
  schema: () => ({ type: 'array', minItems: 1, maxItems: most, items: agencySchema }),
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
    const agency = agencyIn(one);
    if (!agency) return refuse('请选单位');
    if (agencies.has(agency.name)) return refuse(`“${agency.name}”选了两次`);
    agencies.set(agency.name, { ...agency });
  }
  return accept(agencies.size === 0 ? null : [...agencies.values()]);
}
