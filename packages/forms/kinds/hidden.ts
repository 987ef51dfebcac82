import { text } from '../values/checked.ts';
import { textFact } from '../values/fact.ts';
import { textSchema } from '../values/schema.ts';
import { checkLine, lengthLimit } from '../values/text.ts';
import type { Kind } from './kind.ts';

/** 隐藏值: kept with the matter, never shown to anybody. */
export const hidden: Kind = {
  kind: 'hidden',
  name: '隐藏值',
  group: 'system',
  wordless: true,
  system: true,
  unique: true,
  properties: [],
  empty: '',
  missing: '还没填',
  schema: (field) => textSchema(lengthLimit(field)),
  check: checkLine,
  display: (_, value) => text(value),
  fact: (_, value) => textFact(value),
};
