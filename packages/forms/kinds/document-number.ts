import { text } from '../values/checked.ts';
import { textFact } from '../values/fact.ts';
import { textSchema } from '../values/schema.ts';
import { checkLine, lengthLimit } from '../values/text.ts';
import type { Kind } from './kind.ts';

/** 发文字号, taken from the number book. */
export const documentNumber: Kind = {
  kind: 'documentNumber',
  name: '发文字号',
  group: 'official',
  system: true,
  unique: true,
  properties: [],
  start: { hint: '编号时自动取号' },
  empty: '',
  missing: '还没填',
  schema: (field) => textSchema(lengthLimit(field)),
  check: checkLine,
  display: (_, value) => text(value),
  fact: (_, value) => textFact(value),
};
