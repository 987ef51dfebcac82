import { refuse, text } from '../values/checked.ts';
import { textFact } from '../values/fact.ts';
import { textSchema } from '../values/schema.ts';
import type { Kind } from './kind.ts';

/** Longer texts make squares that a telephone no longer reads from paper. */
export const longestQrText = 300;

/** 二维码: the result of a formula as a code to be photographed. */
export const qrCode: Kind = {
  kind: 'qrCode',
  name: '二维码',
  group: 'related',
  system: true,
  calculated: true,
  properties: [{ key: 'formula', label: '扫出来是什么', control: 'expression', hint: '用其他字段拼，如：发文字号' }],
  start: { result: 'text' },
  empty: null,
  missing: '还没填',
  schema: () => textSchema(longestQrText),
  check: () => refuse('这一项由系统计算，不用填'),
  display: (_, value) => text(value),
  fact: (_, value) => textFact(value),
  problems: (field) => (field.formula ? [] : [`“${field.label}”还没有写扫出来是什么`]),
};
