import type { AccountId, AgencyId, AssignmentId, CalendarDate, CursorPosition, Instant, PersonId } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';
import type { Statement } from '#platform/server/database/transaction.ts';
import type { BoxColumns, Narrow } from '../filters/narrow-store.ts';
import { arrangedFor, type Entrusted, isEntrusted, windowsFor } from '../stand-ins/entrusted-store.ts';

/** A row of a box before names are put in. */
export interface BoxRow {
  readonly matterId: string;
  readonly taskId: string | null;
  readonly title: string;
  readonly kindCode: string;
  readonly kindName: string;
  readonly number: string | null;
  readonly urgency: string | null;
  readonly state: string;
  readonly step: string | null;
  readonly starterPersonId: string;
  readonly at: Instant;
  readonly dueAt: Instant | null;
  readonly seenAt: Instant | null;
  readonly circulating: number;
  readonly waits: string | null;
  readonly suspendedAt: Instant | null;
  readonly terminatedAt: Instant | null;
  /** In lists of work: its branch stands still. */
  readonly standsStill?: boolean;
  /** Whose work it is, in lists of work. */
  readonly holderId?: PersonId;
  readonly waiting: readonly Waiting[] | null;
}

/** An open step and whom it waits for; null where nobody was found for it. */
export interface Waiting {
  readonly step: string;
  readonly personId: string | null;
}

/** A task as a row of 待办 or 待阅; a matter as a row of any box. */
export const taskColumns = sql`t.opened_at as at, t.id as "taskId", t.step, t.due_at as "dueAt", t.seen_at as "seenAt",
  t.person_id as "holderId", t.stands_still as "standsStill"`;

/** When a task came and is due, for a filter. */
export const taskTimes: BoxColumns = { at: sql`t.opened_at`, dueAt: sql`t.due_at` };
const handledTimes: BoxColumns = { at: sql`h.at`, dueAt: sql`m.due_at` };
const matterTimes: BoxColumns = { at: sql`m.changed_at`, dueAt: sql`m.due_at` };

/** Which rows of a box are wanted. */
export interface BoxPage {
  readonly after: CursorPosition;
  readonly limit: number;
  /** What the filter of the list lets through. */
  readonly narrow: Narrow;
}

export const matterColumns = sql`m.id as "matterId", m.title, m.kind_code as "kindCode", k.name as "kindName", m.number,
  m.urgency, m.state, m.starter_person_id as "starterPersonId", m.circulating, m.waits, m.suspended_at as "suspendedAt",
  m.terminated_at as "terminatedAt"`;
export const joinKind = sql`join office.matter_kind k on k.agency_id = m.agency_id and k.code = m.kind_code`;

/**
 * What a matter waits for, as a column named `waiting`, in the order in which it came. In the select list, so that the
 * database asks it for the rows of a page alone and a list needs no further statement.
 */
export const waitingColumn = (agencyId: AgencyId, matterId: Statement) => sql`(
  select jsonb_agg(jsonb_build_object('step', o.step, 'personId', o.person_id) order by o.at, o.id)
  from (
    select step, person_id, opened_at as at, id from office.task
    where agency_id = ${agencyId} and matter_id = ${matterId} and kind = 'do' and state = 'open'
    union all
    select step, null, since, id from office.matter_stop
    where agency_id = ${agencyId} and matter_id = ${matterId} and ended_at is null
  ) as o) as waiting`;
const waitingFor = (agencyId: AgencyId) => waitingColumn(agencyId, sql`m.id`);

/** 待阅 of a person, newest first. */
export const openToRead = (agencyId: AgencyId, personId: PersonId, { after, limit, narrow }: BoxPage) => sql<BoxRow>`
  select ${taskColumns}, ${matterColumns}, ${waitingFor(agencyId)}
  from office.task t
  join office.matter m on m.agency_id = t.agency_id and m.id = t.matter_id
  ${joinKind}
  where t.agency_id = ${agencyId} and t.person_id = ${personId} and t.kind = 'read' and t.state = 'open'
    and (t.opened_at, t.id) < (${after.at}, ${after.id})${narrow(taskTimes)}
  order by t.opened_at desc, t.id desc limit ${limit}`;

/**
 * 已办 (running or ended) or 办结: matters in which the person completed, returned or gave on a step, by the time he last
 * did; each matter once.
 */
export const handledMatters = (
  agencyId: AgencyId,
  personId: PersonId,
  states: readonly string[],
  { after, limit, narrow }: BoxPage,
) => sql<BoxRow>`
  select null as "taskId", ${matterColumns}, h.step, h.at, m.due_at as "dueAt", h.at as "seenAt",
    ${waitingFor(agencyId)}
  from office.matter_handler h
  join office.matter m on m.agency_id = h.agency_id and m.id = h.matter_id
  ${joinKind}
  where h.agency_id = ${agencyId} and h.person_id = ${personId} and m.state = any (${[...states]})
    and (h.at, h.matter_id) < (${after.at}, ${after.id})${narrow(handledTimes)}
  order by h.at desc, h.matter_id desc limit ${limit}`;

