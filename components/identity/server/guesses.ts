import { addMillis, type Instant } from '@gov/base';
import type { Statement, Transaction } from '#platform/server/database/transaction.ts';
import { countAttempt, findLock, forgetAttempts, liftLock, lockName } from '#platform/server/identity/attempt-store.ts';
import { delayAfterFailures } from '../rules/lock-out.ts';

/** Wrong attempts at one name, and how long it is locked for them. */
export interface Guesses {
  lockedUntil(): Promise<Instant | null>;
  /** Counted at once and for good, whatever becomes of the request. */
  count(): Promise<void>;
  /** Inside the transaction that lets its owner in: forgets them; answers the lock where there is one meanwhile. */
  forget(tx: Transaction): Promise<Instant | null>;
  /** Inside a transaction in which the owner was proved another way. */
  lift(tx: Transaction): void;
}

/** Where statements commit by themselves. */
interface Place {
  readonly now: Instant;
  read<Row>(statement: Statement<Row>): Promise<readonly Row[]>;
}

/** … and the house's digest of names. */
interface PlaceOfNames extends Place {
  digest(purpose: string, text: string): string;
}

/**
 * Attempts stand in the database under a keyed digest: all processes count together, a restart forgets none, and a
 * name that nobody has is counted and locked like any other, with the same work.
 */
export const guessesOf = (place: PlaceOfNames, signInName: string): Guesses =>
  guessesUnder(place, place.digest('sign-in-name', signInName.trim().toLowerCase()));

/** The same for something else that can be guessed at, under a digest of its own. */
export function guessesUnder({ now, read }: Place, name: string): Guesses {
  return {
    lockedUntil: async () => (await read(findLock(name, now)))[0]?.lockedUntil ?? null,
    async count() {
      const failures = (await read(countAttempt(name, now)))[0]?.failures ?? 0;
      const delay = delayAfterFailures(failures);
      if (delay > 0) await read(lockName(name, addMillis(now, delay)));
    },
    async forget(tx) {
      tx.write(forgetAttempts(name, now));
      return (await tx.first(findLock(name, now)))?.lockedUntil ?? null;
    },
    lift: (tx) => tx.write(liftLock(name)),
  };
}
