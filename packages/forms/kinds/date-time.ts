import { accept, refuse, text } from '../values/checked.ts';
import { displayMoment, momentFact, momentIn, momentSchema } from '../values/time-of-day.ts';
import type { Kind } from './kind.ts';

/** 日期和时间: `2026-11-24T09:30`, in the office's zone. */
export const dateTime: Kind = {
  kind: 'dateTime',
  name: '日期和时间',
  group: 'time',
  properties: [],
  empty: '',
  missing: '还没选',
  schema: () => momentSchema,
  check(_, value) {
    if (value === '' || value === 'T') return accept(null);
    const checked = momentIn(value, '');
    return checked.ok ? accept(checked.moment) : refuse(checked.problem);
  },
  display: (_, value) => displayMoment(value),
  project: (_, value) => (text(value) === '' ? undefined : { date: text(value).slice(0, 10) }),
  fact: (_, value) => momentFact(value),
};
