import type { AgencyId, PersonId } from '@gov/base';
import { urgencies } from '@gov/gongwen';
import { sql } from '#platform/server/database/sql.ts';
import type { Statement } from '#platform/server/database/transaction.ts';
import { narrowBy } from '../filters/narrow-store.ts';
import { type Asking, type Entrusted, isEntrusted, mayStandIn, windowsFor } from '../stand-ins/entrusted-store.ts';
import { type BoxRow, joinKind, matterColumns, taskColumns, taskTimes, waitingColumn } from './store.ts';
import { type LastWork, seenAt, type WorkPage } from './work-page.ts';

/** A row of work and where it stands. */
export interface WorkRow extends BoxRow {
  readonly taskId: string;
  readonly dueGroup: number;
  readonly calm: number;
}

/** Due at no time: behind all that is due. */
const never = '9999-12-31T00:00:00.000Z';

/** By the groups that the list shows: late, due today, within seven days, later, at no time; then by 缓急, 特提 first. */
function placeColumns(page: WorkPage) {
  const { now, endOfToday, inSevenDays } = seenAt(page);
  return sql`case when t.due_at is null then 4 when t.due_at < ${now} then 0 when t.due_at < ${endOfToday} then 1
      when t.due_at < ${inSevenDays} then 2 else 3 end as "dueGroup",
    ${urgencies.length} - coalesce(array_position(${[...urgencies]}::text[], m.urgency), 1) as calm`;
}

/** Only what the filter of the list lets through. */
const narrowed = (agencyId: AgencyId, page: WorkPage) => narrowBy(agencyId, page.filter ?? {}, seenAt(page))(taskTimes);

const workOf = (agencyId: AgencyId, personId: PersonId, page: WorkPage) => sql`
  select ${taskColumns}, ${matterColumns}, ${placeColumns(page)}
  from office.task t
  join office.matter m on m.agency_id = t.agency_id and m.id = t.matter_id
  ${joinKind}
  where t.agency_id = ${agencyId} and t.person_id = ${personId} and t.kind = 'do' and t.state = 'open'${narrowed(agencyId, page)}`;

/** Each task once, whatever the number of windows. */
const workOfOthers = (agencyId: AgencyId, entrusted: Entrusted, page: WorkPage) => sql`
  select distinct ${taskColumns}, ${matterColumns}, ${placeColumns(page)}
  from ${windowsFor(agencyId, entrusted)}, office.task t, office.matter m
  ${joinKind}
  where ${isEntrusted(agencyId, entrusted)}${narrowed(agencyId, page)}`;

const behind = ({ dueGroup, calm, dueAt, at, taskId }: LastWork) => sql`
  and ((w."dueGroup", w.calm, coalesce(w."dueAt", ${never})) > (${dueGroup}, ${calm}, ${dueAt ?? never})
    or (w."dueGroup", w.calm, coalesce(w."dueAt", ${never})) = (${dueGroup}, ${calm}, ${dueAt ?? never})
      and (w.at, w."taskId") < (${at}, ${taskId}))`;

/** What is late and urgent first, then what is due sooner, then what came last. `more`: further columns. */
const inOrder = (
  agencyId: AgencyId,
  work: Statement,
  { last, since }: WorkPage,
  limit: number,
  more = sql``,
) => sql<WorkRow>`
  select w.*, ${waitingColumn(agencyId, sql`w."matterId"`)}${more} from (${work}) as w
  where true ${since === undefined ? sql`` : sql`and w.at > ${since}`} ${last ? behind(last) : sql``}
  order by w."dueGroup", w.calm, w."dueAt" nulls last, w.at desc, w."taskId" desc limit ${limit}`;

/** What others have entrusted to a person for now. */
export const entrustedWork = (agencyId: AgencyId, entrusted: Entrusted, page: WorkPage, limit: number) =>
  inOrder(agencyId, workOfOthers(agencyId, entrusted, page), page, limit);

/** 待办 of somebody who stands in for nobody. */
export const ownWork = (agencyId: AgencyId, personId: PersonId, page: WorkPage, limit: number) =>
  inOrder(agencyId, workOf(agencyId, personId, page), page, limit);

/** The same with a column that is false where he surely stands in for nobody now. */
export const ownWorkWithHint = (
  agencyId: AgencyId,
  asking: Asking,
  page: WorkPage,
  limit: number,
): Statement<WorkRow & { readonly mayStandIn: boolean }> =>
  // reason: the further column is named here
  inOrder(
    agencyId,
    workOf(agencyId, asking.personId, page),
    page,
    limit,
    sql`, ${mayStandIn(agencyId, asking)} as "mayStandIn"`,
  ) as Statement<WorkRow & { readonly mayStandIn: boolean }>;

/** 待办: his own work and what others have entrusted to him, in one order; one statement, also for many principals. */
export const allWork = (agencyId: AgencyId, entrusted: Entrusted, page: WorkPage, limit: number) =>
  inOrder(
    agencyId,
    sql`${workOf(agencyId, entrusted.personId, page)} union all ${workOfOthers(agencyId, entrusted, page)}`,
    page,
    limit,
  );
