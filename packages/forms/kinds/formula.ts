import { refuse, text } from '../values/checked.ts';
import { daySchema, displayDay } from '../values/day.ts';
import { decimalSchema, groupedAmount } from '../values/decimal.ts';
import { dateFact, numberFact, textFact } from '../values/fact.ts';
import type { Kind } from './kind.ts';
import { capitalsProperty, unitProperty } from './properties.ts';

/** 自动算: a formula over other fields; its result is a text, a number or a day. */
export const formula: Kind = {
  kind: 'formula',
  name: '自动算',
  group: 'figures',
  system: true,
  calculated: true,
  column: true,
  properties: [
    {
      key: 'formula',
      label: '怎么算',
      control: 'expression',
      hint: '用其他字段算，如：单价 * 数量；明细表的一列相加：合计(费用明细.金额)',
    },
    {
      key: 'result',
      label: '算出来是',
      control: 'select',
      options: [
        { value: 'number', label: '数字' },
        { value: 'amount', label: '金额' },
        { value: 'text', label: '文字' },
        { value: 'date', label: '日期' },
      ],
    },
    capitalsProperty,
    unitProperty,
  ],
  start: { result: 'number' },
  empty: null,
  missing: '还没填',
  schema: ({ result }) => (result === 'text' ? { type: 'string' } : result === 'date' ? daySchema : decimalSchema),
  check: () => refuse('这一项由系统计算，不用填'),
  display: ({ result }, value) =>
    result === 'date' ? displayDay(value) : result === 'amount' ? groupedAmount(text(value)) : text(value),
  project({ result }, value) {
    if (typeof value !== 'string' || value === '') return undefined;
    return result === 'text' ? { text: value } : result === 'date' ? { date: value } : { number: value };
  },
  fact: ({ result }, value) =>
    result === 'text' ? textFact(value) : result === 'date' ? dateFact(value) : numberFact(value),
  slot: ({ capitals, result }) => (capitals && result === 'amount' ? { capitals } : {}),
  problems: (field) => (field.formula ? [] : [`“${field.label}”还没有写怎么算`]),
};
