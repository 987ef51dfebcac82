import type { JsonValue } from '@gov/base';
import { accept, type CheckedValue, hasOtherKeys, isObject, part, refuse } from '../values/checked.ts';
import { dayProblem, daySchema, displayDay } from '../values/day.ts';
import { dateFact, partsFact } from '../values/fact.ts';
import { objectSchema } from '../values/schema.ts';
import type { Kind } from './kind.ts';

/** 起止日期: `{from, to}`, both days included. */
export const dateRange: Kind = {
  kind: 'dateRange',
  name: '起止日期',
  group: 'time',
  properties: [],
  empty: { from: '', to: '' },
  missing: '还没选',
  schema: () => objectSchema({ from: daySchema, to: daySchema }, ['from', 'to']),
  check: (_, value) => checkRange(value),
  display: (_, value) => `${displayDay(part(value, 'from'))}至${displayDay(part(value, 'to'))}`,
  project(_, value) {
    const from = part(value, 'from');
    return typeof from === 'string' ? { date: from } : undefined;
  },
  fact: (_, value) => partsFact(value, dateFact),
};

function checkRange(value: JsonValue): CheckedValue {
  if (!isObject(value) || hasOtherKeys(value, ['from', 'to'])) return refuse('请选开始日期和结束日期');
  const { from, to } = value;
  if (!from && !to) return accept(null);
  const problem = dayProblem(from, '开始日期') ?? dayProblem(to, '结束日期');
  if (problem !== undefined) return refuse(problem);
  // reason: a day without a problem is a text
  const [first, last] = [from as string, to as string];
  return first > last ? refuse('结束日期不能早于开始日期') : accept({ from: first, to: last });
}
