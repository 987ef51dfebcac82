import { addMillis, type Clock, type Instant, ok, type Result } from '@gov/base';
import type { Database } from '#platform/server/database/pool.ts';
import type { AgencyTransaction } from '#platform/server/database/transaction.ts';
import { wakeUpRows } from '#platform/server/relay/wake-up-store.ts';
import {
  askEveryAgency,
  removeAccessCodes,
  removeAttempts,
  removeCommands,
  removeSessions,
} from './housekeeping-store.ts';

/** Kind of the wake-ups that remove what is over; the key says what. */
export const housekeepingKind = 'platform.housekeeping';
const keys = { each: 'commands', platform: 'sign-in' } as const;

const dayMillis = 86_400_000;
/**
 * A browser asks again with the same command id only from the page the command was written on, and that page is signed
 * in for twelve hours at most; the rest is for a page left open over a long holiday weekend.
 */
export const commandsKeptMillis = 7 * dayMillis;
/** Sessions and codes after their last instant. What happened with them stands in the audit. */
export const sessionsKeptMillis = 7 * dayMillis;
/** As long as the counter itself remembers. */
export const attemptsKeptMillis = dayMillis;

/** Rows of one kind in one transaction. */
const batch = 500;
/** When everything is tidy. */
const restMillis = 6 * 3_600_000;

/**
 * One batch, inside one agency's own transaction; what is left is asked for again at once, else in some hours. Run
 * twice, the second finds less to do; killed, nothing of the batch is gone and the wake-up is still there.
 */
export async function keepHouse(tx: AgencyTransaction, key: string, now: Instant): Promise<Result<unknown>> {
  const removed = key === keys.platform ? await tidySignIn(tx, now) : await tidyCommands(tx, now);
  const dueAt = removed.some((count) => count >= batch) ? now : addMillis(now, restMillis);
  return ok(tx.write(wakeUpRows(tx.agencyId, [{ kind: housekeepingKind, key, dueAt }])));
}

const tidyCommands = async (tx: AgencyTransaction, now: Instant): Promise<readonly number[]> => {
  const gone = await tx.first(removeCommands(tx.agencyId, addMillis(now, -commandsKeptMillis), batch));
  return [gone?.removed ?? 0];
};

/** Platform tables only: they belong to no agency, so the platform agency's own wake-up looks after them. */
async function tidySignIn(tx: AgencyTransaction, now: Instant): Promise<readonly number[]> {
  const over = addMillis(now, -sessionsKeptMillis);
  const statements = [
    removeSessions(over, batch),
    removeAccessCodes(over, batch),
    removeAttempts(addMillis(now, -attemptsKeptMillis), batch),
  ];
  const removed: number[] = [];
  for (const statement of statements) removed.push((await tx.first(statement))?.removed ?? 0);
  return removed;
}

export interface Housekeeping {
  /** Looks now and then whether every agency has its wake-ups; the first time at once. */
  start(): Promise<void>;
  stop(): void;
}

export interface HousekeepingOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly poke: () => void;
  readonly failed: (error: unknown) => void;
}

const lookAgainMillis = 3_600_000;

/** For agencies opened meanwhile, too: nobody who opens one has to think of it. Several processes may look at once. */
export function openHousekeeping({ database, clock, poke, failed }: HousekeepingOptions): Housekeeping {
  const askAll = async (): Promise<void> => {
    await database.read(askEveryAgency(housekeepingKind, keys, clock.now()));
    poke();
  };
  let timer: NodeJS.Timeout | undefined;
  return {
    async start() {
      timer ??= setInterval(() => void askAll().catch(failed), lookAgainMillis).unref();
      await askAll();
    },
    stop: () => clearInterval(timer),
  };
}
