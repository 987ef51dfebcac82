import type { Condition } from '@gov/expression';
import { useState } from 'react';

/** Rows as they are typed, and the source that stood when they were left: they count while it still stands. */
export interface KeptRows {
  readonly source: string;
  readonly rows: Condition;
}

/** Keeps rows that are not whole yet beyond the builder, so that whoever looks elsewhere finds them again. */
export interface RowsMemory {
  readonly get: () => KeptRows | undefined;
  readonly set: (kept: KeptRows) => void;
}

/**
 * The rows as they are typed, which the source cannot say yet. Where the source was changed by something else – 撤销, a
 * sentence typed beside it –, the rows are what it says.
 */
export function useKeptRows(source: string, memory: RowsMemory | undefined) {
  const [kept, setKept] = useState(() => memory?.get());
  const keep = (rows: Condition, written: string | undefined): void => {
    const next = { source: written ?? source, rows };
    setKept(next);
    memory?.set(next);
  };
  return { rows: kept?.source === source ? kept.rows : undefined, keep };
}