/** Matters that run and that the person started or handled a step of; the one meaning of 在办 for list and count. */
const ongoingOf = (agencyId: AgencyId, personId: PersonId) => sql`
  m.agency_id = ${agencyId} and m.state = 'RUNNING'
  and (m.starter_person_id = ${personId} or exists (
    select 1 from office.matter_handler h
    where h.agency_id = ${agencyId} and h.matter_id = m.id and h.person_id = ${personId}))`;

/** 在办, by the last change. */
export const ongoingMatters = (
  agencyId: AgencyId,
  personId: PersonId,
  { after, limit, narrow }: BoxPage,
) => sql<BoxRow>`
  select null as "taskId", ${matterColumns}, null as step, m.changed_at as at, m.due_at as "dueAt", m.changed_at as "seenAt",
    ${waitingFor(agencyId)}
  from office.matter m
  ${joinKind}
  where ${ongoingOf(agencyId, personId)} and (m.changed_at, m.id) < (${after.at}, ${after.id})${narrow(matterTimes)}
  order by m.changed_at desc, m.id desc limit ${limit}`;

/** 草稿 or 我发起, by the last change. */
export const startedMatters = (
  agencyId: AgencyId,
  personId: PersonId,
  states: readonly string[],
  { after, limit, narrow }: BoxPage,
) => sql<BoxRow>`
  select null as "taskId", ${matterColumns}, null as step, m.changed_at as at, m.due_at as "dueAt", m.changed_at as "seenAt",
    ${waitingFor(agencyId)}
  from office.matter m
  ${joinKind}
  where m.agency_id = ${agencyId} and m.starter_person_id = ${personId} and m.state = any (${[...states]}) and m.touched
    and (m.changed_at, m.id) < (${after.at}, ${after.id})${narrow(matterTimes)}
  order by m.changed_at desc, m.id desc limit ${limit}`;

/** Counted from the same rows as the boxes show; `entrusted` is part of `todo`. */
export const boxCounts = (agencyId: AgencyId, entrusted: Entrusted, endOfToday: Instant) => sql<{
  readonly todo: number;
  readonly entrusted: number;
  readonly toRead: number;
  readonly overdue: number;
  readonly dueToday: number;
  readonly arrangedForMe: boolean;
}>`
  select count(*) filter (where kind = 'do') as todo, count(*) filter (where not own) as entrusted,
    count(*) filter (where kind = 'read') as "toRead",
    count(*) filter (where kind = 'do' and due_at < ${entrusted.now}) as overdue,
    count(*) filter (where kind = 'do' and due_at >= ${entrusted.now} and due_at < ${endOfToday}) as "dueToday",
    ${arrangedFor(agencyId, entrusted)} as "arrangedForMe"
  from (
    select id, kind, due_at, true as own from office.task
    where agency_id = ${agencyId} and person_id = ${entrusted.personId} and state = 'open'
    ${
      entrusted.principals.length === 0
        ? sql``
        : sql`
    union all
    select distinct t.id, t.kind, t.due_at, false from ${windowsFor(agencyId, entrusted)}, office.task t, office.matter m
    where ${isEntrusted(agencyId, entrusted)}`
    }) as waiting`;

export const matterCounts = (agencyId: AgencyId, personId: PersonId) => sql<{
  readonly drafts: number;
  readonly ongoing: number;
}>`
  select
    (select count(*) from office.matter
      where agency_id = ${agencyId} and starter_person_id = ${personId} and state = 'DRAFT' and touched) as drafts,
    (select count(*) from office.matter m where ${ongoingOf(agencyId, personId)}) as ongoing`;

/** 待办 by working identity of an account, over all its agencies (through the door of own counts). */
export const ownCounts = (accountId: AccountId, day: CalendarDate, now: Instant) => sql<{
  readonly assignmentId: AssignmentId;
  readonly todo: number;
  readonly overdue: number;
}>`
  select assignment_id as "assignmentId", todo, overdue from office.own_counts(${accountId}, ${day}, ${now})`;

/** Ids through the search door: only what the grantees may read, filtered before paging. */
export const searchDoor = (
  agencyId: AgencyId,
  grantees: readonly string[],
  grams: readonly string[],
  needle: string,
  before: string | null,
  limit: number,
) => sql<{ readonly matterId: string }>`
  select matter_id as "matterId"
  from office.search_matters(${agencyId}, ${[...grantees]}, ${[...grams]}, ${needle}, ${before}, ${limit})`;

/** A matter that the door found, with the words of its fields by which it may be found now: what is concealed since is none of them. */
export interface FoundRow extends BoxRow {
  readonly fieldWords: Readonly<Record<string, string>> | null;
}

export const foundMatters = (agencyId: AgencyId, matterIds: readonly string[]) => sql<FoundRow>`
  select null as "taskId", ${matterColumns}, null as step, m.changed_at as at, m.due_at as "dueAt", m.changed_at as "seenAt",
    ${waitingFor(agencyId)},
    (select s.field_words - k.concealed from office.matter_search s
      where s.agency_id = ${agencyId} and s.matter_id = m.id) as "fieldWords"
  from office.matter m
  ${joinKind}
  where m.agency_id = ${agencyId} and m.id = any (${[...matterIds]})
  order by m.id desc`;
