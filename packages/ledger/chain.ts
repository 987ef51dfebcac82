import type { AgencyId, JsonObject } from '@gov/base';
import { canonicalBytes } from './canonical-json.ts';
import { concatBytes } from './hex.ts';
import type { Hash } from './ports.ts';
import { utf8 } from './utf8.ts';

/** One record of an agency's stream at its place, counted from 1 without gaps. */
export interface ChainEntry {
  readonly agencyId: AgencyId;
  readonly sequence: number;
  /** Everything that was recorded, its own id included. */
  readonly record: JsonObject;
}

const entryMark = Uint8Array.of(2);

/** What stands before the first entry: differs per agency, so one agency's chain cannot be shown as another's. */
export const genesis = (hash: Hash, agencyId: AgencyId): Uint8Array => hash(utf8(`gov-ledger/1 ${agencyId}`));

/** H(0x02 ‖ previous ‖ canonical bytes of the entry). */
export const entryHash = (hash: Hash, previous: Uint8Array, entry: ChainEntry): Uint8Array =>
  hash(
    concatBytes(
      entryMark,
      previous,
      canonicalBytes({ agencyId: entry.agencyId, sequence: entry.sequence, record: entry.record }),
    ),
  );
