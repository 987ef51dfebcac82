import type { AgencyId, FileId, Instant } from '@gov/base';
import type { ChunkAlgorithm } from '@gov/gm';
import { sql } from '#platform/server/database/sql.ts';
import type { StoredFile } from './file-store.ts';

export type FileState = 'PENDING' | 'KEPT' | 'DISCARDED';

export interface FileObject extends StoredFile {
  readonly wrappedKey: Uint8Array;
  readonly algorithm: ChunkAlgorithm;
  /** The id its chunks are bound to. */
  readonly sealedAs: FileId;
}

export interface NewFileObject {
  readonly id: FileId;
  readonly wrappedKey: Uint8Array;
  readonly algorithm: ChunkAlgorithm;
  /** Where it is a copy: the id its chunks are bound to. */
  readonly sealedAs: FileId | null;
  readonly now: Instant;
}

/** Written before the first byte, so that whatever happens afterwards the collection finds it. */
export const insertFileObject = (agencyId: AgencyId, file: NewFileObject) => sql`
  insert into office.file_object (agency_id, id, wrapped_key, algorithm, sealed_as, created_at)
  values (${agencyId}, ${file.id}, ${file.wrappedKey}, ${file.algorithm}, ${file.sealedAs}, ${file.now})`;

export const completeFileObject = (agencyId: AgencyId, { id, bytes, sm3, mediaType }: StoredFile) => sql`
  update office.file_object set bytes = ${bytes}, sm3 = ${sm3}, media_type = ${mediaType}
  where agency_id = ${agencyId} and id = ${id} and state = 'PENDING'`;

/**
 * The component that stores the file's row keeps it, in the same transaction. Fewer rows than ids: a file is unknown,
 * incomplete, or was collected after a day; the caller must then refuse.
 */
export const keepFiles = (agencyId: AgencyId, ids: readonly FileId[]) => sql<{ readonly id: FileId }>`
  update office.file_object set state = 'KEPT'
  where agency_id = ${agencyId} and id = any (${ids}::uuid[]) and state in ('PENDING', 'KEPT') and sm3 is not null
  returning id`;

/** The component lets go of files; the caller also asks for a wake-up `files.collect` per id. */
export const discardFiles = (agencyId: AgencyId, ids: readonly FileId[]) => sql`
  update office.file_object set state = 'DISCARDED' where agency_id = ${agencyId} and id = any (${ids}::uuid[])`;

export const findKeptFile = (agencyId: AgencyId, id: FileId) => sql<FileObject>`
  select id, bytes, sm3, media_type as "mediaType", wrapped_key as "wrappedKey", algorithm,
    coalesce(sealed_as, id) as "sealedAs"
  from office.file_object where agency_id = ${agencyId} and id = ${id} and state = 'KEPT'`;

export const findFileState = (agencyId: AgencyId, id: string) => sql<{
  readonly state: FileState;
  readonly createdAt: Instant;
}>`
  select state, created_at as "createdAt" from office.file_object where agency_id = ${agencyId} and id = ${id}`;

/** Only a file nobody keeps: a keeper that was faster wins. */
export const discardPendingFile = (agencyId: AgencyId, id: string) => sql`
  update office.file_object set state = 'DISCARDED' where agency_id = ${agencyId} and id = ${id} and state = 'PENDING'`;

export const deleteDiscardedFile = (agencyId: AgencyId, id: string) => sql`
  delete from office.file_object where agency_id = ${agencyId} and id = ${id} and state = 'DISCARDED'`;

export const findAgencyKey = (agencyId: AgencyId) => sql<{
  readonly wrappedKey: Uint8Array;
  readonly wrappedBy: string;
}>`
  select wrapped_key as "wrappedKey", wrapped_by as "wrappedBy" from office.agency_key where agency_id = ${agencyId}`;

/** The first one stands: a second process that made one at the same time reads it back. */
export const insertAgencyKey = (agencyId: AgencyId, wrappedKey: Uint8Array, wrappedBy: string, now: Instant) => sql`
  insert into office.agency_key (agency_id, wrapped_key, wrapped_by, created_at)
  values (${agencyId}, ${wrappedKey}, ${wrappedBy}, ${now}) on conflict (agency_id) do nothing`;

export const anyAgencyKey = () => sql<{ readonly wrappedBy: string }>`
  select wrapped_by as "wrappedBy" from office.agency_key limit 1`;
