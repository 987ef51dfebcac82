import { type AgencyId, addMillis, type Clock, type FileId, type Ids, millisOf, ok, type Result } from '@gov/base';
import { type ChunkAlgorithm, fileCipher, newFileKey } from '@gov/gm';
import type { Database } from '#platform/server/database/pool.ts';
import type { Statement } from '#platform/server/database/transaction.ts';
import { wakeUpRows } from '#platform/server/relay/wake-up-store.ts';
import type { Transact } from '#platform/server/relay/work-on.ts';
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
import type { FileOfAgency, FileStore, ReceivingLimits, StoredFile } from './file-store.ts';
import type { SealedBytes } from './sealed-bytes.ts';
import {
  ContentRefused,
  copying,
  readSealed,
  type SealedSource,
  type Sealing,
  sealing,
  tooLarge,
} from './sealed-file.ts';

export interface FileStoreOptions {
  /** Where the sealed bytes lie (FILES_URL). */
  readonly bytes: SealedBytes;
  readonly keys: AgencyKeys;
  /** A pool of its own: a use case that holds a connection must never wait here for a second one. */
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly algorithm?: ChunkAlgorithm;
}

export interface EncryptedFileStore extends FileStore {
  /** The work of the wake-up `files.collect`; its key is the file's id. Safe to run twice. */
  collect(work: { readonly agencyId: AgencyId; readonly key: string }, transact: Transact): Promise<Result<unknown>>;
}

/** Kind of the wake-up that removes what nobody kept. */
export const collectKind = 'files.collect';
const pendingForMs = 86_400_000;

/** Rows and wrapped keys in the database, ciphertext in its place. */
export function openFileStore(options: FileStoreOptions): EncryptedFileStore {
  const { ids, algorithm = 'SM4-CTR+HMAC-SM3' } = options;
  return {
    put(agencyId, content, { maximumBytes }) {
      const id = ids.next() as FileId; // reason: a fresh id of a file
      const key = newFileKey();
      const stream = sealing(content, fileCipher(algorithm, key, id), maximumBytes);
      return store(options, agencyId, { id, key, algorithm, sealedAs: null, stream });
    },
    receive: (agencyId, from, limits) => receive(options, agencyId, from, limits),
    async *read(agencyId, id, range) {
      const { source } = await openKept(options, agencyId, id);
      yield* readSealed(source, Math.max(0, range?.start ?? 0), Math.min(source.bytes, range?.end ?? source.bytes));
    },
    async describe(agencyId, id) {
      const file = await find(options, agencyId, id);
      return file && { id: file.id, bytes: file.bytes, sm3: file.sm3, mediaType: file.mediaType };
    },
    collect: ({ agencyId, key }, transact) => collect(options, agencyId, key, transact),
  };
}

/** A file about to be stored; `sealedAs` where its bytes were sealed under another id. */
interface NewFile {
  readonly id: FileId;
  readonly key: Uint8Array;
  readonly algorithm: ChunkAlgorithm;
  readonly sealedAs: FileId | null;
  readonly stream: Sealing;
}

/** The row, the bytes, the row completed; a failure leaves nothing. */
async function store(options: FileStoreOptions, agencyId: AgencyId, file: NewFile): Promise<Result<StoredFile>> {
  const { id, stream } = file;
  await begin(options, agencyId, file);
  try {
    await options.bytes.write(agencyId, id, stream.sealed);
    const stored = { id, ...stream.content() };
    await write(options, agencyId, completeFileObject(agencyId, stored));
    return ok(stored);
  } catch (error) {
    await forget(options, agencyId, id).catch(() => undefined); // the collection follows in any case
    if (error instanceof ContentRefused) return { ok: false, rejection: error.rejection };
    throw error;
  }
}

