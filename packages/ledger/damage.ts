import type { AgencyId, JsonObject } from '@gov/base';
import { entryHash } from './chain.ts';
import { bytesOfHex, hex } from './hex.ts';
import type { Hash } from './ports.ts';

/** A row as it is found in the store: the claim `hash` and what it is about. */
export interface StoredEntry {
  readonly agencyId: AgencyId;
  readonly sequence: number;
  readonly entryId: string;
  /** Lower-case hex as sealed. */
  readonly hash: string;
  /** undefined when the seal names a row that is not there. */
  readonly record: JsonObject | undefined;
}

/**
 * EDITED content changed · DELETED a row is gone · INSERTED a row that was never sealed there · REORDERED places
 * exchanged · TRUNCATED the end is gone · SWAPPED_AGENCY a row or stream of another agency · FORGED_CHECKPOINT a
 * checkpoint not signed by us or not following the one before · REWRITTEN rows and hashes recomputed together,
 * against a signed checkpoint or a head kept outside.
 */
export type DamageKind =
  | 'EDITED'
  | 'DELETED'
  | 'INSERTED'
  | 'REORDERED'
  | 'TRUNCATED'
  | 'SWAPPED_AGENCY'
  | 'FORGED_CHECKPOINT'
  | 'REWRITTEN';

export interface Damage {
  readonly kind: DamageKind;
  /** First bad place, from 1; for REWRITTEN the first place after the last checkpoint that held. */
  readonly sequence: number;
  readonly entryId: string | null;
  /** What `recogniseSwaps` compares with another agency's damage. */
  readonly evidence?: { readonly previous: Uint8Array; readonly row: StoredEntry };
}

/** Where the chain broke: the last places that held, and the rows from the first one that does not. */
export interface Break {
  readonly agencyId: AgencyId;
  /** Place of the first bad row. */
  readonly sequence: number;
  readonly previous: Uint8Array;
  /** The row before and what stood before it, when there is one. */
  readonly before: { readonly previous: Uint8Array; readonly row: StoredEntry } | undefined;
  readonly rows: readonly StoredEntry[];
}

/** Names the damage by asking at which place each row would be right. */
export function diagnose(hash: Hash, broken: Break): Damage {
  const [row] = broken.rows;
  if (!row) throw new Error('a break has a row');
  const damage = (kind: DamageKind): Damage => ({
    kind,
    sequence: broken.sequence,
    entryId: row.entryId,
    evidence: { previous: broken.previous, row },
  });
  if (row.agencyId !== broken.agencyId) return damage('SWAPPED_AGENCY');
  if (row.record === undefined || row.sequence > broken.sequence) return damage('DELETED');
  if (row.sequence < broken.sequence) return damage('INSERTED');
  if (belongsBefore(hash, broken, row)) return damageOfRowBefore(broken);
  const order = trueOrder(hash, broken);
  if (order.length > 0) return damage(order.includes(row) ? 'REORDERED' : 'INSERTED');
  return damage(rowsMissing(hash, broken) ? 'DELETED' : 'EDITED');
}

const hashAt = (hash: Hash, agencyId: AgencyId, previous: Uint8Array, sequence: number, record: JsonObject): string =>
  hex(entryHash(hash, previous, { agencyId, sequence, record }));

/** The row fits one place earlier: the row that stands there, although it chains, was put in between. */
function belongsBefore(hash: Hash, broken: Break, row: StoredEntry): boolean {
  if (!broken.before || row.record === undefined) return false;
  return hashAt(hash, broken.agencyId, broken.before.previous, broken.sequence - 1, row.record) === row.hash;
}

function damageOfRowBefore(broken: Break): Damage {
  const row = broken.before?.row;
  return { kind: 'INSERTED', sequence: broken.sequence - 1, entryId: row?.entryId ?? null };
}

/** The rows of the window in the order in which they chain, starting with the one that belongs at the break. */
function trueOrder(hash: Hash, broken: Break): readonly StoredEntry[] {
  const hashes = new Map(broken.rows.map((row) => [row.hash, row]));
  const left = new Set(broken.rows);
  const order: StoredEntry[] = [];
  let previous = broken.previous;
  for (;;) {
    const next = nextInOrder(hash, { ...broken, previous, sequence: broken.sequence + order.length }, left, hashes);
    if (!next) return order;
    order.push(next.row);
    left.delete(next.row);
    previous = next.hash;
  }
}

function nextInOrder(
  hash: Hash,
  place: Pick<Break, 'agencyId' | 'previous' | 'sequence'>,
  left: ReadonlySet<StoredEntry>,
  hashes: ReadonlyMap<string, StoredEntry>,
): { readonly row: StoredEntry; readonly hash: Uint8Array } | undefined {
  for (const row of left) {
    if (row.record === undefined) continue;
    const wanted = entryHash(hash, place.previous, {
      agencyId: place.agencyId,
      sequence: place.sequence,
      record: row.record,
    });
    if (hashes.has(hex(wanted))) return { row, hash: wanted };
  }
  return undefined;
}

/** The second row chains on the first as if places had been left out between the good part and the first row. */
function rowsMissing(hash: Hash, broken: Break): boolean {
  const [first, second] = broken.rows;
  const previous = first && bytesOfHex(first.hash);
  if (!second?.record || !previous) return false;
  for (let missing = 1; missing <= broken.rows.length + 256; missing += 1) {
    const sequence = broken.sequence + 1 + missing;
    if (hashAt(hash, broken.agencyId, previous, sequence, second.record) === second.hash) return true;
  }
  return false;
}

/**
 * Looks at the damages of several agencies together: where a row of one fits the break of another, both are
 * SWAPPED_AGENCY. Seen from one stream alone such a row is only an edited one.
 */
export function recogniseSwaps(hash: Hash, damages: ReadonlyMap<AgencyId, Damage>): ReadonlyMap<AgencyId, Damage> {
  const result = new Map(damages);
  for (const [here, damage] of damages) {
    for (const [there, other] of damages) {
      if (here === there || !cameFrom(hash, here, damage, other)) continue;
      result.set(here, { ...damage, kind: 'SWAPPED_AGENCY' });
      result.set(there, { ...other, kind: 'SWAPPED_AGENCY' });
    }
  }
  return result;
}

function cameFrom(hash: Hash, here: AgencyId, damage: Damage, other: Damage): boolean {
  const record = other.evidence?.row.record;
  if (!damage.evidence || !other.evidence || record === undefined) return false;
  const wanted = hashAt(hash, here, damage.evidence.previous, damage.sequence, record);
  return wanted === damage.evidence.row.hash || wanted === other.evidence.row.hash;
}
