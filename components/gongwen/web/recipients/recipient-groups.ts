import type { Recipient } from '../../contract.ts';

export interface RecipientGroup {
  readonly words: string;
  readonly rows: readonly Recipient[];
}

/** Superiors first, as letters to them are addressed first; the others by how near they stand. */
const order: readonly Recipient['relation'][] = [
  'SUPERIOR',
  'GUIDING',
  'SUBORDINATE',
  'GUIDED',
  'PEER',
  'NOT_SUBORDINATE',
];

/** Agencies by their relation to ours, only those whose name or short name contains the query; no empty groups. */
export function groupsOf(agencies: readonly Recipient[], query: string): readonly RecipientGroup[] {
  const wanted = query.trim();
  const found = agencies.filter(({ name, shortName }) => name.includes(wanted) || shortName.includes(wanted));
  return order.flatMap((relation) => {
    const rows = found.filter((agency) => agency.relation === relation);
    const [first] = rows;
    return first ? [{ words: first.relationWords, rows }] : [];
  });
}
