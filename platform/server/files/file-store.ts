import type { AgencyId, FileId, Result } from '@gov/base';

/** What is known of a stored file; the name and who may read it belong to the component that keeps it. */
export interface StoredFile {
  readonly id: FileId;
  readonly bytes: number;
  /** SM3 of the plain text, lower-case hex. */
  readonly sm3: string;
  /** Detected from the content, never from the name. */
  readonly mediaType: string;
}

export interface FileOfAgency {
  readonly agencyId: AgencyId;
  readonly id: FileId;
}

export interface ReceivingLimits {
  readonly maximumBytes: number;
  /** Called now and then while a large file is copied. */
  readonly onProgress?: () => Promise<void>;
}

/**
 * Encrypted files of agencies. Each file has its own key, wrapped by the agency's key, wrapped by the
 * key-encryption key outside the data directory. 64 KB chunks, each authenticated alone, so that a range
 * can be read without the rest.
 */
export interface FileStore {
  /**
   * Streams a new file into the store; nothing is visible before the caller's transaction keeps its row.
   * Refuses with `files.empty`, `files.too-large`, `files.kind-not-allowed` without leaving a trace.
   */
  put(
    agencyId: AgencyId,
    content: AsyncIterable<Uint8Array>,
    limits: { readonly maximumBytes: number },
  ): Promise<Result<StoredFile>>;
  /**
   * Takes a kept file of another agency over: its key is wrapped again for the receiver, its ciphertext is copied as
   * it lies, nothing is encrypted anew. Each chunk is authenticated on the way and the SM3 is computed here from what
   * the chunks hold, so the answer vouches for the copy and repeats nobody's claim. Refuses like `put`; throws when
   * the other's file is gone or damaged. Twice = two files; what the caller does not keep is collected.
   */
  receive(agencyId: AgencyId, from: FileOfAgency, limits: ReceivingLimits): Promise<Result<StoredFile>>;
  /** Decrypts [start, end) lazily; a chunk that fails its authentication ends the stream with an error. */
  read(
    agencyId: AgencyId,
    id: FileId,
    range?: { readonly start: number; readonly end: number },
  ): AsyncIterable<Uint8Array>;
  describe(agencyId: AgencyId, id: FileId): Promise<StoredFile | undefined>;
}
