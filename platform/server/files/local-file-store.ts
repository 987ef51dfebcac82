import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type AgencyId,
  addMillis,
  type Clock,
  type FileId,
  type Ids,
  millisOf,
  ok,
  type Result,
  reject,
} from '@gov/base';
import { type ChunkAlgorithm, type FileCipher, fileCipher, newFileKey } from '@gov/gm';
import type { Database } from '#platform/server/database/pool.ts';
import type { AgencyTransaction, Statement } from '#platform/server/database/transaction.ts';
import { wakeUpRows } from '#platform/server/relay/wake-up-store.ts';
import type { AgencyKeys } from './agency-keys.ts';
import {
  completeFileObject,
  deleteDiscardedFile,
  discardPendingFile,
  type FileObject,
  findFileState,
  findKeptFile,
  insertFileObject,
} from './file-object-store.ts';
import type { FileStore, StoredFile } from './file-store.ts';
import { readSealed, type SealedContent, writeSealed } from './sealed-file.ts';

export interface LocalFileStoreOptions {
  /** FILES_URL as a path. */
  readonly directory: string;
  readonly keys: AgencyKeys;
  /** A pool of its own: a use case that holds a connection must never wait here for a second one. */
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly algorithm?: ChunkAlgorithm;
}

export interface LocalFileStore extends FileStore {
  /** The work of the wake-up `files.collect`; its key is the file's id. Safe to run twice. */
  collect(tx: AgencyTransaction, id: string): Promise<Result<unknown>>;
}

/** Kind of the wake-up that removes what nobody kept. */
export const collectKind = 'files.collect';
const pendingForMs = 86_400_000;

export function openLocalFileStore(options: LocalFileStoreOptions): LocalFileStore {
  const { directory, keys, database, clock, ids, algorithm = 'SM4-CTR+HMAC-SM3' } = options;
  const pathOf = (agencyId: AgencyId, id: string) => join(directory, agencyId, id.slice(-2), id);

  const write = (agencyId: AgencyId, ...statements: readonly Statement[]) =>
    database.agency(agencyId, async (tx) => {
      for (const statement of statements) tx.write(statement);
      return ok(undefined);
    });

  /** The row first, then the bytes: an upload that dies half-way is found and removed a day later. */
  const begin = async (agencyId: AgencyId, id: FileId): Promise<FileCipher> => {
    const key = newFileKey();
    const wrappedKey = await keys.wrap(agencyId, purposeOf(agencyId, id), key);
    const now = clock.now();
    const collectAt = addMillis(now, pendingForMs);
    await write(
      agencyId,
      insertFileObject(agencyId, { id, wrappedKey, algorithm, now }),
      wakeUpRows(agencyId, [{ kind: collectKind, key: id, dueAt: collectAt }]),
    );
    return fileCipher(algorithm, key, id);
  };

  const removeBytes = async (agencyId: AgencyId, id: string): Promise<void> => {
    await rm(`${pathOf(agencyId, id)}.part`, { force: true });
    await rm(pathOf(agencyId, id), { force: true });
  };

  const forget = async (agencyId: AgencyId, id: FileId): Promise<void> => {
    await removeBytes(agencyId, id);
    await write(agencyId, discardPendingFile(agencyId, id), deleteDiscardedFile(agencyId, id));
  };

  const find = async (agencyId: AgencyId, id: FileId): Promise<FileObject | undefined> => {
    const found = await database.agency(agencyId, async (tx) => ok(await tx.first(findKeptFile(agencyId, id))));
    return found.ok ? found.value : undefined;
  };

  return {
    async put(agencyId, content, { maximumBytes }) {
      const id = ids.next() as FileId; // reason: a fresh id of a file
      const path = pathOf(agencyId, id);
      const cipher = await begin(agencyId, id);
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        const sealed = await writeSealed(`${path}.part`, content, cipher, maximumBytes);
        const stored = acceptable(id, sealed, maximumBytes);
        if (!stored.ok) {
          await forget(agencyId, id);
          return stored;
        }
        await rename(`${path}.part`, path);
        await syncDirectory(dirname(path));
        await write(agencyId, completeFileObject(agencyId, stored.value));
        return stored;
      } catch (error) {
        await forget(agencyId, id).catch(() => undefined); // the collection follows in any case
        throw error;
      }
    },

    async *read(agencyId, id, range) {
      const file = await find(agencyId, id);
      if (!file) throw new Error(`no file ${id} in agency ${agencyId}`);
      const key = await keys.unwrap(agencyId, purposeOf(agencyId, id), file.wrappedKey);
      yield* readSealed({
        path: pathOf(agencyId, id),
        cipher: fileCipher(file.algorithm, key, id),
        bytes: file.bytes,
        start: Math.max(0, range?.start ?? 0),
        end: Math.min(file.bytes, range?.end ?? file.bytes),
      });
    },

    async describe(agencyId, id) {
      const file = await find(agencyId, id);
      return file && { id: file.id, bytes: file.bytes, sm3: file.sm3, mediaType: file.mediaType };
    },

    /** In two runs: the row says DISCARDED for certain before the bytes go, so no keeper can lose them. */
    async collect(tx, id) {
      const file = await tx.first(findFileState(tx.agencyId, id));
      const now = clock.now();
      if (file?.state === 'PENDING' && millisOf(file.createdAt) + pendingForMs <= millisOf(now)) {
        tx.write(discardPendingFile(tx.agencyId, id));
        tx.write(wakeUpRows(tx.agencyId, [{ kind: collectKind, key: id, dueAt: now }]));
      }
      if (file?.state === 'DISCARDED') {
        await removeBytes(tx.agencyId, id);
        tx.write(deleteDiscardedFile(tx.agencyId, id));
      }
      return ok(undefined);
    },
  };
}

const purposeOf = (agencyId: AgencyId, id: FileId): string => `file-key ${agencyId} ${id}`;

function acceptable(id: FileId, sealed: SealedContent | undefined, maximumBytes: number): Result<StoredFile> {
  if (!sealed) return reject('files.too-large', { megabytes: Math.floor(maximumBytes / 1_048_576) });
  if (!sealed.mediaType) return reject('files.kind-not-allowed');
  return ok({ id, bytes: sealed.bytes, sm3: sealed.sm3, mediaType: sealed.mediaType });
}

/** A rename is on the disk only when its directory is. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  await directory.sync().finally(() => directory.close());
}
