import type { CalendarDate, FieldProblem, JsonObject } from '@gov/base';

/**
 * Days of a handling slip that cannot be: a document received tomorrow, one due before it came. Both are written by hand
 * into a register that others rely on. `today` is the day in the agency.
 */
export function impossibleDates(values: JsonObject, today: CalendarDate): readonly FieldProblem[] {
  const { receivedOn, dueOn } = values;
  if (typeof receivedOn !== 'string') return [];
  const problems: FieldProblem[] = [];
  if (receivedOn > today) problems.push({ path: 'receivedOn', message: '收文日期还没到，请填收到的那一天' });
  if (typeof dueOn === 'string' && dueOn < receivedOn)
    problems.push({ path: 'dueOn', message: '办理时限早于收文日期，请改一个' });
  return problems;
}
