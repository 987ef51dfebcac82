import type { AgencyId, CalendarDate, Instant, JsonObject } from '@gov/base';
import type { BodyDocument, IncomingStatus, OutgoingStatus } from '@gov/gongwen';
import { json, sql } from '#platform/server/database/sql.ts';
import type { Saving } from '../../rules/overtaken.ts';
import type { FormerSignOff } from './sign-off-store.ts';

export interface DocumentRow {
  readonly matterId: string;
  readonly direction: 'OUT' | 'IN';
  readonly status: string;
  readonly format: 'ORDINARY' | 'LETTER' | null;
  readonly title: string;
  readonly body: BodyDocument;
  readonly bodyVersion: number;
  readonly savedByName: string | null;
  readonly savedAt: Instant | null;
  readonly frozenAt: Instant | null;
  readonly frozenSm3: string | null;
  /** Form of the digest's input; null = 1, or not frozen. */
  readonly frozenForm: number | null;
  readonly signatoryId: string | null;
  readonly signatoryName: string | null;
  readonly documentDate: CalendarDate | null;
  readonly number: string | null;
  readonly numberedAt: Instant | null;
  readonly finalFileId: string | null;
  readonly finalFileName: string | null;
  readonly finalOf: string | null;
  readonly dispatchedAt: Instant | null;
  readonly exchangeId: string | null;
  /** The sign-off that a return took back, until it is signed off again. */
  readonly formerSignOff: FormerSignOff | null;
  /** Key of sender and number that somebody said is no duplicate. */
  readonly duplicateConfirmed: string | null;
  readonly editedBy: string | null;
  readonly editedByName: string | null;
  readonly editingSince: Instant | null;
  readonly editingSeenAt: Instant | null;
}

const columns = sql`matter_id as "matterId", direction, status, format, title, body, body_version as "bodyVersion",
  saved_by_name as "savedByName", saved_at as "savedAt", frozen_at as "frozenAt", frozen_sm3 as "frozenSm3", frozen_form as "frozenForm",
  signatory_id as "signatoryId", signatory_name as "signatoryName", document_date as "documentDate", number, numbered_at as "numberedAt",
  final_file_id as "finalFileId", final_file_name as "finalFileName", final_of as "finalOf",
  dispatched_at as "dispatchedAt", exchange_id as "exchangeId", former_sign_off as "formerSignOff",
  duplicate_confirmed as "duplicateConfirmed", edited_by as "editedBy",
  edited_by_name as "editedByName", editing_since as "editingSince", editing_seen_at as "editingSeenAt"`;

export const findDocument = (agencyId: AgencyId, matterId: string) => sql<DocumentRow>`
  select ${columns} from office.document where agency_id = ${agencyId} and matter_id = ${matterId}`;

/** The row locked until commit: saving, signing off and numbering one document follow each other. */
export const lockDocument = (agencyId: AgencyId, matterId: string) => sql<DocumentRow>`
  select ${columns} from office.document where agency_id = ${agencyId} and matter_id = ${matterId} for update`;

/** Which of these went back to their senders. */
export const wentBackAmong = (agencyId: AgencyId, matterIds: readonly string[]) => sql<{ readonly matterId: string }>`
  select matter_id as "matterId" from office.document
  where agency_id = ${agencyId} and matter_id = any (${[...matterIds]}) and status = 'RETURNED_TO_SENDER'`;

/** Which of these have been signed off. */
export const signedOffAmong = (agencyId: AgencyId, matterIds: readonly string[]) => sql<{ readonly matterId: string }>`
  select matter_id as "matterId" from office.document
  where agency_id = ${agencyId} and matter_id = any (${[...matterIds]}) and frozen_at is not null`;

export const insertDocument = (
  agencyId: AgencyId,
  d: { matterId: string; direction: 'OUT' | 'IN'; status: string; title: string; body: BodyDocument; at: Instant },
) => sql`
  insert into office.document (agency_id, matter_id, direction, status, title, body, created_at)
  values (${agencyId}, ${d.matterId}, ${d.direction}, ${d.status}, ${d.title}, ${json(d.body)}, ${d.at})`;

export interface SavedBody {
  readonly matterId: string;
  readonly version: number;
  readonly body: BodyDocument;
  readonly format: 'ORDINARY' | 'LETTER' | null;
  readonly personId: string;
  readonly personName: string;
  readonly at: Instant;
}

/** Current text and its version row in one statement. */
export const saveBody = (agencyId: AgencyId, s: SavedBody) => sql`
  with current as (
    update office.document set body = ${json(s.body)}, body_version = ${s.version}, format = ${s.format},
      saved_by = ${s.personId}, saved_by_name = ${s.personName}, saved_at = ${s.at}
    where agency_id = ${agencyId} and matter_id = ${s.matterId}
    returning matter_id)
  insert into office.document_body_version (agency_id, matter_id, version, body, person_id, person_name, at)
  select ${agencyId}, matter_id, ${s.version}, ${json(s.body)}, ${s.personId}, ${s.personName}, ${s.at} from current`;

