import { text } from '../values/checked.ts';
import { checkDecimal, groupedAmount, typedDecimalSchema } from '../values/decimal.ts';
import { numberFact } from '../values/fact.ts';
import type { Kind } from './kind.ts';
import { boundProperties, capitalsProperty, unitProperty } from './properties.ts';

/** 金额, in 元 with two places. */
export const amount: Kind = {
  kind: 'amount',
  name: '金额',
  group: 'figures',
  column: true,
  properties: [capitalsProperty, ...boundProperties, unitProperty],
  start: { unit: '元' },
  empty: '',
  missing: '还没填',
  schema: () => typedDecimalSchema(2),
  check: (field, value) => checkDecimal(field, value, 2),
  display: (_, value) => groupedAmount(text(value)),
  project: (_, value) => (typeof value === 'string' ? { number: value } : undefined),
  fact: (_, value) => numberFact(value),
  slot: ({ capitals }) => (capitals ? { capitals } : {}),
};
