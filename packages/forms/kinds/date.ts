import { accept, refuse } from '../values/checked.ts';
import { dayProblem, daySchema, displayDay } from '../values/day.ts';
import { dateFact } from '../values/fact.ts';
import type { Kind } from './kind.ts';

/** 日期: `2026-11-24`. */
export const date: Kind = {
  kind: 'date',
  name: '日期',
  group: 'time',
  unique: true,
  column: true,
  properties: [],
  empty: '',
  missing: '还没选',
  schema: () => daySchema,
  check(_, value) {
    if (value === '') return accept(null);
    const problem = dayProblem(value, '');
    return problem === undefined ? accept(value) : refuse(problem);
  },
  display: (_, value) => displayDay(value),
  project: (_, value) => (typeof value === 'string' ? { date: value } : undefined),
  fact: (_, value) => dateFact(value),
};
