import { accept, hasOtherKeys, isObject, part, refuse, text } from '../values/checked.ts';
import { partsFact, textFact } from '../values/fact.ts';
import { isId, nameIn } from '../values/reference.ts';
import { idSchema, nameSchema, objectSchema } from '../values/schema.ts';
import type { Kind } from './kind.ts';

/** 正文: `{id, title}` of the document's text. */
export const body: Kind = {
  kind: 'body',
  name: '正文',
  group: 'official',
  wordless: true,
  system: true,
  properties: [],
  empty: null,
  missing: '还没填',
  schema: () => objectSchema({ id: idSchema, title: nameSchema(500) }, ['id', 'title']),
  check(_, value) {
    if (!isObject(value) || hasOtherKeys(value, ['id', 'title'])) return refuse('正文没有找到');
    const { id } = value;
    const title = nameIn(value.title, 500);
    return isId(id) && title ? accept({ id, title }) : refuse('正文没有找到');
  },
  display: (_, value) => text(part(value, 'title')),
  fact: (_, value) => partsFact(value, textFact),
};
