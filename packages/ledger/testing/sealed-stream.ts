import { type AgencyId, brandId, type Instant, instantFromMillis, type JsonObject } from '@gov/base';
import { generateSm2KeyPair, keyIdOf, sm3, softwareSigner, verify } from '@gov/gm';
import {
  checkpointDigest,
  emptyStream,
  extendStream,
  hex,
  type OutsideHead,
  type SignedCheckpoint,
  type StoredEntry,
  signCheckpoint,
  type VerifyingTools,
} from '../index.ts';

export interface TestStream {
  readonly agencyId: AgencyId;
  readonly entries: readonly StoredEntry[];
  readonly checkpoints: readonly SignedCheckpoint[];
}

const pair = generateSm2KeyPair();
export const signer = softwareSigner(pair.privateKey);
export const tools: VerifyingTools = {
  hash: sm3,
  check: verify,
  publicKeyOf: (keyId) => (keyId === keyIdOf(pair.publicKey) ? pair.publicKey : undefined),
};

export const agencyA = brandId<AgencyId>('01900000-0000-7000-8000-00000000000a');
export const agencyB = brandId<AgencyId>('01900000-0000-7000-8000-00000000000b');

/** A stream sealed in batches, as the sealer does it. */
export async function sealedStream(
  agencyId: AgencyId,
  records: readonly JsonObject[],
  batch: number,
): Promise<TestStream> {
  const entries: StoredEntry[] = [];
  const checkpoints: SignedCheckpoint[] = [];
  let state = emptyStream(sm3, agencyId);
  for (const [index, record] of records.entries()) {
    const sequence = index + 1;
    state = extendStream(sm3, state, { agencyId, sequence, record });
    entries.push({ agencyId, sequence, entryId: `${agencyId}-${sequence}`, hash: hex(state.head), record });
    if (sequence % batch !== 0 && sequence !== records.length) continue;
    const at: Instant = instantFromMillis(1_780_000_000_000 + sequence * 1000);
    const checkpoint = await signCheckpoint(sm3, signer, { agencyId, state, at });
    checkpoints.push(checkpoint);
    state = { ...state, checkpoint: checkpointDigest(sm3, checkpoint) };
  }
  return { agencyId, entries, checkpoints };
}

export const someRecords = (count: number, of = '甲'): readonly JsonObject[] =>
  Array.from({ length: count }, (_, i) => ({ id: `${of}${i}`, event: 'matters.task-completed', number: i }));

/** The last head of a stream as somebody outside noted it. */
export function headOf(stream: TestStream): readonly OutsideHead[] {
  const last = stream.checkpoints.at(-1);
  return last ? [{ size: last.size, head: last.head }] : [];
}
