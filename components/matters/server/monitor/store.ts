import type { AgencyId, AssignmentId, CursorPosition, Instant } from '@gov/base';
import { join, sql } from '#platform/server/database/sql.ts';
import type { Statement } from '#platform/server/database/transaction.ts';
import type { MonitorOrder, MonitorQuery } from '../../contract.ts';
import type { MatterState } from '../handling/store.ts';
import { type Waiting, waitingColumn } from '../lists/store.ts';

/** A row of the list: no title, no value, no starter. */
export interface MonitoredRow {
  readonly matterId: string;
  readonly version: number;
  readonly kindCode: string;
  readonly kindName: string;
  readonly number: string | null;
  readonly starterAssignmentId: AssignmentId;
  readonly since: Instant;
  readonly movedAt: Instant;
  readonly dueAt: Instant | null;
  /** 办结时限; of what has ended, as it stood then. */
  readonly endDueAt: Instant | null;
  readonly older: boolean;
  readonly waits: string | null;
  readonly suspendedAt: Instant | null;
  /** 暂停一支: some of its work stands still. */
  readonly branchRests: boolean;
  readonly state: MatterState;
  readonly endedAt: Instant | null;
  readonly terminatedAt: Instant | null;
  /** What the order goes by. */
  readonly at: Instant;
  readonly waiting: readonly Waiting[] | null;
}

/** Later than anything is due. */
const never = '2099-12-31T00:00:00.000Z';
const fromTheBeginning: CursorPosition = {
  at: '1970-01-01T00:00:00.000Z',
  id: '00000000-0000-0000-0000-000000000000',
};

const orders: Readonly<
  Record<MonitorOrder | 'ended' | 'terminated', { readonly by: Statement; readonly descends: boolean }>
> = {
  newest: { by: sql`m.started_at`, descends: true },
  oldest: { by: sql`m.started_at`, descends: false },
  due: { by: sql`coalesce(m.due_at, ${never}::timestamptz)`, descends: false },
  still: { by: sql`m.changed_at`, descends: false },
  ended: { by: sql`m.ended_at`, descends: true },
  terminated: { by: sql`m.terminated_at`, descends: true },
};

type MonitoredState = NonNullable<MonitorQuery['state']>;

const inState: Readonly<Record<MonitoredState, Statement>> = {
  running: sql`m.state = 'RUNNING'`,
  done: sql`m.state = 'DONE' and m.ended_at is not null`,
  refused: sql`m.state = 'REFUSED' and m.ended_at is not null`,
  cancelled: sql`m.state = 'CANCELLED' and m.ended_at is not null and m.terminated_at is null`,
  terminated: sql`m.state = 'CANCELLED' and m.terminated_at is not null`,
};

/** What runs in the order asked for, what has ended by when it did. */
function orderOf({ state = 'running', order = 'newest' }: MonitorQuery) {
  if (state === 'running') return orders[order];
  return orders[state === 'terminated' ? state : 'ended'];
}

/** Rows behind a position, in an order in which every row has one place: by the instant, then by the id. */
export function monitoredMatters(
  agencyId: AgencyId,
  query: MonitorQuery,
  page: { readonly after: CursorPosition | undefined; readonly limit: number; readonly now: Instant },
): Statement<MonitoredRow> {
  const { by, descends } = orderOf(query);
  const after = page.after ?? (descends ? undefined : fromTheBeginning);
  const place = (at: CursorPosition) =>
    descends ? sql`(${by}, m.id) < (${at.at}, ${at.id})` : sql`(${by}, m.id) > (${at.at}, ${at.id})`;
  const conditions = [
    sql`m.agency_id = ${agencyId}`,
    inState[query.state ?? 'running'],
    ...(after ? [place(after)] : []),
    ...conditionsOf(agencyId, query, page.now),
  ];
  return sql<MonitoredRow>`
    select m.id as "matterId", m.version, k.code as "kindCode", k.name as "kindName", m.number, m.starter_assignment_id as "starterAssignmentId",
      m.started_at as since, m.changed_at as "movedAt", m.due_at as "dueAt", m.end_due_at as "endDueAt", m.process_version_id <> k.process_version_id as older, m.waits, m.suspended_at as "suspendedAt",
      exists (select 1 from office.task t where t.agency_id = ${agencyId} and t.matter_id = m.id and t.stands_still) as "branchRests",
      m.state, m.ended_at as "endedAt", m.terminated_at as "terminatedAt", ${by} as at, ${waitingColumn(agencyId, sql`m.id`)}
    from office.matter m
    join office.matter_kind k on k.agency_id = m.agency_id and k.code = m.kind_code
    where ${join(conditions, ' and ')}
    order by ${by} ${descends ? sql`desc` : sql`asc`}, m.id ${descends ? sql`desc` : sql`asc`}
    limit ${page.limit}`;
}

function conditionsOf(agencyId: AgencyId, query: MonitorQuery, now: Instant): readonly Statement[] {
  const { kind, step, overdue, endOverdue, suspended, personId } = query;
  const open = sql`t.agency_id = ${agencyId} and t.matter_id = m.id and t.kind = 'do' and t.state = 'open'`;
  const standing = sql`s.agency_id = ${agencyId} and s.matter_id = m.id and s.ended_at is null`;
  return [
    ...(kind === undefined ? [] : [sql`m.kind_code = ${kind}`]),
    ...(step === undefined
      ? []
      : [
          sql`(exists (select 1 from office.task t where ${open} and t.step = ${step})
            or exists (select 1 from office.matter_stop s where ${standing} and s.step = ${step}))`,
        ]),
    ...(personId === undefined
      ? []
      : [sql`exists (select 1 from office.task t where ${open} and t.person_id = ${personId})`]),
    ...(overdue === true ? [sql`m.due_at < ${now}`] : []),
    ...(endOverdue === true ? [sql`m.end_due_at < coalesce(m.ended_at, ${now}::timestamptz)`] : []),
    ...(suspended === true ? [sql`m.suspended_at is not null`] : []),
    ...(suspended === false ? [sql`m.suspended_at is null`] : []),
  ];
}

/** Steps at which matters stand now, by their kind; kinds of which none runs have one row without a step. */
export const stepsNow = (agencyId: AgencyId) => sql<{
  readonly code: string;
  readonly name: string;
  readonly step: string | null;
}>`
  select distinct k.code, k.name, k.display_order, now.step
  from office.matter_kind k
  left join (
    select m.kind_code, t.step from office.task t
    join office.matter m on m.agency_id = t.agency_id and m.id = t.matter_id
    where t.agency_id = ${agencyId} and t.state = 'open' and t.kind = 'do' and m.state = 'RUNNING'
    union
    select m.kind_code, s.step from office.matter_stop s
    join office.matter m on m.agency_id = s.agency_id and m.id = s.matter_id
    where s.agency_id = ${agencyId} and s.ended_at is null and m.state = 'RUNNING') now on now.kind_code = k.code
  where k.agency_id = ${agencyId}
  order by k.display_order, k.code, now.step`;

/** Who did the act by which a matter stands still. */
export const actorOfEvent = (agencyId: AgencyId, matterId: string, sequence: number) => sql<{
  readonly personId: string | null;
}>`
  select person_id as "personId" from office.matter_event
  where agency_id = ${agencyId} and matter_id = ${matterId} and sequence = ${sequence}`;

export const grantees = (agencyId: AgencyId, matterId: string) => sql<{ readonly grantee: string }>`
  select grantee from office.matter_reader where agency_id = ${agencyId} and matter_id = ${matterId}`;
