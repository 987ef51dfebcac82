import { runWakeUp } from '#platform/server/components/run-wake-up.ts';
import type { AgencyTransaction } from '#platform/server/database/transaction.ts';
import type { House } from '#platform/server/http/house.ts';
import { createRelay } from '#platform/server/relay/relay.ts';

export interface Counting {
  readonly house: House;
  readonly transactions: AgencyTransaction[];
  reads: number;
}

/** The house, with every transaction it opens kept so that its statements can be counted. */
export function counted(house: House): Counting {
  const counting = { house, transactions: [] as AgencyTransaction[], reads: 0 };
  const database: House['database'] = {
    ...house.database,
    agency: (agencyId, run, options) =>
      house.database.agency(
        agencyId,
        (tx) => {
          counting.transactions.push(tx);
          return run(tx);
        },
        options,
      ),
    read: (statement) => {
      counting.reads += 1;
      return house.database.read(statement);
    },
  };
  return Object.assign(counting, { house: { ...house, database } });
}

/** One piece of background work: what it was, and the statements of each of its transactions, without the commit. */
export interface CountedRun {
  readonly kind: string;
  readonly statements: readonly number[];
  /** Beside them, on connections of their own. */
  readonly reads: number;
}

/** Does everything that is due as the relay does, one piece after the other, and says what each has cost. */
export async function settleCounted(counting: Counting): Promise<readonly CountedRun[]> {
  const { house } = counting;
  const runs: CountedRun[] = [];
  const relay = createRelay({
    ...{ database: house.database, clock: house.clock, log: house.log, concurrency: 1 },
    run: async (work, transact, stillAtIt) => {
      counting.transactions.length = 0;
      counting.reads = 0;
      const result = await runWakeUp(house, work, transact, stillAtIt);
      const statements = counting.transactions.map((tx) => tx.statements - 1);
      runs.push({ kind: work.kind, statements, reads: counting.reads });
      return result;
    },
  });
  await relay.settle();
  return runs;
}
