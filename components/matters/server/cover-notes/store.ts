import type { AgencyId, Instant, PersonId } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';

export interface CoverNoteRow {
  readonly item: number;
  readonly authorId: PersonId;
  readonly authorName: string;
  readonly leaderId: PersonId;
  readonly text: string;
  readonly writtenAt: Instant;
}

const columns = sql`item, author_id as "authorId", author_name as "authorName", leader_id as "leaderId", text,
  written_at as "writtenAt"`;

/** All of a matter, the newest first; who may read which is asked afterwards. */
export const listCoverNotes = (agencyId: AgencyId, matterId: string) => sql<CoverNoteRow>`
  select ${columns} from office.matter_cover_note
  where agency_id = ${agencyId} and matter_id = ${matterId} and text <> '' order by written_at desc, item, author_id`;

/** What this author has written to the item, also where he has taken it away again. */
export const ownCoverNote = (
  agencyId: AgencyId,
  matterId: string,
  item: number,
  authorId: PersonId,
) => sql<CoverNoteRow>`
  select ${columns} from office.matter_cover_note
  where agency_id = ${agencyId} and matter_id = ${matterId} and item = ${item} and author_id = ${authorId}`;

export const putCoverNote = (agencyId: AgencyId, matterId: string, n: CoverNoteRow) => sql`
  insert into office.matter_cover_note (agency_id, matter_id, item, author_id, author_name, leader_id, text, written_at)
  values (${agencyId}, ${matterId}, ${n.item}, ${n.authorId}, ${n.authorName}, ${n.leaderId}, ${n.text}, ${n.writtenAt})
  on conflict (agency_id, matter_id, item, author_id) do update set author_name = excluded.author_name,
    leader_id = excluded.leader_id, text = excluded.text, written_at = excluded.written_at`;

/** Who did the act with this number. */
export const actorOfEvent = (agencyId: AgencyId, matterId: string, sequence: number) => sql<{
  readonly personId: PersonId | null;
}>`
  select person_id as "personId" from office.matter_event
  where agency_id = ${agencyId} and matter_id = ${matterId} and sequence = ${sequence}`;
