import type { AgencyId, Instant, PersonId } from '@gov/base';
import { json, sql } from '#platform/server/database/sql.ts';
import type { CoverKind } from '../../contract.ts';
import { proposedSince } from '../../rules/stand-ins/window.ts';
import { pairsOfDay, windowsOf } from '../stand-ins/windows-store.ts';

/** A post of a section, or one person in it. */
export interface PairSides {
  readonly sectionId: string;
  readonly aPostId: string;
  readonly aPersonId: string | null;
  readonly bPostId: string;
  readonly bPersonId: string | null;
}

interface CoverFields {
  readonly id: string;
  readonly kind: CoverKind;
  readonly principalId: PersonId | null;
  readonly standInId: PersonId | null;
  readonly fromAt: Instant | null;
  readonly untilAt: Instant | null;
  readonly sectionId: string | null;
  readonly aPostId: string | null;
  readonly aPersonId: string | null;
  readonly bPostId: string | null;
  readonly bPersonId: string | null;
  readonly reason: string;
  readonly proposedBy: PersonId;
  readonly proposedAt: Instant;
  readonly agreedBy: PersonId | null;
}

export interface CoverRow extends CoverFields {
  /** Names; null = all. */
  readonly kinds: readonly string[] | null;
}

const kindNames = sql`(
  select coalesce(jsonb_agg(c.name order by c.display_order, c.name), '[]'::jsonb)
  from office.matter_cover_kind k
  join office.matter_kind c on c.agency_id = k.agency_id and c.code = k.kind_code
  where k.agency_id = p.agency_id and k.cover_id = p.id)`;

const columns = sql`p.id, p.kind, p.principal_id as "principalId", p.stand_in_id as "standInId", p.from_at as "fromAt",
  p.until_at as "untilAt", p.section_id as "sectionId", p.a_post_id as "aPostId", p.a_person_id as "aPersonId",
  p.b_post_id as "bPostId", p.b_person_id as "bPersonId", p.reason, p.proposed_by as "proposedBy",
  p.proposed_at as "proposedAt", p.agreed_by as "agreedBy", case when p.all_kinds then null else ${kindNames} end as kinds`;

/** Neither ended nor over; what nobody agreed to in time has lapsed. */
const lasts = (now: Instant) => sql`p.ended_at is null and (p.until_at is null or p.until_at > ${now})
    and (p.agreed_at is not null or p.proposed_at > ${proposedSince(now)})`;

export interface ListedCover extends CoverRow {
  /** AB岗 by which nobody stands in for anybody today. */
  readonly vacant: boolean;
  /** How many there are of its list. */
  readonly total: number;
}

/** Whose arrangements are looked for: these persons, the posts they hold today, and all of these sections. */
export interface Concerned {
  readonly people: readonly PersonId[];
  readonly posts: readonly { readonly sectionId: string; readonly postId: string }[];
  readonly sections: readonly string[];
}

/** What waits, or what holds; the latest first, `limit` at most. */
export const coversNow = (
  agencyId: AgencyId,
  now: Instant,
  list: { readonly agreed: boolean; readonly limit: number; readonly concerned?: Concerned | undefined },
) => sql<ListedCover>`
  select ${columns}, p.kind = 'PAIR' and not exists (
    select 1 from ${pairsOfDay(agencyId, now)} as g where g.id = p.id) as vacant, count(*) over () as total
  from office.matter_cover p
  where p.agency_id = ${agencyId} and ${lasts(now)} and (p.agreed_at is not null) = ${list.agreed}
    ${list.concerned ? concerns(list.concerned) : sql``}
  order by p.proposed_at desc, p.id desc limit ${list.limit}`;

const concerns = ({ people, posts, sections }: Concerned) => sql`and (
    p.principal_id = any (${[...people]}::uuid[]) or p.stand_in_id = any (${[...people]}::uuid[])
    or p.a_person_id = any (${[...people]}::uuid[]) or p.b_person_id = any (${[...people]}::uuid[])
    or p.section_id = any (${[...sections]}::uuid[])
    or exists (select 1 from jsonb_to_recordset(${json(posts)}) as r("sectionId" uuid, "postId" uuid)
      where r."sectionId" = p.section_id
        and (r."postId" = p.a_post_id and p.a_person_id is null or r."postId" = p.b_post_id and p.b_person_id is null)))`;

