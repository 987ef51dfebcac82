import { addMillis, type Instant } from '@gov/base';
import type { PublicContext } from '#platform/server/components/component-server.ts';
import type { Database } from '#platform/server/database/pool.ts';
import {
  type AccountRow,
  countFailedAttempt,
  findAccount,
  lockUntil,
} from '#platform/server/identity/account-store.ts';
import { delayAfterFailures } from '../rules/lock-out.ts';

/** Wrong attempts at one name, and how long it is locked for them. */
export interface Guesses {
  lockedUntil(): Promise<Instant | null>;
  count(): Promise<void>;
}

type Place = Pick<PublicContext, 'database' | 'now'>;

/** An account's attempts stand in the database: all processes count together, attempts at the same moment too. */
export function guessesOf({ database, now }: Place, account: AccountRow): Guesses {
  return {
    lockedUntil: async () => (await database.read(findAccount(account.id)))[0]?.lockedUntil ?? null,
    async count() {
      const failures = (await database.read(countFailedAttempt(account.id)))[0]?.failures ?? 0;
      const delay = delayAfterFailures(failures);
      if (delay > 0) await database.read(lockUntil(account.id, addMillis(now, delay)));
    },
  };
}

interface Attempts {
  failures: number;
  until: Instant | null;
}

/** Names nobody has, remembered per process; the oldest is forgotten first. */
const unknownNames = new WeakMap<Database, Map<string, Attempts>>();
const remembered = 10_000;

/** A name nobody has is locked like any other: the lock must not tell which names exist. */
export function guessesOfUnknown({ database, now }: Place, name: string): Guesses {
  const names = unknownNames.get(database) ?? new Map<string, Attempts>();
  unknownNames.set(database, names);
  return {
    lockedUntil: async () => names.get(name)?.until ?? null,
    async count() {
      const failures = (names.get(name)?.failures ?? 0) + 1;
      const delay = delayAfterFailures(failures);
      names.delete(name);
      names.set(name, { failures, until: delay > 0 ? addMillis(now, delay) : null });
      const oldest = names.keys().next().value;
      if (names.size > remembered && oldest !== undefined) names.delete(oldest);
    },
  };
}
