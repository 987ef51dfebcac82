import type { AgencyId, AssignmentId, CursorPosition, Instant, PersonId } from '@gov/base';
import type { DerivationStep } from '@gov/organisation';
import type { IncidentReason } from '@gov/workflow';
import { json, sql } from '#platform/server/database/sql.ts';

/** A stopped step as it is noted. */
export interface StopRow {
  readonly id: string;
  readonly visit: number;
  readonly step: string;
  readonly since: Instant;
  readonly why: readonly DerivationStep[];
  readonly empty: string;
}

/** Notes what stands and what is over. Twice = once: a step stands in one row however often it is noted. */
export const noteStopRows = (
  agencyId: AgencyId,
  n: {
    readonly matterId: string;
    readonly standing: readonly StopRow[];
    readonly over: readonly number[];
    readonly at: Instant;
  },
) => sql`
  with standing as (
    insert into office.matter_stop (agency_id, id, matter_id, visit, step, since, why, empty)
    select ${agencyId}, r.id, ${n.matterId}, r.visit, r.step, r.since, r.why, r.empty
    from jsonb_to_recordset(${json(n.standing)}) as r(id uuid, visit int, step text, since timestamptz, why jsonb, empty text)
    on conflict (agency_id, matter_id, visit) do update set ended_at = null,
      since = case when matter_stop.ended_at is null then matter_stop.since else excluded.since end, why = excluded.why, empty = excluded.empty)
  update office.matter_stop set ended_at = ${n.at}
  where agency_id = ${agencyId} and matter_id = ${n.matterId} and visit = any (${[...n.over]}) and ended_at is null`;

export interface StandingStop {
  readonly id: string;
  readonly matterId: string;
  readonly kindName: string;
  readonly step: string;
  readonly at: Instant;
  readonly why: readonly DerivationStep[];
  readonly empty: IncidentReason;
  readonly starterAssignmentId: AssignmentId;
  readonly formVersionId: string;
  /** 工作秘密. */
  readonly secret: boolean;
}

/** What stands still, the newest first: no title, no value. What is suspended comes back here when it goes on. */
export const standingStops = (agencyId: AgencyId, after: CursorPosition, limit: number) => sql<StandingStop>`
  select s.id, s.matter_id as "matterId", k.name as "kindName", s.step, s.since as at, s.why, s.empty,
    m.starter_assignment_id as "starterAssignmentId", m.form_version_id as "formVersionId", m.work_secret as secret
  from office.matter_stop s
  join office.matter m on m.agency_id = s.agency_id and m.id = s.matter_id
  join office.matter_kind k on k.agency_id = m.agency_id and k.code = m.kind_code
  where s.agency_id = ${agencyId} and s.ended_at is null and m.suspended_at is null and (s.since, s.id) < (${after.at}, ${after.id})
  order by s.since desc, s.id desc limit ${limit}`;

export const stopById = (agencyId: AgencyId, id: string) => sql<{
  readonly matterId: string;
  readonly visit: number;
  readonly standing: boolean;
}>`
  select matter_id as "matterId", visit, ended_at is null as standing from office.matter_stop
  where agency_id = ${agencyId} and id = ${id}`;

export const countStops = (agencyId: AgencyId) => sql<{ readonly count: number }>`
  select count(*)::int as count from office.matter_stop s
  join office.matter m on m.agency_id = s.agency_id and m.id = s.matter_id
  where s.agency_id = ${agencyId} and s.ended_at is null and m.suspended_at is null`;

/** Matters with a stopped step. */
export const stoppedMatters = (agencyId: AgencyId) => sql<{ readonly matterId: string }>`
  select distinct matter_id as "matterId" from office.matter_stop
  where agency_id = ${agencyId} and ended_at is null order by matter_id`;

/** Matters that run while nobody has anything to do and no stop is noted: stopped before stops were noted. */
export const silentMatters = (agencyId: AgencyId) => sql<{ readonly matterId: string }>`
  select m.id as "matterId" from office.matter m
  where m.agency_id = ${agencyId} and m.state = 'RUNNING'
    and not exists (select 1 from office.task t
      where t.agency_id = ${agencyId} and t.matter_id = m.id and t.kind = 'do' and t.state = 'open')
    and not exists (select 1 from office.matter_stop s
      where s.agency_id = ${agencyId} and s.matter_id = m.id and s.ended_at is null)
  order by m.id`;

/** Everybody who has something to do, and how much. */
export const openWork = (agencyId: AgencyId) => sql<{ readonly personId: PersonId; readonly count: number }>`
  select person_id as "personId", count(*)::int as count from office.task
  where agency_id = ${agencyId} and state = 'open' and kind = 'do' group by person_id order by person_id`;