/** What concerns one person's own page. */
export interface OwnCover extends CoverRow {
  /** Who does his work by it while he is away. */
  readonly bPeople: readonly PersonId[];
  /** Whose work he does by it. */
  readonly aPeople: readonly PersonId[];
}

/** Absences of his that hold, and AB岗 that holds in which he stands on a side today. */
export const coversOfPerson = (agencyId: AgencyId, personId: PersonId, now: Instant) => sql<OwnCover>`
  select * from (
    select ${columns}, coalesce(g.b, '[]'::jsonb) as "bPeople", coalesce(g.a, '[]'::jsonb) as "aPeople"
    from office.matter_cover p left join (
      select id, jsonb_agg(distinct stand_in_id) filter (where principal_id = ${personId}) as b,
        jsonb_agg(distinct principal_id) filter (where stand_in_id = ${personId}) as a
      from ${pairsOfDay(agencyId, now)} as d where ${personId} in (principal_id, stand_in_id) group by id) g on g.id = p.id
    where p.agency_id = ${agencyId} and ${lasts(now)} and p.agreed_at is not null
      and (p.kind = 'PAIR' and g.id is not null or p.kind = 'AWAY' and p.principal_id = ${personId})) own
  order by "proposedAt" desc, id desc`;

/** Held until commit: of two who propose AB岗 in one section at the same moment, the second sees what the first has committed. */
export const lockSection = (agencyId: AgencyId, sectionId: string) => sql`
  select id from office.section where agency_id = ${agencyId} and id = ${sectionId} for no key update`;

/** Whether the same two sides are AB岗 or wait to be. */
export const samePair = (
  agencyId: AgencyId,
  { sectionId, aPostId, aPersonId, bPostId, bPersonId }: PairSides,
  now: Instant,
) =>
  sql<{ readonly id: string }>`
  select p.id from office.matter_cover p
  where p.agency_id = ${agencyId} and p.kind = 'PAIR' and ${lasts(now)} and p.section_id = ${sectionId}
    and p.a_post_id = ${aPostId} and p.a_person_id is not distinct from ${aPersonId}::uuid
    and p.b_post_id = ${bPostId} and p.b_person_id is not distinct from ${bPersonId}::uuid limit 1`;

/** Somebody's absence with whoever does his work meanwhile; no colleague = the B岗 of his posts. */
export interface Absence {
  readonly principalId: PersonId;
  readonly standInId: PersonId | null;
  readonly fromAt: Instant;
  readonly untilAt: Instant;
}

/** Whether such an absence is arranged, or waits to be, on any of these days. */
export const sameAbsence = (agencyId: AgencyId, { principalId, standInId, fromAt, untilAt }: Absence, now: Instant) =>
  sql<{ readonly id: string }>`
  select p.id from office.matter_cover p
  where p.agency_id = ${agencyId} and p.kind <> 'PAIR' and ${lasts(now)} and p.principal_id = ${principalId}
    and p.stand_in_id is not distinct from ${standInId}::uuid and p.from_at < ${untilAt} and ${fromAt} < p.until_at limit 1`;

/** Whether the two stand for each other already on any of these days, whoever has set that. */
export const standsAlready = (agencyId: AgencyId, { principalId, standInId, fromAt, untilAt }: Absence, now: Instant) =>
  sql<{ readonly id: string }>`
  select s.id from office.matter_stand_in s
  where s.agency_id = ${agencyId} and s.principal_id = ${principalId} and s.stand_in_id = ${standInId}
    and s.ended_at is null and s.until_at > ${now} and s.from_at < ${untilAt} and ${fromAt} < s.until_at limit 1`;

/** One that waits or holds, held until commit. */
export const lockCover = (agencyId: AgencyId, id: string, now: Instant) => sql<CoverRow>`
  select ${columns} from office.matter_cover p
  where p.agency_id = ${agencyId} and p.id = ${id} and ${lasts(now)} for update of p`;

export interface NewCover extends CoverFields {
  readonly kindCodes: readonly string[] | undefined;
}

