import { text } from '../values/checked.ts';
import { checkDecimal, typedDecimalSchema } from '../values/decimal.ts';
import { numberFact } from '../values/fact.ts';
import type { Kind } from './kind.ts';
import { boundProperties, unitProperty } from './properties.ts';

/** 数字 */
export const number: Kind = {
  kind: 'number',
  name: '数字',
  group: 'figures',
  unique: true,
  column: true,
  properties: [{ key: 'decimals', label: '小数位数', control: 'number' }, ...boundProperties, unitProperty],
  empty: '',
  missing: '还没填',
  schema: ({ decimals = 0 }) => typedDecimalSchema(decimals),
  check: (field, value) => checkDecimal(field, value, field.decimals ?? 0),
  display: (_, value) => text(value),
  project: (_, value) => (typeof value === 'string' ? { number: value } : undefined),
  fact: (_, value) => numberFact(value),
  slot: ({ decimals }) => (decimals === undefined ? {} : { decimals }),
};
