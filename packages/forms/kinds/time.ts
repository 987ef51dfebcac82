import { accept, refuse, text } from '../values/checked.ts';
import { timeFact, timeIn, timeSchema } from '../values/time-of-day.ts';
import type { Kind } from './kind.ts';

/** 时间, a time of day: `09:30`. */
export const time: Kind = {
  kind: 'time',
  name: '时间',
  group: 'time',
  column: true,
  properties: [],
  empty: '',
  missing: '还没填',
  schema: () => timeSchema,
  check(_, value) {
    if (value === '') return accept(null);
    const time = typeof value === 'string' ? timeIn(value) : undefined;
    return time === undefined ? refuse('写成 09:30 这样') : accept(time);
  },
  display: (_, value) => text(value),
  fact: (_, value) => timeFact(value),
};
