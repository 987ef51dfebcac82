import type { AgencyId, FileId, Instant } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';
import { type Entrusted, isEntrusted, windowsFor } from '../stand-ins/entrusted-store.ts';

export interface AttachmentRow {
  readonly id: string;
  readonly fileId: string;
  readonly name: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly addedBy: string | null;
  readonly addedByName: string;
  readonly addedAt: Instant;
}

const columns = sql`id, file_id as "fileId", name, bytes, media_type as "mediaType", added_by as "addedBy",
  added_by_name as "addedByName", added_at as "addedAt"`;

export const listAttachments = (agencyId: AgencyId, matterId: string) => sql<AttachmentRow>`
  select ${columns} from office.matter_attachment
  where agency_id = ${agencyId} and matter_id = ${matterId} and removed_at is null order by added_at, id`;

export const findAttachment = (agencyId: AgencyId, matterId: string, attachmentId: string) => sql<AttachmentRow>`
  select ${columns} from office.matter_attachment
  where agency_id = ${agencyId} and matter_id = ${matterId} and id = ${attachmentId} and removed_at is null`;

/** An attachment of a matter that one of the grantees may read, or who has open work of it entrusted; anything else is no row. */
export const findReadable = (
  agencyId: AgencyId,
  matterId: string,
  attachmentId: string,
  { grantees, ...entrusted }: Entrusted & { readonly grantees: readonly string[] },
) => sql<AttachmentRow>`
  select ${columns} from office.matter_attachment a
  where a.agency_id = ${agencyId} and a.matter_id = ${matterId} and a.id = ${attachmentId} and a.removed_at is null
    and (exists (select 1 from office.matter_reader r
      where r.agency_id = ${agencyId} and r.matter_id = ${matterId} and r.grantee = any (${[...grantees]}))
    or exists (select 1 from office.matter m, ${windowsFor(agencyId, entrusted)}, office.task t
      where m.id = ${matterId} and ${isEntrusted(agencyId, entrusted)}))`;

export interface NewAttachment {
  readonly id: string;
  readonly matterId: string;
  readonly fileId: string;
  readonly name: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly addedBy: string | null;
  readonly addedByName: string;
  readonly at: Instant;
}

export const insertAttachment = (agencyId: AgencyId, a: NewAttachment) => sql`
  insert into office.matter_attachment (agency_id, id, matter_id, file_id, name, bytes, media_type, added_by, added_by_name, added_at)
  values (${agencyId}, ${a.id}, ${a.matterId}, ${a.fileId}, ${a.name}, ${a.bytes}, ${a.mediaType}, ${a.addedBy}, ${a.addedByName}, ${a.at})`;

/** Takes an attachment off; its row stays for the trace. */
export const endAttachment = (
  agencyId: AgencyId,
  matterId: string,
  attachmentId: string,
  personId: string,
  at: Instant,
) => sql<{ readonly id: string }>`
  update office.matter_attachment set removed_at = ${at}
  where agency_id = ${agencyId} and matter_id = ${matterId} and id = ${attachmentId} and added_by = ${personId} and removed_at is null
  returning id`;

export const endFile = (agencyId: AgencyId, matterId: string, fileId: string, at: Instant) => sql`
  update office.matter_attachment set removed_at = ${at}
  where agency_id = ${agencyId} and matter_id = ${matterId} and file_id = ${fileId} and removed_at is null`;

/** What somebody put into a draft, also what was taken off again. A file the system attached may stand elsewhere too. */
export const listFilesOfDraft = (agencyId: AgencyId, matterId: string) => sql<{ readonly fileId: FileId }>`
  select file_id as "fileId" from office.matter_attachment
  where agency_id = ${agencyId} and matter_id = ${matterId} and added_by is not null`;