export const insertCover = (agencyId: AgencyId, c: NewCover) => sql`
  with made as (
    insert into office.matter_cover (agency_id, id, kind, principal_id, stand_in_id, from_at, until_at, section_id, a_post_id,
      a_person_id, b_post_id, b_person_id, all_kinds, reason, proposed_by, proposed_at, agreed_by, agreed_at)
    values (${agencyId}, ${c.id}, ${c.kind}, ${c.principalId}, ${c.standInId}, ${c.fromAt}, ${c.untilAt}, ${c.sectionId},
      ${c.aPostId}, ${c.aPersonId}, ${c.bPostId}, ${c.bPersonId}, ${c.kindCodes === undefined}, ${c.reason}, ${c.proposedBy},
      ${c.proposedAt}, ${c.agreedBy}, ${c.agreedBy === null ? null : c.proposedAt})
    returning id)
  insert into office.matter_cover_kind (agency_id, cover_id, kind_code)
  select ${agencyId}, made.id, r.code from made, jsonb_array_elements_text(${json(c.kindCodes ?? [])}) as r(code)`;

/** From now on it holds; a colleague who was named gets his window under the same id. */
export const agreeToCover = (agencyId: AgencyId, id: string, by: PersonId, now: Instant) => sql`
  with agreed as (
    update office.matter_cover set agreed_by = ${by}, agreed_at = ${now} where agency_id = ${agencyId} and id = ${id}
    returning id, kind, principal_id, stand_in_id, from_at, until_at, all_kinds),
  standing as (
    insert into office.matter_stand_in (agency_id, id, principal_id, stand_in_id, from_at, until_at, all_kinds, new_only,
      work_secrets, created_at, arranged)
    select ${agencyId}, id, principal_id, stand_in_id, greatest(from_at, ${now}), until_at, all_kinds, false, false, ${now}, true
    from agreed where kind = 'STAND_IN' returning id)
  insert into office.matter_stand_in_kind (agency_id, stand_in_row, kind_code)
  select ${agencyId}, s.id, k.kind_code from standing s
  join office.matter_cover_kind k on k.agency_id = ${agencyId} and k.cover_id = s.id`;

/** Ends it, with the window of a colleague who was named. */
export const endCoverRow = (agencyId: AgencyId, id: string, by: PersonId, now: Instant) => sql`
  with standing as (
    update office.matter_stand_in set ended_at = ${now}, ended_by = ${by}
    where agency_id = ${agencyId} and id = ${id} and ended_at is null)
  update office.matter_cover set ended_at = ${now}, ended_by = ${by}
  where agency_id = ${agencyId} and id = ${id} and ended_at is null`;

export interface StandingRow {
  readonly principalId: PersonId;
  readonly standInId: PersonId;
  readonly fromAt: Instant;
  readonly untilAt: Instant;
  readonly newOnly: boolean;
  readonly workSecrets: boolean;
  readonly source: 'asked' | 'arranged' | 'post';
  readonly kinds: readonly string[] | null;
  readonly total: number;
}

/** Who stands in for whom, now or soon; `people`: only where one of them is concerned. */
export const standingNow = (
  agencyId: AgencyId,
  now: Instant,
  { limit, people }: { readonly limit: number; readonly people?: readonly PersonId[] | undefined },
) => sql<StandingRow>`
  select d.principal_id as "principalId", d.stand_in_id as "standInId", d.from_at as "fromAt", d.until_at as "untilAt",
    d.new_only as "newOnly", d.work_secrets as "workSecrets", d.source, count(*) over () as total,
    case when d.all_kinds then null else (
      select coalesce(jsonb_agg(c.name order by c.display_order, c.name), '[]'::jsonb) from office.matter_kind c
      where c.agency_id = ${agencyId} and (
        exists (select 1 from office.matter_stand_in_kind k
          where k.agency_id = ${agencyId} and k.stand_in_row = d.id and k.kind_code = c.code)
        or exists (select 1 from office.matter_cover_kind k
          where k.agency_id = ${agencyId} and k.cover_id = d.id and k.kind_code = c.code))) end as kinds
  from ${windowsOf(agencyId, { now })} as d
  where d.ended_at is null and d.until_at > ${now}
    ${people ? sql`and (d.principal_id = any (${[...people]}::uuid[]) or d.stand_in_id = any (${[...people]}::uuid[]))` : sql``}
  order by d.from_at, d.principal_id, d.stand_in_id limit ${limit}`;
