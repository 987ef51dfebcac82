import type { AgencyId } from '@gov/base';
import { entryHash } from './chain.ts';
import { checkpointDigest, emptyStream, isGenuine, type SignedCheckpoint, type StreamState } from './checkpoint.ts';
import { type Break, type Damage, type DamageKind, diagnose, type StoredEntry } from './damage.ts';
import { hex } from './hex.ts';
import { appendLeaf, leafHash, rootOf } from './merkle.ts';
import type { Hash, SignatureCheck } from './ports.ts';

/** What somebody outside the database noted of a stream. */
export interface OutsideHead {
  readonly size: number;
  readonly head: string;
}

export interface LedgerToVerify {
  readonly agencyId: AgencyId;
  /** In order of `sequence`. */
  readonly entries: AsyncIterable<StoredEntry> | Iterable<StoredEntry>;
  /** In order of `size`. */
  readonly checkpoints: AsyncIterable<SignedCheckpoint> | Iterable<SignedCheckpoint>;
  /** In order of `size`; without any, a truncation that also removed checkpoints cannot be seen. */
  readonly outsideHeads: readonly OutsideHead[];
}

export interface VerifyingTools {
  readonly hash: Hash;
  readonly check: SignatureCheck;
  readonly publicKeyOf: (keyId: string) => Uint8Array | undefined;
}

export interface LedgerReport {
  readonly agencyId: AgencyId;
  /** Rows that hold, from the first. */
  readonly size: number;
  readonly head: string;
  readonly checkpoints: number;
  /** Rows behind the last checkpoint: chained but not signed for yet. */
  readonly unsigned: number;
  /** The first damage; undefined when everything holds. */
  readonly damage: Damage | undefined;
}

/** Rows read behind a break to name its kind. */
const windowRows = 256;

/**
 * Reads a stream once from its first row and stops at the first damage. Memory does not grow with the stream.
 */
export async function verifyLedger(ledger: LedgerToVerify, tools: VerifyingTools): Promise<LedgerReport> {
  const entries = pulled(ledger.entries);
  const walk = new StreamWalk(ledger, tools);
  let damage = await walk.passMarks();
  for (let row = await entries(); row && !damage; row = damage ? undefined : await entries()) {
    damage = walk.take(row)
      ? await walk.passMarks()
      : diagnose(tools.hash, walk.breakAt(await windowFrom(row, entries)));
  }
  damage ??= await walk.end();
  return { ...walk.report(), damage };
}

type Pull<T> = () => Promise<T | undefined>;

function pulled<T>(source: AsyncIterable<T> | Iterable<T>): Pull<T> {
  const iterator = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  return async () => {
    const step = await iterator.next();
    return step.done ? undefined : step.value;
  };
}

async function windowFrom(row: StoredEntry, entries: Pull<StoredEntry>): Promise<readonly StoredEntry[]> {
  const rows = [row];
  for (let next = await entries(); next; next = rows.length < windowRows ? await entries() : undefined) rows.push(next);
  return rows;
}

/** Position in one stream while it is read: recomputed state beside stored claims. */
class StreamWalk {
  readonly #ledger: LedgerToVerify;
  readonly #tools: VerifyingTools;
  readonly #checkpoints: Pull<SignedCheckpoint>;
  #state: StreamState;
  #before: { readonly previous: Uint8Array; readonly row: StoredEntry } | undefined;
  #nextCheckpoint: SignedCheckpoint | undefined;
  #started = false;
  #outside = 0;
  #signedSize = 0;
  #held = 0;

  constructor(ledger: LedgerToVerify, tools: VerifyingTools) {
    this.#ledger = ledger;
    this.#tools = tools;
    this.#checkpoints = pulled(ledger.checkpoints);
    this.#state = emptyStream(tools.hash, ledger.agencyId);
  }

  get #size(): number {
    return this.#state.frontier.size;
  }

  /** Whether the row is right at the next place. */
  take(row: StoredEntry): boolean {
    const { agencyId } = this.#ledger;
    const sequence = this.#size + 1;
    if (row.agencyId !== agencyId || row.sequence !== sequence || row.record === undefined) return false;
    const head = entryHash(this.#tools.hash, this.#state.head, { agencyId, sequence, record: row.record });
    if (hex(head) !== row.hash) return false;
    const frontier = appendLeaf(this.#tools.hash, this.#state.frontier, leafHash(this.#tools.hash, head));
    this.#before = { previous: this.#state.head, row };
    this.#state = { ...this.#state, head, frontier };
    return true;
  }

  breakAt(rows: readonly StoredEntry[]): Break {
    const { agencyId } = this.#ledger;
    return { agencyId, sequence: this.#size + 1, previous: this.#state.head, before: this.#before, rows };
  }

  /** Compares with every checkpoint and outside head that speaks about exactly the rows read so far. */
  async passMarks(): Promise<Damage | undefined> {
    if (!this.#started) this.#nextCheckpoint = await this.#checkpoints();
    this.#started = true;
    for (let mark = this.#outsideHead(); mark && mark.size <= this.#size; mark = this.#outsideHead()) {
      if (mark.size === this.#size && mark.head !== hex(this.#state.head))
        return this.#damage('REWRITTEN', this.#signedSize + 1);
      this.#outside += 1;
    }
    for (let mark = this.#nextCheckpoint; mark && mark.size <= this.#size; mark = this.#nextCheckpoint) {
      const damage = this.#passCheckpoint(mark);
      if (damage) return damage;
      this.#nextCheckpoint = await this.#checkpoints();
    }
    return undefined;
  }

  /** After the last row: nothing may speak about more rows than there are. */
  async end(): Promise<Damage | undefined> {
    const later = this.#nextCheckpoint;
    if (later && !isGenuine(later, this.#tools)) return this.#damage('FORGED_CHECKPOINT', later.size);
    return later || this.#outsideHead() ? this.#damage('TRUNCATED', this.#size + 1) : undefined;
  }

  report(): Omit<LedgerReport, 'damage'> {
    return {
      agencyId: this.#ledger.agencyId,
      size: this.#size,
      head: hex(this.#state.head),
      checkpoints: this.#held,
      unsigned: this.#size - this.#signedSize,
    };
  }

  #outsideHead(): OutsideHead | undefined {
    return this.#ledger.outsideHeads[this.#outside];
  }

  #passCheckpoint(mark: SignedCheckpoint): Damage | undefined {
    if (mark.agencyId !== this.#ledger.agencyId) return this.#damage('SWAPPED_AGENCY', mark.size);
    const follows = mark.size === this.#size && mark.previous === this.#state.checkpoint;
    if (!isGenuine(mark, this.#tools) || !follows) return this.#damage('FORGED_CHECKPOINT', mark.size);
    const root = hex(rootOf(this.#tools.hash, this.#state.frontier));
    if (mark.head !== hex(this.#state.head) || mark.root !== root)
      return this.#damage('REWRITTEN', this.#signedSize + 1);
    this.#state = { ...this.#state, checkpoint: checkpointDigest(this.#tools.hash, mark) };
    this.#signedSize = mark.size;
    this.#held += 1;
    return undefined;
  }

  #damage(kind: DamageKind, sequence: number): Damage {
    return { kind, sequence, entryId: null };
  }
}
