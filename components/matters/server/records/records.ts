import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { CountBy, MatterRecord, MattersService, RecordCount, RecordsPage, RecordsWanted } from '../../contract.ts';
import { findKind } from '../kinds/store.ts';
import { granteeKeysOf } from '../readers.ts';
import { countRecords, countsOfKind, recordsOfKind } from './store.ts';

type Records = Pick<MattersService, 'records' | 'recordCount' | 'recordCounts'>;

/** The matters of one kind as a list, within what the caller reads; a field that any step hides is asked for in vain. */
export function recordsFor(context: UseCaseContext): Records {
  const { tx } = context;
  const concealed = async (kindCode: string): Promise<ReadonlySet<string>> =>
    new Set((await tx.first(findKind(tx.agencyId, kindCode)))?.concealed ?? []);
  return {
    async records(wanted: RecordsPage, keys: readonly string[]): Promise<readonly MatterRecord[]> {
      const hidden = await concealed(wanted.kindCode);
      if (asksForHidden(wanted, hidden) || (wanted.sort && hidden.has(wanted.sort.key))) return [];
      const shown = keys.filter((key) => !hidden.has(key));
      return tx.all(
        recordsOfKind(tx.agencyId, { ...open(wanted, hidden), grantees: granteeKeysOf(context), keys: shown }),
      );
    },
    async recordCount(wanted: RecordsWanted): Promise<number> {
      const hidden = await concealed(wanted.kindCode);
      if (asksForHidden(wanted, hidden)) return 0;
      const row = await tx.first(
        countRecords(tx.agencyId, { ...open(wanted, hidden), grantees: granteeKeysOf(context) }),
      );
      return row?.count ?? 0;
    },
    async recordCounts(wanted: RecordsWanted, by: CountBy): Promise<readonly RecordCount[]> {
      const hidden = await concealed(wanted.kindCode);
      const counted = [...('key' in by.by ? [by.by.key] : [by.by.month]), ...(by.sum ? [by.sum] : [])];
      if (asksForHidden(wanted, hidden) || counted.some((key) => hidden.has(key))) return [];
      return tx.all(countsOfKind(tx.agencyId, { ...open(wanted, hidden), grantees: granteeKeysOf(context) }, by));
    },
  };
}

const asksForHidden = ({ filters }: RecordsWanted, hidden: ReadonlySet<string>): boolean =>
  filters.some(({ key }) => hidden.has(key));

/** The search looks into no concealed field. */
const open = <W extends RecordsWanted>(wanted: W, hidden: ReadonlySet<string>): W =>
  wanted.search
    ? { ...wanted, search: { ...wanted.search, keys: wanted.search.keys.filter((key) => !hidden.has(key)) } }
    : wanted;
