import { type MatterId, ok, type Result, reject } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type {
  CountBy,
  MatterContent,
  MatterRecord,
  MattersService,
  RecordCount,
  RecordsPage,
  RecordsWanted,
} from '../../contract.ts';
import { loadMatter } from '../handling/load-matter.ts';
import { readMatter } from '../handling/store.ts';
import { findKind } from '../kinds/store.ts';
import { granteeKeysOf } from '../readers.ts';
import { plainValues } from '../view/paper.ts';
import { listEvents } from '../view/store.ts';
import { countRecords, countsOfKind, endedOfKind, recordsOfKind } from './store.ts';

type Records = Pick<MattersService, 'endedSince' | 'record' | 'records' | 'recordCount' | 'recordCounts'>;

/** The matters of one kind as a list, within what the caller reads; a field that any step hides is asked for in vain. */
export function recordsFor(context: UseCaseContext): Records {
  const { tx } = context;
  const concealed = async (kindCode: string): Promise<ReadonlySet<string>> =>
    new Set((await tx.first(findKind(tx.agencyId, kindCode)))?.concealed ?? []);
  return {
    endedSince: (wanted) => tx.all(endedOfKind(tx.agencyId, { ...wanted, grantees: granteeKeysOf(context) })),
    record: (matterId) => oneRecord(context, matterId),
    async records(wanted: RecordsPage, keys: readonly string[]): Promise<readonly MatterRecord[]> {
      const hidden = await concealed(wanted.kindCode);
      if (asksForHidden(wanted, hidden) || (wanted.sort && hidden.has(wanted.sort.key))) return [];
      const shown = keys.filter((key) => !hidden.has(key));
      return tx.all(
        recordsOfKind(tx.agencyId, { ...open(wanted, hidden), grantees: granteeKeysOf(context), keys: shown }),
      );
    },
    async recordCount(wanted: RecordsWanted, most?: number): Promise<number> {
      const hidden = await concealed(wanted.kindCode);
      if (asksForHidden(wanted, hidden)) return 0;
      const row = await tx.first(
        countRecords(tx.agencyId, { ...open(wanted, hidden), grantees: granteeKeysOf(context) }, most),
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

async function oneRecord(context: UseCaseContext, matterId: MatterId): Promise<Result<MatterContent>> {
  const found = await loadMatter(context, matterId, undefined, readMatter);
  if (!found.ok) return found;
  const { row, state } = found.value;
  if (row.state === 'DRAFT') return reject('matters.not-found');
  const events = await context.tx.all(listEvents(context.tx.agencyId, matterId));
  const { kindCode, title, number, starterPersonId, changedAt, formVersionId } = row;
  return ok({
    ...{ kindCode, title, number, starterPersonId, changedAt, formVersionId },
    state: row.state,
    startedAt: events[0]?.at ?? null,
    endedAt: state.endedAt ?? null,
    values: plainValues(context, found.value),
  });
}

const asksForHidden = ({ filters }: RecordsWanted, hidden: ReadonlySet<string>): boolean =>
  filters.some(({ key }) => hidden.has(key));

/** The search looks into no concealed field. */
function open<W extends RecordsWanted>(wanted: W, hidden: ReadonlySet<string>): W {
  if (!wanted.search) return wanted;
  const { words, keys, coded = [] } = wanted.search;
  const search = {
    words,
    keys: keys.filter((key) => !hidden.has(key)),
    coded: coded.filter(({ key }) => !hidden.has(key)),
  };
  return { ...wanted, search };
}
