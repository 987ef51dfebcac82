import { addMillis, type Clock, type Instant, type Result, reject } from '@gov/base';
import { isDatabaseError } from '#platform/server/database/database-error.ts';
import type { Database } from '#platform/server/database/pool.ts';
import type { AgencyTransaction } from '#platform/server/database/transaction.ts';
import { failWakeUp, finishWakeUp, type LeasedWakeUp, postponeWakeUp, renewLease } from './wake-up-store.ts';

/** Runs the body in the agency's own transaction and removes the wake-up in the same one, fenced by the lease. */
export type Transact = <T>(body: (tx: AgencyTransaction) => Promise<Result<T>>) => Promise<Result<T>>;

const postponed = 'relay.postponed';

/**
 * The answer of work that cannot be done yet: all of it is rolled back, and it is tried again then. No failure, never given up.
 * `why`, the code of a refusal, is logged the first time, not at every trial.
 */
export const postpone = (until: Instant, why?: string) => reject(postponed, { until, ...(why ? { why } : {}) });

/** Says that long work outside any transaction is still going on: its lease begins anew. Not more often than needed. */
export type StillAtIt = () => Promise<void>;

export interface RelayOptions {
  readonly database: Database;
  readonly clock: Clock;
  /** Does one piece of work. It must call `transact` once and answer its result; it may run twice, never at once. */
  readonly run: (work: LeasedWakeUp, transact: Transact, stillAtIt: StillAtIt) => Promise<Result<unknown>>;
  readonly log: (entry: Readonly<Record<string, string | number | boolean | undefined>>) => void;
  /** Pieces of work at a time in this process. */
  readonly concurrency?: number;
  readonly pollMs?: number;
  readonly leaseMs?: number;
  readonly maximumAttempts?: number;
}

/** Seconds after the n-th failure: 1, 2, 4 … at most an hour. */
const backOffMs = (attempts: number): number => Math.min(1000 * 2 ** attempts, 3_600_000);

export const usualLeaseMs = 120_000;
const usualAttempts = 12;

/** Does one piece of work under its lease and says what became of it: done, postponed, to be tried again, given up. */
export async function workOn(options: RelayOptions, work: LeasedWakeUp): Promise<void> {
  const { database, clock, maximumAttempts = usualAttempts } = options;
  // Work that took its whole process down so often is not tried once more.
  const errorCode = work.attempts >= maximumAttempts ? 'relay.abandoned' : await attempt(options, work);
  if (errorCode === undefined || errorCode === 'relay.lease-lost') return;
  const retryAt = addMillis(clock.now(), backOffMs(work.attempts));
  const [failed] = await database.read(failWakeUp(work, { retryAt, errorCode, maximumAttempts }));
  const dead = failed?.state === 'DEAD';
  options.log({
    // given up is the operator's business; what is tried again may yet succeed
    level: dead ? 'error' : 'warn',
    event: 'wake-up-failed',
    agency: work.agencyId,
    kind: work.kind,
    attempts: work.attempts + 1,
    errorCode,
    dead,
  });
}

/** Undefined when it is done or postponed, else why not. */
const attempt = (options: RelayOptions, work: LeasedWakeUp): Promise<string | undefined> =>
  options.run(work, transactUnder(options, work), renewing(options, work)).then(
    async (result) => {
      if (result.ok || result.rejection.code !== postponed) return result.ok ? undefined : result.rejection.code;
      const { until, why } = result.rejection.data as { until: Instant; why?: string }; // reason: `postpone` puts them there
      await options.database.read(postponeWakeUp(work, until, why ?? null));
      if (why && why !== work.lastErrorCode) sayPostponed(options, work, why);
      return undefined;
    },
    (error) => codeOf(error),
  );

const sayPostponed = ({ log }: RelayOptions, { agencyId, kind, key }: LeasedWakeUp, errorCode: string): void =>
  log({ level: 'warn', event: 'wake-up-postponed', agency: agencyId, kind, key, errorCode });

const transactUnder =
  ({ database }: RelayOptions, work: LeasedWakeUp): Transact =>
  (body) =>
    database.agency(work.agencyId, async (tx) => {
      const result = await body(tx);
      if (!result.ok) return result;
      return (await tx.first(finishWakeUp(work))) ? result : reject('relay.lease-lost');
    });

function renewing({ database, clock, leaseMs = usualLeaseMs }: RelayOptions, work: LeasedWakeUp): StillAtIt {
  let renewAt = addMillis(clock.now(), leaseMs / 4);
  return async () => {
    const now = clock.now();
    if (now < renewAt) return;
    renewAt = addMillis(now, leaseMs / 4);
    await database.read(renewLease(work, addMillis(now, leaseMs)));
  };
}

/** Never the message: it may quote content. */
export const codeOf = (error: unknown): string =>
  isDatabaseError(error) ? `database.${error.code}` : error instanceof Error ? `exception.${error.name}` : 'exception';
