import type { AgencyId, Instant, PersonId } from '@gov/base';
import { json, sql } from '#platform/server/database/sql.ts';

export interface SecretaryRow {
  readonly id: string;
  readonly leaderId: PersonId;
  readonly secretaryId: PersonId;
  readonly createdAt: Instant;
  readonly version: number;
  readonly arrangedAt: Instant | null;
  readonly followed: boolean;
}

const columns = sql`s.id, s.leader_id as "leaderId", s.secretary_id as "secretaryId", s.created_at as "createdAt",
  s.order_version as version, s.arranged_at as "arrangedAt", s.followed`;

/** The leader's secretary, and whose secretary he is; what is over is not among them. */
export const secretariesOf = (agencyId: AgencyId, personId: PersonId) => sql<SecretaryRow>`
  select ${columns} from office.matter_secretary s
  where s.agency_id = ${agencyId} and s.ended_at is null and (s.leader_id = ${personId} or s.secretary_id = ${personId})
  order by s.created_at, s.id`;

/** One that is not over and whose secretary the caller is. */
export const heldBySecretary = (agencyId: AgencyId, id: string, secretaryId: PersonId) => sql<SecretaryRow>`
  select ${columns} from office.matter_secretary s
  where s.agency_id = ${agencyId} and s.id = ${id} and s.secretary_id = ${secretaryId} and s.ended_at is null`;

/** Whose secretary a person is. */
export const leadersOf = (agencyId: AgencyId, secretaryId: PersonId) => sql<{ readonly leaderId: PersonId }>`
  select leader_id as "leaderId" from office.matter_secretary
  where agency_id = ${agencyId} and secretary_id = ${secretaryId} and ended_at is null`;

interface NewSecretary {
  readonly id: string;
  readonly leaderId: PersonId;
  readonly secretaryId: PersonId;
  readonly at: Instant;
}

/** No row where the leader has one: of two named at once the first stays. */
export const insertSecretary = (agencyId: AgencyId, s: NewSecretary) => sql<{ readonly id: string }>`
  insert into office.matter_secretary (agency_id, id, leader_id, secretary_id, created_at)
  values (${agencyId}, ${s.id}, ${s.leaderId}, ${s.secretaryId}, ${s.at})
  on conflict (agency_id, leader_id) where ended_at is null do nothing
  returning id`;

/** Ends it for good; no row where he is neither of the two, or it is over. */
export const endSecretaryRow = (agencyId: AgencyId, id: string, personId: PersonId, now: Instant) => sql<SecretaryRow>`
  update office.matter_secretary s set ended_at = ${now}, ended_by = ${personId}
  where s.agency_id = ${agencyId} and s.id = ${id} and (s.leader_id = ${personId} or s.secretary_id = ${personId})
    and s.ended_at is null
  returning ${columns}`;

/** On either side: he has left in between, and agreed to none of them anew. */
export const endSecretariesOf = (
  agencyId: AgencyId,
  personId: string,
  { by, at }: { readonly by: PersonId; readonly at: Instant },
) => sql`
  update office.matter_secretary set ended_at = ${at}, ended_by = ${by}
  where agency_id = ${agencyId} and (leader_id = ${personId} or secretary_id = ${personId}) and ended_at is null`;

export interface PlaceRow {
  readonly taskId: string;
  readonly part: 'today' | 'later';
}

/** Where the secretary has put what still waits for the leader, in the order of each part. */
export const placesOfOrder = (agencyId: AgencyId, { id, leaderId }: SecretaryRow) => sql<PlaceRow>`
  select p.task_id as "taskId", p.part from office.matter_secretary_place p
  join office.task t on t.agency_id = p.agency_id and t.id = p.task_id
  where p.agency_id = ${agencyId} and p.secretary_row = ${id}
    and t.person_id = ${leaderId} and t.kind = 'do' and t.state = 'open'
  order by p.part, p.place`;

export interface NewOrder {
  readonly id: string;
  readonly expectedVersion: number;
  readonly at: Instant;
  readonly places: readonly (PlaceRow & { readonly place: number })[];
}

/** Puts this order in the place of the former; no row where somebody has arranged since, and then nothing is changed. */
export const replaceOrder = (agencyId: AgencyId, { id, expectedVersion, at, places }: NewOrder) => sql<{
  readonly version: number;
}>`
  with changed as (
    update office.matter_secretary set order_version = order_version + 1, arranged_at = ${at}
    where agency_id = ${agencyId} and id = ${id} and ended_at is null and order_version = ${expectedVersion}
    returning order_version as version),
  gone as (
    delete from office.matter_secretary_place
    where agency_id = ${agencyId} and secretary_row = ${id} and exists (select 1 from changed)
      and task_id <> all (${places.map(({ taskId }) => taskId)}::uuid[])),
  put as (
    insert into office.matter_secretary_place (agency_id, secretary_row, task_id, part, place)
    select ${agencyId}, ${id}, r."taskId", r.part, r.place
    from changed, jsonb_to_recordset(${json(places)}) as r("taskId" uuid, part text, place int)
    on conflict (agency_id, secretary_row, task_id) do update set part = excluded.part, place = excluded.place)
  select version from changed`;

/** Whether the leader reads by the order; no row where he has no secretary. */
export const followRow = (agencyId: AgencyId, leaderId: PersonId, followed: boolean) => sql<SecretaryRow>`
  update office.matter_secretary s set followed = ${followed}
  where s.agency_id = ${agencyId} and s.leader_id = ${leaderId} and s.ended_at is null
  returning ${columns}`;

/** 呈批说明 that a person has written to these tasks. */
export const notesOfAuthor = (agencyId: AgencyId, authorId: PersonId, taskIds: readonly string[]) => sql<{
  readonly taskId: string;
  readonly text: string;
}>`
  select t.id as "taskId", n.text from office.task t
  join office.matter_cover_note n on n.agency_id = t.agency_id and n.matter_id = t.matter_id and n.item = t.item
  where t.agency_id = ${agencyId} and t.id = any (${[...taskIds]}::uuid[]) and n.author_id = ${authorId}
    and n.leader_id = t.person_id and n.text <> ''`;
