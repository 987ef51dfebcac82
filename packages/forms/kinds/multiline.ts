import { text } from '../values/checked.ts';
import { textFact } from '../values/fact.ts';
import { textSchema } from '../values/schema.ts';
import { checkLines, lengthLimit } from '../values/text.ts';
import type { Kind } from './kind.ts';
import { maskProperty, maxLengthProperty } from './properties.ts';

/** 多行文字 */
export const multiline: Kind = {
  kind: 'multiline',
  name: '多行文字',
  group: 'words',
  column: true,
  properties: [maxLengthProperty, maskProperty],
  empty: '',
  missing: '还没填',
  schema: (field) => textSchema(lengthLimit(field)),
  check: checkLines,
  display: (_, value) => text(value),
  fact: (_, value) => textFact(value),
  slot: (field) => ({ maxLength: lengthLimit(field) }),
};
