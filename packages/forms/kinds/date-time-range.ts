import type { JsonValue } from '@gov/base';
import { accept, type CheckedValue, hasOtherKeys, isObject, part, refuse, text } from '../values/checked.ts';
import { partsFact } from '../values/fact.ts';
import { objectSchema } from '../values/schema.ts';
import { displayMoment, momentFact, momentIn, momentSchema } from '../values/time-of-day.ts';
import type { Kind } from './kind.ts';

/** 起止时间: `{from, to}`, both a day with a time of day. */
export const dateTimeRange: Kind = {
  kind: 'dateTimeRange',
  name: '起止时间',
  group: 'time',
  properties: [],
  empty: { from: '', to: '' },
  missing: '还没选',
  schema: () => objectSchema({ from: momentSchema, to: momentSchema }, ['from', 'to']),
  check: (_, value) => checkRange(value),
  display: (_, value) => `${displayMoment(part(value, 'from'))}至${displayMoment(part(value, 'to'))}`,
  project(_, value) {
    const from = text(part(value, 'from'));
    return from === '' ? undefined : { date: from.slice(0, 10) };
  },
  fact: (_, value) => partsFact(value, momentFact),
};

const isNothing = (value: JsonValue | undefined): boolean => !value || value === 'T';

function checkRange(value: JsonValue): CheckedValue {
  if (!isObject(value) || hasOtherKeys(value, ['from', 'to'])) return refuse('请填开始时间和结束时间');
  if (isNothing(value.from) && isNothing(value.to)) return accept(null);
  const from = momentIn(value.from, '开始时间');
  if (!from.ok) return refuse(from.problem);
  const to = momentIn(value.to, '结束时间');
  if (!to.ok) return refuse(to.problem);
  if (from.moment > to.moment) return refuse('结束时间不能早于开始时间');
  return accept({ from: from.moment, to: to.moment });
}
