import type { AgencyId, Instant, PersonId } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';

/** Somebody at an instant; nobody for jobs. */
export interface Asking {
  readonly personId: PersonId;
  readonly now: Instant;
}

/** The same, with those who have entrusted work to him and could do it themselves. */
export interface Entrusted extends Asking {
  readonly principals: readonly PersonId[];
}

/**
 * The one meaning of 代理 in SQL: work `t` of a matter `m` that a window `d` takes or took in while it was open. What is
 * signed in person and the stand-in's own matters are never in it. For a `where` over those three names.
 */
export const takenIn = (agencyId: AgencyId, { personId, now }: Asking) => sql`
  d.agency_id = ${agencyId} and d.stand_in_id = ${personId} and d.from_at <= ${now}
  and t.agency_id = ${agencyId} and t.person_id = d.principal_id and t.kind = 'do' and not t.in_person
  and (not d.new_only or t.opened_at >= d.from_at) and t.opened_at <= least(d.ended_at, d.until_at)
  and m.agency_id = ${agencyId} and m.id = t.matter_id and m.starter_person_id <> ${personId}
  and ${meant(agencyId)}`;

/** What the principal has chosen: kinds, and whether 工作秘密 is in it. */
const meant = (agencyId: AgencyId) => sql`
  (d.work_secrets or not m.work_secret)
  and (d.all_kinds or exists (select 1 from office.matter_stand_in_kind dk
    where dk.agency_id = ${agencyId} and dk.stand_in_row = d.id and dk.kind_code = m.kind_code))`;

export const isOpenAt = (now: Instant) => sql`d.ended_at is null and d.from_at <= ${now} and d.until_at > ${now}`;

/** Open work that he may do now; `rules/stand-ins/stands-in.ts` says the same of one matter. For lists and other ways out. */
export const isEntrusted = (agencyId: AgencyId, asked: Entrusted) => sql`
  ${takenIn(agencyId, asked)} and ${isOpenAt(asked.now)} and d.principal_id = any (${[...asked.principals]}::uuid[])
  and t.state = 'open' and not exists (
    select 1 from office.task v where v.agency_id = ${agencyId} and v.matter_id = t.matter_id and v.visit = t.visit
      and v.kind = 'do' and v.state not in ('cancelled', 'withdrawn')
      and (v.person_id = ${asked.personId} or v.acted_by = ${asked.personId}))`;

/** Who has entrusted work to this person for now. */
export const principalsOf = (agencyId: AgencyId, { personId, now }: Asking) => sql<{ readonly principalId: PersonId }>`
  select distinct d.principal_id as "principalId" from office.matter_stand_in d
  where d.agency_id = ${agencyId} and d.stand_in_id = ${personId} and ${isOpenAt(now)}`;

export interface StandingPair {
  readonly principalId: PersonId;
  readonly standInId: PersonId;
  /** Work that came earlier is not meant; null = all. */
  readonly since: Instant | null;
}

/** Who stands in now for one of these persons in this matter. */
export const standInsAmong = (
  agencyId: AgencyId,
  { matterId, persons, now }: { readonly matterId: string; readonly persons: readonly string[]; readonly now: Instant },
) => sql<StandingPair>`
  select d.principal_id as "principalId", d.stand_in_id as "standInId",
    case when d.new_only then d.from_at end as since
  from office.matter_stand_in d, office.matter m
  where d.agency_id = ${agencyId} and d.principal_id = any (${[...persons]}::uuid[]) and ${isOpenAt(now)}
    and m.agency_id = ${agencyId} and m.id = ${matterId} and m.starter_person_id <> d.stand_in_id
    and ${meant(agencyId)}
  order by d.principal_id, d.from_at, d.id`;