export const listVersions = (agencyId: AgencyId, matterId: string) => sql<{
  readonly version: number;
  readonly by: string;
  readonly at: Instant;
}>`
  select version, person_name as by, at from office.document_body_version
  where agency_id = ${agencyId} and matter_id = ${matterId} order by version desc limit 500`;

/** Every saving of the text, the oldest first. */
export const listSavings = (agencyId: AgencyId, matterId: string) => sql<Saving>`
  select version, person_id as "personId", person_name as by, at from office.document_body_version
  where agency_id = ${agencyId} and matter_id = ${matterId} order by version`;

export const findVersion = (agencyId: AgencyId, matterId: string, version: number) => sql<{
  readonly version: number;
  readonly by: string;
  readonly at: Instant;
  readonly body: BodyDocument;
}>`
  select version, person_name as by, at, body from office.document_body_version
  where agency_id = ${agencyId} and matter_id = ${matterId} and version = ${version}`;

/** A sign of life of an editor. Whoever is seen first stays named until silent, so `since` never jumps. */
export const markEditing = (
  agencyId: AgencyId,
  e: { matterId: string; personId: string; name: string; at: Instant; silentBefore: Instant },
) => sql`
  update office.document set
    editing_since = case when edited_by = ${e.personId} and editing_seen_at > ${e.silentBefore} then editing_since else ${e.at} end,
    edited_by = ${e.personId}, edited_by_name = ${e.name}, editing_seen_at = ${e.at}
  where agency_id = ${agencyId} and matter_id = ${e.matterId}
    and (edited_by is null or edited_by = ${e.personId} or editing_seen_at <= ${e.silentBefore})`;

export const endEditing = (agencyId: AgencyId, matterId: string, personId: string) => sql`
  update office.document set edited_by = null, edited_by_name = null, editing_since = null, editing_seen_at = null
  where agency_id = ${agencyId} and matter_id = ${matterId} and edited_by = ${personId}`;

/** What the registers show, as it is at this step. */
export const setProgress = (
  agencyId: AgencyId,
  p: { matterId: string; status: string; title: string; kind: string | null; register: JsonObject },
) => sql`
  update office.document set status = ${p.status}, title = ${p.title}, kind = ${p.kind}, register = ${json(p.register)}
  where agency_id = ${agencyId} and matter_id = ${p.matterId}`;

export const setStatus = (agencyId: AgencyId, matterId: string, status: OutgoingStatus | IncomingStatus) => sql`
  update office.document set status = ${status} where agency_id = ${agencyId} and matter_id = ${matterId}`;

export const setNumber = (agencyId: AgencyId, matterId: string, number: string, at: Instant) => sql`
  update office.document set number = ${number}, numbered_at = ${at} where agency_id = ${agencyId} and matter_id = ${matterId}`;

export const setFinalFile = (
  agencyId: AgencyId,
  f: { matterId: string; fileId: string | null; name: string | null; of: string | null },
) => sql`
  update office.document set final_file_id = ${f.fileId}, final_file_name = ${f.name}, final_of = ${f.of}
  where agency_id = ${agencyId} and matter_id = ${f.matterId}`;

export const setDispatched = (agencyId: AgencyId, matterId: string, dispatchId: string | null, at: Instant) => sql`
  update office.document set dispatch_id = ${dispatchId}, dispatched_at = ${at}
  where agency_id = ${agencyId} and matter_id = ${matterId}`;

export const setExchange = (agencyId: AgencyId, matterId: string, exchangeId: string) => sql`
  update office.document set exchange_id = ${exchangeId} where agency_id = ${agencyId} and matter_id = ${matterId}`;

export const findByExchange = (agencyId: AgencyId, exchangeId: string) => sql<{ readonly matterId: string }>`
  select matter_id as "matterId" from office.document where agency_id = ${agencyId} and exchange_id = ${exchangeId}`;

export const insertImage = (
  agencyId: AgencyId,
  i: { matterId: string; fileId: string; bytes: number; mediaType: string; personId: string; at: Instant },
) => sql`
  insert into office.document_image (agency_id, matter_id, file_id, bytes, media_type, added_by, added_at)
  values (${agencyId}, ${i.matterId}, ${i.fileId}, ${i.bytes}, ${i.mediaType}, ${i.personId}, ${i.at})`;

export const listImages = (agencyId: AgencyId, matterId: string) => sql<{
  readonly fileId: string;
  readonly bytes: number;
  readonly mediaType: string;
}>`
  select file_id as "fileId", bytes, media_type as "mediaType" from office.document_image
  where agency_id = ${agencyId} and matter_id = ${matterId}`;
