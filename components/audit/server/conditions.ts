import { addMillis, type Instant, ok, type Result, reject } from '@gov/base';
import type { AuditFilter } from '../contract.ts';
import type { Conditions } from './store.ts';

/** Midnight of a day in China. */
const beginning = (day: string): Instant => new Date(`${day}T00:00:00+08:00`).toISOString() as Instant; // reason: ISO text is the brand's form

/** The filter of the page as conditions on instants. */
export function conditionsOf(filter: AuditFilter & { readonly before?: string }): Result<Conditions> {
  if (filter.from !== undefined && filter.to !== undefined && filter.from > filter.to)
    return reject('audit.days-reversed');
  return ok({
    personId: filter.personId,
    event: filter.event,
    objectKind: filter.objectKind,
    objectId: filter.objectId,
    from: filter.from === undefined ? undefined : beginning(filter.from),
    until: filter.to === undefined ? undefined : addMillis(beginning(filter.to), 86_400_000),
    before: filter.before,
  });
}

/** What was looked for, as the audit of the audit keeps it. */
export const filterDetails = (filter: AuditFilter): Readonly<Record<string, string | null>> => ({
  personId: filter.personId ?? null,
  event: filter.event ?? null,
  objectKind: filter.objectKind ?? null,
  objectId: filter.objectId ?? null,
  from: filter.from ?? null,
  to: filter.to ?? null,
});
