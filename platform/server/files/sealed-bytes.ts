import type { AgencyId } from '@gov/base';

/** Where sealed bytes lie: a directory or an S3 bucket. It knows names and ranges, no keys, no rows, no plain text. */
export interface SealedBytes {
  /**
   * Stores what the stream gives under a name nobody used before. On return it lasts; when the stream or the place
   * fails, this throws, and what may be left of it is removed by `remove`.
   */
  write(agencyId: AgencyId, id: string, content: AsyncIterable<Uint8Array>): Promise<void>;
  /** Bytes [start, end) as they lie, in pieces of any size; fewer where the stored ones end before. */
  read(agencyId: AgencyId, id: string, start: number, end: number): AsyncIterable<Uint8Array>;
  /** Whole or half-written; nothing there is fine. */
  remove(agencyId: AgencyId, id: string): Promise<void>;
  removeAgency(agencyId: AgencyId): Promise<void>;
}
