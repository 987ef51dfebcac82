import type { AgencyId, AssignmentId, Instant, PersonId } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';
import { windowsOf } from './windows-store.ts';

/** Somebody at an instant; nobody for jobs. */
export interface Asking {
  readonly personId: PersonId;
  readonly now: Instant;
}

/** The same, with whether the agency lets him know work secrets. */
export interface Taking extends Asking {
  readonly mayKnowSecrets: boolean;
}

/** The same, with those who have entrusted work to him and could do it themselves. */
export interface Entrusted extends Taking {
  readonly principals: readonly PersonId[];
}

/** The windows of somebody, under the name `d`. */
export const windowsFor = (agencyId: AgencyId, { personId, now }: Asking) =>
  sql`${windowsOf(agencyId, { now, standInId: personId })} as d`;

/**
 * The one meaning of 代理 in SQL: work `t` of a matter `m` that a window `d` takes or took in while it was open. What is
 * signed in person and the stand-in's own matters are never in it. For a `where` over those three names.
 */
export const takenIn = (agencyId: AgencyId, { personId, now, mayKnowSecrets }: Taking) => sql`
  d.from_at <= ${now} and (d.assignment_id is null or t.assignment_id = d.assignment_id)
  and t.agency_id = ${agencyId} and t.person_id = d.principal_id and t.kind = 'do' and not t.in_person
  and (not d.new_only or t.opened_at >= d.from_at) and t.opened_at <= least(d.ended_at, d.until_at)
  and m.agency_id = ${agencyId} and m.id = t.matter_id and m.starter_person_id <> ${personId}
  and ${meant(agencyId)} and (${mayKnowSecrets} or not m.work_secret)`;

/** What the principal has chosen: kinds, and whether 工作秘密 is in it. */
const meant = (agencyId: AgencyId) => sql`
  (d.work_secrets or not m.work_secret)
  and (d.all_kinds or exists (select 1 from office.matter_stand_in_kind dk
    where dk.agency_id = ${agencyId} and dk.stand_in_row = d.id and dk.kind_code = m.kind_code)
  or exists (select 1 from office.matter_cover_kind ck
    where ck.agency_id = ${agencyId} and ck.cover_id = d.id and ck.kind_code = m.kind_code))`;

export const isOpenAt = (now: Instant) => sql`d.ended_at is null and d.from_at <= ${now} and d.until_at > ${now}`;

/** Open work that he may do now; `rules/stand-ins/stands-in.ts` says the same of one matter. For lists and other ways out. */
export const isEntrusted = (agencyId: AgencyId, asked: Entrusted) => sql`
  ${takenIn(agencyId, asked)} and ${isOpenAt(asked.now)} and d.principal_id = any (${[...asked.principals]}::uuid[])
  and t.state = 'open' and not exists (
    select 1 from office.task v where v.agency_id = ${agencyId} and v.matter_id = t.matter_id and v.visit = t.visit
      and v.kind = 'do' and v.state not in ('cancelled', 'withdrawn')
      and (v.person_id = ${asked.personId} or v.acted_by = ${asked.personId}))`;

/** Who has entrusted work to this person for now. */
export const principalsOf = (agencyId: AgencyId, asking: Asking) => sql<{ readonly principalId: PersonId }>`
  select distinct d.principal_id as "principalId" from ${windowsFor(agencyId, asking)} where ${isOpenAt(asking.now)}`;

/** Does anybody in the agency stand in for somebody, or is anybody away? */
export const anyWindow = (agencyId: AgencyId, now: Instant) => sql`
  exists (select 1 from office.matter_stand_in d where d.agency_id = ${agencyId} and ${isOpenAt(now)})
  or exists (select 1 from office.matter_cover d
    where d.agency_id = ${agencyId} and d.kind = 'AWAY' and d.agreed_at is not null and ${isOpenAt(now)})`;

/** Cheaper than `principalsOf`, and true whenever that finds anybody: he has an open window, or anybody at all is away. */
export const mayStandIn = (agencyId: AgencyId, { personId, now }: Asking) => sql`(
  exists (select 1 from office.matter_stand_in d
    where d.agency_id = ${agencyId} and d.stand_in_id = ${personId} and ${isOpenAt(now)})
  or exists (select 1 from office.matter_cover d
    where d.agency_id = ${agencyId} and d.kind = 'AWAY' and d.agreed_at is not null and ${isOpenAt(now)}))`;

/** Have two administrators arranged that somebody stands in for this person now? */
export const arrangedFor = (agencyId: AgencyId, { personId, now }: Asking) => sql`exists (
  select 1 from office.matter_cover d where d.agency_id = ${agencyId} and d.principal_id = ${personId} and d.kind <> 'PAIR'
    and d.agreed_by <> ${personId} and ${isOpenAt(now)})`;

export interface StandingPair {
  readonly principalId: PersonId;
  readonly standInId: PersonId;
  /** Work that came earlier is not meant; null = all. */
  readonly since: Instant | null;
  /** Only work that came to this assignment (AB岗); null = all. */
  readonly assignmentId: AssignmentId | null;
  /** Of a work secret: also asked of the stand-in is whether the agency lets him know it. */
  readonly secret: boolean;
}

/** Who stands in now for one of these persons in this matter. */
export const standInsAmong = (
  agencyId: AgencyId,
  { matterId, persons, now }: { readonly matterId: string; readonly persons: readonly string[]; readonly now: Instant },
) => sql<StandingPair>`
  select d.principal_id as "principalId", d.stand_in_id as "standInId",
    case when d.new_only then d.from_at end as since, d.assignment_id as "assignmentId", m.work_secret as secret
  from ${windowsOf(agencyId, { now, principals: persons })} as d, office.matter m
  where ${isOpenAt(now)}
    and m.agency_id = ${agencyId} and m.id = ${matterId} and m.starter_person_id <> d.stand_in_id
    and ${meant(agencyId)}
  order by d.principal_id, d.from_at, d.id`;
