import { text as textOf } from '../values/checked.ts';
import { textFact } from '../values/fact.ts';
import { textSchema } from '../values/schema.ts';
import { checkLine, lengthLimit } from '../values/text.ts';
import type { Kind } from './kind.ts';
import { maskProperty, maxLengthProperty } from './properties.ts';

/** 单行文字 */
export const text: Kind = {
  kind: 'text',
  name: '单行文字',
  group: 'words',
  unique: true,
  column: true,
  properties: [maxLengthProperty, maskProperty],
  empty: '',
  missing: '还没填',
  schema: (field) => textSchema(lengthLimit(field)),
  check: checkLine,
  display: (_, value) => textOf(value),
  fact: (_, value) => textFact(value),
  slot: (field) => ({ maxLength: lengthLimit(field) }),
};
