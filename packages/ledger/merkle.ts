import { bytesOfHex, concatBytes, hex } from './hex.ts';
import type { Hash } from './ports.ts';

/**
 * Merkle tree as in RFC 6962 clause 2.1, with the hash brought by the caller: leaf = H(0x00 ‖ data),
 * node = H(0x01 ‖ left ‖ right), split at the largest power of two below the size.
 */
const leafMark = Uint8Array.of(0);
const nodeMark = Uint8Array.of(1);

export const leafHash = (hash: Hash, data: Uint8Array): Uint8Array => hash(concatBytes(leafMark, data));
const nodeHash = (hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array =>
  hash(concatBytes(nodeMark, left, right));

/** A tree as its perfect subtrees from left to right: enough to append and to know the root. */
export interface Frontier {
  readonly size: number;
  readonly peaks: readonly Uint8Array[];
}

export const emptyFrontier: Frontier = { size: 0, peaks: [] };

/** The frontier with one more leaf. */
export function appendLeaf(hash: Hash, frontier: Frontier, leaf: Uint8Array): Frontier {
  const peaks = [...frontier.peaks];
  let node = leaf;
  for (let rest = frontier.size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    node = nodeHash(hash, peaks.pop() ?? node, node);
  }
  return { size: frontier.size + 1, peaks: [...peaks, node] };
}

/** Root of the tree; of the empty tree H(""). */
export function rootOf(hash: Hash, frontier: Frontier): Uint8Array {
  const [last, ...rest] = [...frontier.peaks].reverse();
  if (!last) return hash(new Uint8Array(0));
  return rest.reduce((root, peak) => nodeHash(hash, peak, root), last);
}

/** Peaks as hex, for keeping beside a checkpoint. */
export const peaksAsHex = (frontier: Frontier): readonly string[] => frontier.peaks.map(hex);

/** A kept frontier; undefined when the peaks cannot belong to a tree of that size. */
export function frontierFromHex(size: number, peaks: readonly string[]): Frontier | undefined {
  const bytes = peaks.map((peak) => bytesOfHex(peak));
  const expected = size.toString(2).replaceAll('0', '').length;
  if (bytes.length !== expected || bytes.some((peak) => !peak)) return undefined;
  return { size, peaks: bytes.filter((peak) => peak !== undefined) };
}

const largestPowerBelow = (size: number): number => 2 ** Math.ceil(Math.log2(size) - 1);

function rootOfLeaves(hash: Hash, leaves: readonly Uint8Array[]): Uint8Array {
  return rootOf(
    hash,
    leaves.reduce((frontier, leaf) => appendLeaf(hash, frontier, leaf), emptyFrontier),
  );
}

/** The path that proves leaf `index` (from 0) against the root of `leaves`, nearest sibling first. */
export function inclusionProof(hash: Hash, leaves: readonly Uint8Array[], index: number): readonly Uint8Array[] {
  if (leaves.length <= 1) return [];
  const split = largestPowerBelow(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split
    ? [...inclusionProof(hash, left, index), rootOfLeaves(hash, right)]
    : [...inclusionProof(hash, right, index - split), rootOfLeaves(hash, left)];
}

export interface Inclusion {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly path: readonly Uint8Array[];
}

/** The root that the path leads to (RFC 9162 clause 2.1.3.2), or undefined when it has the wrong length. */
export function rootFromInclusion(hash: Hash, proof: Inclusion): Uint8Array | undefined {
  if (proof.index < 0 || proof.index >= proof.size) return undefined;
  let [at, last] = [proof.index, proof.size - 1];
  let node = proof.leaf;
  for (const sibling of proof.path) {
    if (last === 0) return undefined;
    const isRight = at % 2 === 1;
    if (isRight || at === last) {
      node = nodeHash(hash, sibling, node);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else {
      node = nodeHash(hash, node, sibling);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? node : undefined;
}

/** Whether the proof leads to exactly this root. */
export function includes(hash: Hash, proof: Inclusion, root: Uint8Array): boolean {
  const reached = rootFromInclusion(hash, proof);
  return reached !== undefined && hex(reached) === hex(root);
}
