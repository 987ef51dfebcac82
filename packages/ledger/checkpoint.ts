import type { AgencyId, Instant } from '@gov/base';
import { canonicalBytes } from './canonical-json.ts';
import { type ChainEntry, entryHash, genesis } from './chain.ts';
import { bytesOfHex, hex } from './hex.ts';
import { appendLeaf, emptyFrontier, type Frontier, leafHash, rootOf } from './merkle.ts';
import type { Hash, SignatureCheck, Signer } from './ports.ts';

/** A statement about the first `size` entries of an agency's stream. Digests are lower-case hex. */
export interface Checkpoint {
  readonly agencyId: AgencyId;
  readonly size: number;
  readonly root: string;
  readonly head: string;
  readonly at: Instant;
  /** Digest of the previous checkpoint's signed bytes; null for the first. */
  readonly previous: string | null;
  readonly keyId: string;
}

export interface SignedCheckpoint extends Checkpoint {
  /** DER signature over `checkpointBytes`, hex. */
  readonly signature: string;
}

/** The bytes that are signed. */
export const checkpointBytes = (c: Checkpoint): Uint8Array =>
  canonicalBytes({
    format: 'gov-checkpoint/1',
    agencyId: c.agencyId,
    size: c.size,
    root: c.root,
    head: c.head,
    at: c.at,
    previous: c.previous,
    keyId: c.keyId,
  });

export const checkpointDigest = (hash: Hash, checkpoint: Checkpoint): string => hex(hash(checkpointBytes(checkpoint)));

/** Where a stream stands: all that sealing the next batch needs. */
export interface StreamState {
  readonly head: Uint8Array;
  readonly frontier: Frontier;
  /** Digest of the last checkpoint. */
  readonly checkpoint: string | null;
}

export const emptyStream = (hash: Hash, agencyId: AgencyId): StreamState => ({
  head: genesis(hash, agencyId),
  frontier: emptyFrontier,
  checkpoint: null,
});

/** The stream with one more entry at the next place. */
export function extendStream(hash: Hash, state: StreamState, entry: ChainEntry): StreamState {
  const head = entryHash(hash, state.head, entry);
  return { ...state, head, frontier: appendLeaf(hash, state.frontier, leafHash(hash, head)) };
}

/** Signs where the stream stands. */
export async function signCheckpoint(
  hash: Hash,
  signer: Signer,
  stream: { readonly agencyId: AgencyId; readonly state: StreamState; readonly at: Instant },
): Promise<SignedCheckpoint> {
  const checkpoint: Checkpoint = {
    agencyId: stream.agencyId,
    size: stream.state.frontier.size,
    root: hex(rootOf(hash, stream.state.frontier)),
    head: hex(stream.state.head),
    at: stream.at,
    previous: stream.state.checkpoint,
    keyId: signer.keyId,
  };
  return { ...checkpoint, signature: hex(await signer.sign(checkpointBytes(checkpoint))) };
}

/** Whether the checkpoint's signature was made by the key it names. `publicKeyOf` answers only keys that are trusted. */
export function isGenuine(
  checkpoint: SignedCheckpoint,
  trust: { readonly publicKeyOf: (keyId: string) => Uint8Array | undefined; readonly check: SignatureCheck },
): boolean {
  const publicKey = trust.publicKeyOf(checkpoint.keyId);
  const signature = bytesOfHex(checkpoint.signature);
  return (
    publicKey !== undefined && signature !== undefined && trust.check(publicKey, checkpointBytes(checkpoint), signature)
  );
}
