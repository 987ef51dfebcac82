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
import { copySealed, readSealed, type SealedContent, writeSealed } from './sealed-file.ts';

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
  const begin = async (agencyId: AgencyId, id: FileId, sealing: Sealing): Promise<void> => {
    const wrappedKey = await keys.wrap(agencyId, purposeOf(agencyId, id), sealing.key);
    const now = clock.now();
    const collectAt = addMillis(now, pendingForMs);
    const { algorithm: by, sealedAs } = sealing;
    await write(
      agencyId,
      insertFileObject(agencyId, { id, wrappedKey, algorithm: by, sealedAs, now }),
      wakeUpRows(agencyId, [{ kind: collectKind, key: id, dueAt: collectAt }]),
    );
  };

  /** The row, the bytes as `fill` writes them, the name without `.part`, the row completed; a failure leaves nothing. */
  const store = async (agencyId: AgencyId, sealing: Sealing, { id, fill, maximumBytes }: Storing) => {
    const path = pathOf(agencyId, id);
    await begin(agencyId, id, sealing);
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const stored = acceptable(id, await fill(`${path}.part`), maximumBytes);
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

  const openSealed = async (agencyId: AgencyId, id: FileId): Promise<OpenedFile> => {
    const file = await find(agencyId, id);
    if (!file) throw new Error(`no file ${id} in agency ${agencyId}`);
    const key = await keys.unwrap(agencyId, purposeOf(agencyId, id), file.wrappedKey);
    return { file, key, cipher: fileCipher(file.algorithm, key, file.sealedAs) };
  };

  return {
    async put(agencyId, content, { maximumBytes }) {
      const id = ids.next() as FileId; // reason: a fresh id of a file
      const key = newFileKey();
      const fill = (path: string) => writeSealed(path, content, fileCipher(algorithm, key, id), maximumBytes);
      return store(agencyId, { key, algorithm, sealedAs: null }, { id, fill, maximumBytes });
    },

    /** The other's row is read in a transaction of that agency, the own one is written in transactions of the receiver. */
    async receive(agencyId, from, { maximumBytes, onProgress }) {
      const opened = await openSealed(from.agencyId, from.id);
      if (opened.file.bytes > maximumBytes) return tooLarge(maximumBytes);
      const { key, cipher, file } = opened;
      const source = { path: pathOf(from.agencyId, from.id), cipher, bytes: file.bytes };
      const fill = (path: string) => copySealed(source, path, onProgress);
      const id = ids.next() as FileId; // reason: a fresh id of a file
      return store(agencyId, { key, algorithm: file.algorithm, sealedAs: file.sealedAs }, { id, fill, maximumBytes });
    },

    async *read(agencyId, id, range) {
      const { file, cipher } = await openSealed(agencyId, id);
      yield* readSealed({
        path: pathOf(agencyId, id),
        cipher,
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

/** How the bytes of a file are sealed; `sealedAs` where they were sealed under another id. */
interface Sealing {
  readonly key: Uint8Array;
  readonly algorithm: ChunkAlgorithm;
  readonly sealedAs: FileId | null;
}

interface Storing {
  readonly id: FileId;
  readonly fill: (path: string) => Promise<SealedContent | undefined>;
  readonly maximumBytes: number;
}

interface OpenedFile {
  readonly file: FileObject;
  readonly key: Uint8Array;
  readonly cipher: FileCipher;
}

const purposeOf = (agencyId: AgencyId, id: FileId): string => `file-key ${agencyId} ${id}`;

function acceptable(id: FileId, sealed: SealedContent | undefined, maximumBytes: number): Result<StoredFile> {
  if (!sealed) return tooLarge(maximumBytes);
  if (!sealed.mediaType) return reject('files.kind-not-allowed');
  return ok({ id, bytes: sealed.bytes, sm3: sealed.sm3, mediaType: sealed.mediaType });
}

const tooLarge = (maximumBytes: number) =>
  reject('files.too-large', { megabytes: Math.floor(maximumBytes / 1_048_576) });

/** A rename is on the disk only when its directory is. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  await directory.sync().finally(() => directory.close());
}
