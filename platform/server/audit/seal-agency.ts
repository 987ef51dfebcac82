import { type AgencyId, type Instant, ok, type Result } from '@gov/base';
import { sm3 } from '@gov/gm';
import {
  bytesOfHex,
  checkpointDigest,
  emptyStream,
  extendStream,
  frontierFromHex,
  hex,
  peaksAsHex,
  type SignedCheckpoint,
  type Signer,
  type StreamState,
  signCheckpoint,
} from '@gov/ledger';
import type { AgencyTransaction } from '#platform/server/database/transaction.ts';
import {
  type AuditEventRow,
  deletePending,
  insertCheckpoint,
  insertSeals,
  type KeptCheckpoint,
  lastCheckpoint,
  pendingRows,
  type Seal,
} from './audit-store.ts';
import { sealedRecord } from './sealed-record.ts';

/** Rows in one batch: bounds memory and the length of the transaction. */
export const sealBatch = 1000;

export interface Sealing {
  readonly signer: Signer;
  readonly now: Instant;
}

export interface SealedBatch {
  readonly checkpoint: SignedCheckpoint;
  /** The batch was full: call again. */
  readonly more: boolean;
}

/**
 * Chains the waiting rows of one agency behind the last checkpoint and signs a new one; undefined when nothing
 * waits. Running twice seals nothing twice: the list of waiting rows is emptied in the same transaction.
 */
export async function sealAgency(tx: AgencyTransaction, sealing: Sealing): Promise<Result<SealedBatch | undefined>> {
  const [last, rows] = await Promise.all([
    tx.first(lastCheckpoint(tx.agencyId)),
    tx.all(pendingRows(tx.agencyId, sealBatch)),
  ]);
  if (rows.length === 0) return ok(undefined);
  const { seals, state } = chain(tx.agencyId, stateAfter(tx.agencyId, last), rows);
  const checkpoint = await signCheckpoint(sm3, sealing.signer, { agencyId: tx.agencyId, state, at: sealing.now });
  tx.write(insertSeals(tx.agencyId, seals));
  tx.write(insertCheckpoint({ ...checkpoint, peaks: peaksAsHex(state.frontier) }));
  tx.write(deletePending(tx.agencyId, seals));
  return ok({ checkpoint, more: rows.length === sealBatch });
}

function stateAfter(agencyId: AgencyId, last: KeptCheckpoint | undefined): StreamState {
  if (!last) return emptyStream(sm3, agencyId);
  const frontier = frontierFromHex(last.size, last.peaks);
  const head = bytesOfHex(last.head);
  if (!frontier || !head) throw new Error(`the last audit checkpoint of ${agencyId} is damaged: run verify audit`);
  return { head, frontier, checkpoint: checkpointDigest(sm3, last) };
}

function chain(agencyId: AgencyId, start: StreamState, rows: readonly AuditEventRow[]) {
  const seals: Seal[] = [];
  let state = start;
  for (const row of rows) {
    const sequence = state.frontier.size + 1;
    state = extendStream(sm3, state, { agencyId, sequence, record: sealedRecord(row) });
    seals.push({ sequence, eventId: row.id, hash: hex(state.head) });
  }
  return { seals, state };
}
