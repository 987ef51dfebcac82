import { type CalendarDate, ok, type Result, reject } from '@gov/base';
import type { Person } from '@gov/organisation';
import { lastsBeyond } from './spans.ts';

interface Left {
  readonly person: Person;
  /** The leaving can still be taken back as if it had not been. */
  readonly undoable: boolean;
  /** Open work that nobody has taken over. */
  readonly openWork: number;
}

/**
 * 复职: only of somebody whose leaving is over, from today on, and only to an empty desk. What was handed over stays with who has
 * it; what still lay there would be his again without anybody deciding so.
 */
export function mayReturn(
  { person, undoable, openWork }: Left,
  from: CalendarDate,
  today: CalendarDate,
): Result<undefined> {
  const { name } = person;
  if (undoable) return reject('organisation.leaving-undoable', { person: name });
  if (lastsBeyond(person, today)) return reject('organisation.not-left', { person: name });
  if (from < today) return reject('organisation.return-day', { today });
  return openWork > 0 ? reject('organisation.work-not-handed-over', { person: name, count: openWork }) : ok(undefined);
}
