import { type AgencyId, ok } from '@gov/base';
import type { SignedCheckpoint, StoredEntry } from '@gov/ledger';
import type { Database } from '#platform/server/database/pool.ts';
import type { Statement } from '#platform/server/database/transaction.ts';
import { checkpoints, type SealedRow, sealedRows } from './audit-store.ts';
import { sealedRecord } from './sealed-record.ts';

const pageRows = 2000;

/** Runs one statement in a transaction of its own inside the agency. */
export async function readInAgency<Row>(
  database: Database,
  agencyId: AgencyId,
  statement: Statement<Row>,
): Promise<readonly Row[]> {
  const result = await database.agency(agencyId, async (tx) => ok(await tx.all(statement)));
  if (!result.ok) throw new Error(result.rejection.code);
  return result.value;
}

/** The sealed rows of an agency in order, page by page, each page a short transaction. */
export async function* storedEntries(
  database: Database,
  agencyId: AgencyId,
  upTo: number,
): AsyncGenerator<StoredEntry> {
  for (let after = 0; ; ) {
    const rows = await readInAgency(database, agencyId, sealedRows(agencyId, { after, upTo, limit: pageRows }));
    for (const row of rows) yield storedEntry(agencyId, row);
    after = rows.at(-1)?.sequence ?? upTo;
    if (rows.length < pageRows) return;
  }
}

const storedEntry = (agencyId: AgencyId, row: SealedRow): StoredEntry => ({
  agencyId,
  sequence: row.sequence,
  entryId: row.eventId,
  hash: row.hash,
  record: row.id === null ? undefined : sealedRecord({ ...row, id: row.id }),
});

export async function* storedCheckpoints(
  database: Database,
  agencyId: AgencyId,
  upTo: number,
): AsyncGenerator<SignedCheckpoint> {
  for (let after = 0; ; ) {
    const page = await readInAgency(database, agencyId, checkpoints(agencyId, { after, upTo, limit: pageRows }));
    yield* page;
    after = page.at(-1)?.size ?? upTo;
    if (page.length < pageRows) return;
  }
}
