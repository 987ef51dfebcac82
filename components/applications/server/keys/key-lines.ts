import type { Instant } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { type ApplicationKeyRow, keyStateOf } from '#platform/server/identity/application-key-store.ts';
import type { KeyLine } from '../../contract.ts';
import { lastDayBefore } from '../../rules/key-days.ts';
import type { ApplicationRow } from '../store.ts';

/** A key in words; `applications` are those of the agency. */
export function keyLine(
  context: UseCaseContext,
  row: ApplicationKeyRow,
  applications: readonly ApplicationRow[],
): KeyLine {
  const { persons } = context.agency.organisation;
  const nameOf = (personId: ApplicationKeyRow['madeBy']): string => persons.get(personId)?.name ?? '';
  const names = applications.filter(({ id }) => row.applicationIds.includes(id)).map(({ name }) => name);
  return {
    id: row.id,
    name: row.name,
    state: keyStateOf(row, context.now),
    actsAs: `${nameOf(row.personId)}${placeOf(context, row)}`,
    personGone: !mayActFor(context, row),
    applications: names,
    mayRead: row.mayRead,
    mayStart: row.mayStart,
    addresses: [...row.addresses],
    madeByName: nameOf(row.madeBy),
    madeAt: row.madeAt,
    agreeBy: row.agreeBy,
    ...(row.agreedAt ? { agreedAt: row.agreedAt } : {}),
    lastDay: lastDayBefore(row.expiresAt),
    ...(row.lastUsedAt ? { lastUsedAt: row.lastUsedAt } : {}),
    ...refusedOf(row, context.now),
    ...(row.endedAt && row.endedBy
      ? { ended: { at: row.endedAt, byName: nameOf(row.endedBy), reason: row.endReason ?? '' } }
      : {}),
  };
}

/** Only what came since it is as it is: that somebody tried before it was agreed to is over when it is good. */
function refusedOf(row: ApplicationKeyRow, now: Instant): Pick<KeyLine, 'lastRefusedAt'> {
  const state = keyStateOf(row, now);
  if (!row.lastRefusedAt) return {};
  const since = {
    WAITING: row.madeAt,
    GOOD: row.agreedAt ?? now,
    LAPSED: row.agreeBy,
    EXPIRED: row.expiresAt,
    ENDED: row.endedAt ?? now,
  }[state];
  return row.lastRefusedAt >= since ? { lastRefusedAt: row.lastRefusedAt } : {};
}

/** （建管科 科员） */
function placeOf({ agency }: UseCaseContext, { assignmentId }: ApplicationKeyRow): string {
  const { assignments, sections } = agency.organisation;
  const assignment = assignments.get(assignmentId);
  const section = assignment && sections.get(assignment.sectionId)?.name;
  return section ? `（${section} ${assignment.title}）` : '';
}

/** Whether the person can use applications in the working identity the key stands for, today. */
export const mayActFor = (
  { agency, now }: UseCaseContext,
  { personId, assignmentId }: Pick<ApplicationKeyRow, 'personId' | 'assignmentId'>,
): boolean => agency.permissionsOf(personId, assignmentId, now).has('applications.use');