/** The row first, then the bytes: an upload that dies half-way is found and removed a day later. */
async function begin(options: FileStoreOptions, agencyId: AgencyId, file: NewFile): Promise<void> {
  const { id, key, algorithm, sealedAs } = file;
  const wrappedKey = await options.keys.wrap(agencyId, purposeOf(agencyId, id), key);
  const now = options.clock.now();
  await write(
    options,
    agencyId,
    insertFileObject(agencyId, { id, wrappedKey, algorithm, sealedAs, now }),
    wakeUpRows(agencyId, [{ kind: collectKind, key: id, dueAt: addMillis(now, pendingForMs) }]),
  );
}

const write = ({ database }: FileStoreOptions, agencyId: AgencyId, ...statements: readonly Statement[]) =>
  database.agency(agencyId, async (tx) => {
    for (const statement of statements) tx.write(statement);
    return ok(undefined);
  });

async function forget(options: FileStoreOptions, agencyId: AgencyId, id: FileId): Promise<void> {
  await options.bytes.remove(agencyId, id);
  await write(options, agencyId, discardPendingFile(agencyId, id), deleteDiscardedFile(agencyId, id));
}

async function find({ database }: FileStoreOptions, agencyId: AgencyId, id: FileId): Promise<FileObject | undefined> {
  const found = await database.agency(agencyId, async (tx) => ok(await tx.first(findKeptFile(agencyId, id))));
  return found.ok ? found.value : undefined;
}

interface KeptFile {
  readonly file: FileObject;
  readonly key: Uint8Array;
  readonly source: SealedSource;
}

async function openKept(options: FileStoreOptions, agencyId: AgencyId, id: FileId): Promise<KeptFile> {
  const file = await find(options, agencyId, id);
  if (!file) throw new Error(`no file ${id} in agency ${agencyId}`);
  const key = await options.keys.unwrap(agencyId, purposeOf(agencyId, id), file.wrappedKey);
  const cipher = fileCipher(file.algorithm, key, file.sealedAs);
  const stored: SealedSource['stored'] = (start, end) => options.bytes.read(agencyId, id, start, end);
  return { file, key, source: { id, cipher, bytes: file.bytes, stored } };
}

/** The other's row is read in a transaction of that agency, the own one is written in transactions of the receiver. */
async function receive(
  options: FileStoreOptions,
  agencyId: AgencyId,
  from: FileOfAgency,
  { maximumBytes, onProgress }: ReceivingLimits,
): Promise<Result<StoredFile>> {
  const { file, key, source } = await openKept(options, from.agencyId, from.id);
  if (file.bytes > maximumBytes) return tooLarge(maximumBytes);
  const id = options.ids.next() as FileId; // reason: a fresh id of a file
  const { algorithm, sealedAs } = file;
  return store(options, agencyId, { id, key, algorithm, sealedAs, stream: copying(source, onProgress) });
}

/**
 * In two runs: the row says DISCARDED for certain before the bytes go, so no keeper can lose them. The bytes go outside
 * the transaction: their place may be another machine.
 */
async function collect(options: FileStoreOptions, agencyId: AgencyId, id: string, transact: Transact) {
  const { bytes, clock, database } = options;
  const known = await database.agency(agencyId, async (tx) => ok(await tx.first(findFileState(agencyId, id))));
  const discarded = known.ok && known.value?.state === 'DISCARDED';
  if (discarded) await bytes.remove(agencyId, id);
  return transact(async (tx) => {
    if (discarded) return ok(tx.write(deleteDiscardedFile(agencyId, id)));
    const file = await tx.first(findFileState(agencyId, id));
    const now = clock.now();
    const forgotten = file?.state === 'PENDING' && millisOf(file.createdAt) + pendingForMs <= millisOf(now);
    if (forgotten) tx.write(discardPendingFile(agencyId, id));
    if (forgotten || file?.state === 'DISCARDED')
      tx.write(wakeUpRows(agencyId, [{ kind: collectKind, key: id, dueAt: now }]));
    return ok(undefined);
  });
}

const purposeOf = (agencyId: AgencyId, id: FileId): string => `file-key ${agencyId} ${id}`;
