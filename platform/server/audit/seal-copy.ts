import type { AgencyId, Instant, JsonObject } from '@gov/base';
import { sm3 } from '@gov/gm';
import {
  checkpointDigest,
  emptyStream,
  extendStream,
  hex,
  type SignedCheckpoint,
  type Signer,
  type StoredEntry,
  signCheckpoint,
} from '@gov/ledger';

/** One agency's stream in memory. */
export interface AuditCopy {
  readonly agencyId: AgencyId;
  readonly entries: readonly StoredEntry[];
  readonly checkpoints: readonly SignedCheckpoint[];
}

/** Seals records from the first one with any key, checkpoints at the given sizes: what a forger with the code could do. */
export async function sealCopy(
  agencyId: AgencyId,
  records: readonly JsonObject[],
  by: { readonly signer: Signer; readonly sizes: ReadonlySet<number>; readonly at: Instant },
): Promise<AuditCopy> {
  const entries: StoredEntry[] = [];
  const checkpoints: SignedCheckpoint[] = [];
  let state = emptyStream(sm3, agencyId);
  for (const record of records) {
    const sequence = entries.length + 1;
    state = extendStream(sm3, state, { agencyId, sequence, record });
    entries.push({ agencyId, sequence, entryId: String(record.id), hash: hex(state.head), record });
    if (!by.sizes.has(sequence)) continue;
    const checkpoint = await signCheckpoint(sm3, by.signer, { agencyId, state, at: by.at });
    checkpoints.push(checkpoint);
    state = { ...state, checkpoint: checkpointDigest(sm3, checkpoint) };
  }
  return { agencyId, entries, checkpoints };
}