export const openWorkOfPerson = (agencyId: AgencyId, personId: string) => sql<{ readonly count: number }>`
  select count(*)::int as count from office.task
  where agency_id = ${agencyId} and state = 'open' and kind = 'do' and person_id = ${personId}`;

export interface LeftTask {
  readonly id: string;
  readonly matterId: string;
  readonly kindName: string;
  readonly step: string;
  readonly at: Instant;
  readonly personId: PersonId;
  readonly starterAssignmentId: AssignmentId;
  /** 工作秘密. */
  readonly secret: boolean;
}

/** Open work of these persons, the newest first: no title, no value. */
export const workOf = (
  agencyId: AgencyId,
  personIds: readonly string[],
  after: CursorPosition,
  limit: number,
) => sql<LeftTask>`
  select t.id, t.matter_id as "matterId", k.name as "kindName", t.step, t.opened_at as at, t.person_id as "personId",
    m.starter_assignment_id as "starterAssignmentId", m.work_secret as secret
  from office.task t
  join office.matter m on m.agency_id = t.agency_id and m.id = t.matter_id
  join office.matter_kind k on k.agency_id = m.agency_id and k.code = m.kind_code
  where t.agency_id = ${agencyId} and t.state = 'open' and t.kind = 'do' and t.person_id = any (${[...personIds]})
    and (t.opened_at, t.id) < (${after.at}, ${after.id})
  order by t.opened_at desc, t.id desc limit ${limit}`;

/** How much of their open work is a work secret. */
export const secretWorkOf = (agencyId: AgencyId, personIds: readonly string[]) => sql<{
  readonly personId: PersonId;
  readonly count: number;
}>`
  select t.person_id as "personId", count(*)::int as count
  from office.task t
  join office.matter m on m.agency_id = t.agency_id and m.id = t.matter_id
  where t.agency_id = ${agencyId} and t.state = 'open' and t.kind = 'do' and t.person_id = any (${[...personIds]}) and m.work_secret
  group by t.person_id order by t.person_id`;

export interface WorkWanted {
  readonly personId: string;
  /** Of this matter alone. */
  readonly only: string | null;
  /** Whether work secrets (工作秘密) are among them. */
  readonly secrets: boolean;
  readonly limit: number;
}

/** Matters in which a person has something to do, in an order in which they are always locked. */
export const mattersWithWorkOf = (agencyId: AgencyId, w: WorkWanted) => sql<{ readonly matterId: string }>`
  select distinct t.matter_id as "matterId" from office.task t
  join office.matter m on m.agency_id = t.agency_id and m.id = t.matter_id
  where t.agency_id = ${agencyId} and t.state = 'open' and t.kind = 'do' and t.person_id = ${w.personId}
    and t.matter_id = coalesce(${w.only}::uuid, t.matter_id) and (${w.secrets} or not m.work_secret)
  order by t.matter_id limit ${w.limit}`;

/** A batch as it goes over, with whose work it was and who has it now. */
export interface HandOverBatch {
  readonly batchId: string;
  readonly from: string;
  readonly to: string;
  readonly matterIds: readonly string[];
  readonly at: Instant;
}

export const insertHandOver = (agencyId: AgencyId, h: HandOverBatch) => sql`
  insert into office.matter_hand_over (agency_id, batch_id, matter_id, at, from_person_id, to_person_id)
  select ${agencyId}, ${h.batchId}, m.id, ${h.at}, ${h.from}, ${h.to} from unnest(${[...h.matterIds]}::uuid[]) as m(id)`;

/** Batches since an instant, the newest first. */
export const handOversSince = (agencyId: AgencyId, since: Instant, limit: number) => sql<{
  readonly batchId: string;
  readonly at: Instant;
  readonly from: PersonId | null;
  readonly to: PersonId | null;
  readonly matters: number;
  readonly undoneAt: Instant | null;
}>`
  select batch_id as "batchId", at, from_person_id as "from", to_person_id as "to", count(*)::int as matters,
    max(undone_at) as "undoneAt"
  from office.matter_hand_over where agency_id = ${agencyId} and at >= ${since}
  group by batch_id, at, from_person_id, to_person_id order by at desc, batch_id desc limit ${limit}`;

/** The matters of a batch; locked, so that it is taken back once. */
export const handedOver = (agencyId: AgencyId, batchId: string) => sql<{
  readonly matterId: string;
  readonly undone: boolean;
}>`
  select matter_id as "matterId", undone_at is not null as undone from office.matter_hand_over
  where agency_id = ${agencyId} and batch_id = ${batchId} order by matter_id for update`;

export const markHandOverUndone = (agencyId: AgencyId, batchId: string, at: Instant) => sql`
  update office.matter_hand_over set undone_at = ${at} where agency_id = ${agencyId} and batch_id = ${batchId}`;
