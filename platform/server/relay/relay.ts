import { addMillis, type Clock, type Instant, type Result, reject } from '@gov/base';
import { isDatabaseError } from '#platform/server/database/database-error.ts';
import type { Database } from '#platform/server/database/pool.ts';
import type { AgencyTransaction } from '#platform/server/database/transaction.ts';
import { failWakeUp, finishWakeUp, type LeasedWakeUp, postponeWakeUp, renewLease, takeDue } from './wake-up-store.ts';

/** Runs the body in the agency's own transaction and removes the wake-up in the same one, fenced by the lease. */
export type Transact = <T>(body: (tx: AgencyTransaction) => Promise<Result<T>>) => Promise<Result<T>>;

const postponed = 'relay.postponed';

/** The answer of work that cannot be done yet: all of it is rolled back, and it is tried again then. No failure, never given up. */
export const postpone = (until: Instant) => reject(postponed, { until });

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

export interface Relay {
  start(): void;
  /** There is new work due now: looked for at once instead of at the next poll. */
  poke(): void;
  /** Does everything that is due, what this leaves behind included, and answers how many runs that were. */
  settle(): Promise<number>;
  /** Takes nothing more and waits for what is running. */
  stop(): Promise<void>;
}

/** Seconds after the n-th failure: 1, 2, 4 … at most an hour. */
const backOffMs = (attempts: number): number => Math.min(1000 * 2 ** attempts, 3_600_000);

export function createRelay(options: RelayOptions): Relay {
  const { database, clock, log, concurrency = 4, pollMs = 1000, leaseMs = 120_000, maximumAttempts = 12 } = options;
  const running = new Set<Promise<void>>();
  let stopping = false;
  let loop: Promise<void> | undefined;
  let newWork = deferred();

  const take = (atMost: number) => {
    const now = clock.now();
    const atMostPerAgency = Math.max(1, Math.ceil(atMost / 2));
    return database.read(takeDue({ now, leaseUntil: addMillis(now, leaseMs), atMost, atMostPerAgency }));
  };

  const transactUnder =
    (work: LeasedWakeUp): Transact =>
    (body) =>
      database.agency(work.agencyId, async (tx) => {
        const result = await body(tx);
        if (!result.ok) return result;
        return (await tx.first(finishWakeUp(work))) ? result : reject('relay.lease-lost');
      });

  const renewing = (work: LeasedWakeUp): StillAtIt => {
    let renewAt = addMillis(clock.now(), leaseMs / 4);
    return async () => {
      const now = clock.now();
      if (now < renewAt) return;
      renewAt = addMillis(now, leaseMs / 4);
      await database.read(renewLease(work, addMillis(now, leaseMs)));
    };
  };

  const attempt = (work: LeasedWakeUp): Promise<string | undefined> =>
    options.run(work, transactUnder(work), renewing(work)).then(
      async (result) => {
        if (result.ok || result.rejection.code !== postponed) return result.ok ? undefined : result.rejection.code;
        await database.read(postponeWakeUp(work, result.rejection.data?.until as Instant)); // reason: `postpone` puts it there
        return undefined;
      },
      (error) => codeOf(error),
    );

  const runOne = async (work: LeasedWakeUp): Promise<void> => {
    // Work that took its whole process down so often is not tried once more.
    const errorCode = work.attempts >= maximumAttempts ? 'relay.abandoned' : await attempt(work);
    if (errorCode === undefined || errorCode === 'relay.lease-lost') return;
    const retryAt = addMillis(clock.now(), backOffMs(work.attempts));
    const [failed] = await database.read(failWakeUp(work, { retryAt, errorCode, maximumAttempts }));
    const dead = failed?.state === 'DEAD';
    log({
      // given up is the operator's business; what is tried again may yet succeed
      level: dead ? 'error' : 'warn',
      event: 'wake-up-failed',
      agency: work.agencyId,
      kind: work.kind,
      attempts: work.attempts + 1,
      errorCode,
      dead,
    });
  };

  const launch = (work: LeasedWakeUp): void => {
    const run: Promise<void> = runOne(work)
      // The lease runs out and the work is taken again.
      .catch((error) =>
        log({
          level: 'error',
          event: 'wake-up-abandoned',
          agency: work.agencyId,
          kind: work.kind,
          errorCode: codeOf(error),
        }),
      )
      .finally(() => running.delete(run));
    running.add(run);
  };

  /** Answers whether there may be more to take at once. */
  const fill = async (): Promise<boolean> => {
    const free = concurrency - running.size;
    const taken = await take(free);
    for (const work of taken) launch(work);
    return taken.length > 0;
  };

  const goRound = async (): Promise<void> => {
    while (!stopping) {
      newWork = deferred();
      const more = await fill().catch((error) => {
        log({ level: 'error', event: 'relay-cannot-take', errorCode: codeOf(error) });
        return false;
      });
      if (running.size >= concurrency) await Promise.race(running);
      else if (!more) await atMostMs(pollMs, [newWork.promise, ...running]);
    }
    await Promise.all(running);
  };

  return {
    start: () => {
      loop ??= goRound();
    },
    poke: () => newWork.resolve(),
    async settle() {
      for (let done = 0; ; ) {
        const taken = await take(concurrency);
        await Promise.all(taken.map(runOne));
        done += taken.length;
        if (taken.length === 0) return done;
      }
    },
    async stop() {
      stopping = true;
      newWork.resolve();
      await loop;
    },
  };
}

/** Waits for the first of these, or for the time to be over. */
async function atMostMs(limitMs: number, events: readonly Promise<void>[]): Promise<void> {
  const time = deferred();
  const timer = setTimeout(time.resolve, limitMs);
  timer.unref();
  await Promise.race([time.promise, ...events]);
  clearTimeout(timer);
}

function deferred(): { readonly promise: Promise<void>; resolve(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { promise, resolve };
}

/** Never the message: it may quote content. */
const codeOf = (error: unknown): string =>
  isDatabaseError(error) ? `database.${error.code}` : error instanceof Error ? `exception.${error.name}` : 'exception';
