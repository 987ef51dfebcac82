import type { JsonObject, JsonValue } from '@gov/base';
import { accept, type CheckedValue, hasOtherKeys, isObject, list, part, refuse, text } from '../values/checked.ts';
import { textFact } from '../values/fact.ts';
import { isId, nameIn } from '../values/reference.ts';
import { idSchema, nameSchema, objectSchema } from '../values/schema.ts';
import type { Kind } from './kind.ts';

const most = 50;

/** 关联事项: list of `{id, title}`; who opens one needs his own right to read it, and the title of what he
 * may not read is not told to him: the house stores neutral words. So it stands in no list and no search. */
export const relatedMatter: Kind = {
  kind: 'relatedMatter',
  name: '关联事项',
  group: 'related',
  unlisted: true,
  properties: [],
  empty: [],
  missing: '还没选',
  schema: () => ({
    type: 'array',
    minItems: 1,
    maxItems: most,
    items: objectSchema({ id: idSchema, title: nameSchema(500) }, ['id', 'title']),
  }),
  check: (_, value) => checkMatters(value),
  project: () => undefined,
  display: (_, value) =>
    list(value)
      .map((one) => text(part(one, 'title')))
      .join('；'),
  fact: (_, value) => (Array.isArray(value) ? value.map((one) => textFact(part(one, 'title'))) : null),
};

function checkMatters(value: JsonValue): CheckedValue {
  if (!Array.isArray(value)) return refuse('请选关联的事项');
  if (value.length > most) return refuse(`最多关联 ${most} 件`);
  const matters = new Map<string, JsonObject>();
  for (const one of value) {
    const title = isObject(one) && !hasOtherKeys(one, ['id', 'title']) ? nameIn(one.title, 500) : undefined;
    if (!isObject(one) || !isId(one.id) || !title) return refuse('请选关联的事项');
    if (matters.has(one.id)) return refuse(`“${title}”选了两次`);
    matters.set(one.id, { id: one.id, title });
  }
  return accept(matters.size === 0 ? null : [...matters.values()]);
}
