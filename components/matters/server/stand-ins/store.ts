import type { AgencyId, Instant, PersonId } from '@gov/base';
import { json, sql } from '#platform/server/database/sql.ts';

export interface StandInRow {
  readonly id: string;
  readonly principalId: PersonId;
  readonly standInId: PersonId;
  readonly fromAt: Instant;
  readonly untilAt: Instant;
  /** Null = all kinds. */
  readonly kinds: readonly string[] | null;
  readonly newOnly: boolean;
  readonly workSecrets: boolean;
  /** The stand-in has ended it; what the principal ends is not listed any more. */
  readonly declined: boolean;
  /** Set by two administrators. */
  readonly arranged: boolean;
}

const columns = sql`d.id, d.principal_id as "principalId", d.stand_in_id as "standInId", d.from_at as "fromAt",
  d.until_at as "untilAt", d.new_only as "newOnly", d.work_secrets as "workSecrets", d.ended_at is not null as declined, d.arranged,
  case when d.all_kinds then null else (
    select coalesce(jsonb_agg(c.name order by c.display_order, c.name), '[]'::jsonb)
    from office.matter_stand_in_kind k
    join office.matter_kind c on c.agency_id = k.agency_id and c.code = k.kind_code
    where k.agency_id = d.agency_id and k.stand_in_row = d.id) end as kinds`;

/**
 * The person whose work it is, until commit: of two windows that he sets at once the second is looked at beside the first. What
 * is read afterwards sees what the one before has committed.
 */
export const lockPrincipal = (agencyId: AgencyId, personId: PersonId) => sql`
  select id from office.person where agency_id = ${agencyId} and id = ${personId} for no key update`;

/** What a person has set, with what the other one did not take, and what others have set for him: open and to come. */
export const standInsOf = (agencyId: AgencyId, personId: PersonId, now: Instant) => sql<StandInRow>`
  select ${columns} from office.matter_stand_in d
  where d.agency_id = ${agencyId} and d.principal_id = ${personId} and d.until_at > ${now}
    and (d.ended_at is null or d.ended_by = d.stand_in_id)
  union all
  select ${columns} from office.matter_stand_in d
  where d.agency_id = ${agencyId} and d.stand_in_id = ${personId} and d.until_at > ${now} and d.ended_at is null
  order by "fromAt", id`;

/** Kinds by which something can come to somebody, in the order of 发起. */
export const kindsInUse = (agencyId: AgencyId) => sql<{ readonly code: string; readonly name: string }>`
  select code, name from office.matter_kind where agency_id = ${agencyId} and open order by display_order, name`;

export interface NewStandIn {
  readonly id: string;
  readonly principalId: PersonId;
  readonly standInId: PersonId;
  readonly fromAt: Instant;
  readonly untilAt: Instant;
  readonly kinds: readonly string[] | undefined;
  readonly newOnly: boolean;
  readonly workSecrets: boolean;
  readonly at: Instant;
}

/** No row where the same window was set a moment before: two at once are one. */
export const insertStandIn = (agencyId: AgencyId, s: NewStandIn) => sql<{ readonly id: string }>`
  with made as (
    insert into office.matter_stand_in (agency_id, id, principal_id, stand_in_id, from_at, until_at, all_kinds, new_only,
      work_secrets, created_at)
    values (${agencyId}, ${s.id}, ${s.principalId}, ${s.standInId}, ${s.fromAt}, ${s.untilAt}, ${s.kinds === undefined},
      ${s.newOnly}, ${s.workSecrets}, ${s.at})
    on conflict (agency_id, principal_id, stand_in_id, from_at) where ended_at is null do nothing
    returning id),
  kinds as (
    insert into office.matter_stand_in_kind (agency_id, stand_in_row, kind_code)
    select ${agencyId}, made.id, r.code from made, jsonb_array_elements_text(${json(s.kinds ?? [])}) as r(code))
  select id from made`;

/** Ends it for good; no row where he is neither of the two, or it is over. */
export const endStandInRow = (agencyId: AgencyId, id: string, personId: PersonId, now: Instant) => sql<{
  readonly principalId: PersonId;
  readonly standInId: PersonId;
}>`
  with arranged as (
    update office.matter_cover set ended_at = ${now}, ended_by = ${personId}
    where agency_id = ${agencyId} and id = ${id} and kind = 'STAND_IN' and ended_at is null
      and (principal_id = ${personId} or stand_in_id = ${personId}))
  update office.matter_stand_in set ended_at = ${now}, ended_by = ${personId}
  where agency_id = ${agencyId} and id = ${id} and (principal_id = ${personId} or stand_in_id = ${personId})
    and ended_at is null and until_at > ${now}
  returning principal_id as "principalId", stand_in_id as "standInId"`;

/** Every window of somebody, on either side, ends, and what names him: he has left in between, and agreed to none of it anew. */
export const endStandInsOf = (
  agencyId: AgencyId,
  personId: string,
  { by, at }: { readonly by: PersonId; readonly at: Instant },
) => sql`
  with arranged as (
    update office.matter_cover set ended_at = ${at}, ended_by = ${by}
    where agency_id = ${agencyId} and ended_at is null
      and ${personId} in (principal_id, stand_in_id, a_person_id, b_person_id))
  update office.matter_stand_in set ended_at = ${at}, ended_by = ${by}
  where agency_id = ${agencyId} and (principal_id = ${personId} or stand_in_id = ${personId})
    and ended_at is null and until_at > ${at}`;
