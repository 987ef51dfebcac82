import { useState } from 'react';
import type { MatterRow } from '../../contract.ts';
import { rowKey } from '../lists/row-words.ts';
import { allOrNone, nothingPicked, type Picked, toggled } from './picking.ts';

/** Which rows of the list are chosen; a row that is gone is chosen no longer. */
export function usePicks(rows: readonly MatterRow[]) {
  const [picked, setPicked] = useState<Picked>(nothingPicked);
  const order = rows.map(rowKey);
  return {
    rows: rows.filter((row) => picked.keys.has(rowKey(row))),
    has: (row: MatterRow) => picked.keys.has(rowKey(row)),
    toggle: (row: MatterRow, asRange = false) => setPicked((now) => toggled(now, rowKey(row), order, asRange)),
    toggleAll: () => setPicked((now) => allOrNone(now, order)),
    none: () => setPicked(nothingPicked),
  };
}

export type Picks = ReturnType<typeof usePicks>;
