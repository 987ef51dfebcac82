import { addMillis, type Instant } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';

/** A name nobody guessed at for so long begins anew. */
const forgottenMillis = 24 * 3_600_000;
const staleBefore = (now: Instant) => addMillis(now, -forgottenMillis);

export const findLock = (nameDigest: string, now: Instant) => sql<{ readonly lockedUntil: Instant }>`
  select locked_until as "lockedUntil" from office.sign_in_attempt
  where name_digest = ${nameDigest} and locked_until > ${now}`;

/**
 * Counts a wrong attempt; answers how many there are now in a row, others at the same moment included. Each count takes
 * two forgotten names away, so that invented names never pile up.
 */
export const countAttempt = (nameDigest: string, now: Instant) => sql<{ readonly failures: number }>`
  with forgotten as (
    delete from office.sign_in_attempt where name_digest in (
      select name_digest from office.sign_in_attempt
      where last_at < ${staleBefore(now)} and name_digest <> ${nameDigest}
      order by last_at limit 2 for update skip locked))
  insert into office.sign_in_attempt as a (name_digest, failures, last_at) values (${nameDigest}, 1, ${now})
  on conflict (name_digest) do update set
    failures = case when a.last_at < ${staleBefore(now)} then 1 else a.failures + 1 end, last_at = ${now}
  returning failures`;

/** Locks the name at least until then. */
export const lockName = (nameDigest: string, until: Instant) => sql`
  update office.sign_in_attempt set locked_until = greatest(locked_until, ${until}::timestamptz)
  where name_digest = ${nameDigest}`;

/** The door opens: wrong attempts are forgotten, unless the name was locked meanwhile. */
export const forgetAttempts = (nameDigest: string, now: Instant) => sql`
  delete from office.sign_in_attempt
  where name_digest = ${nameDigest} and (locked_until is null or locked_until <= ${now})`;

/** The owner was proved another way: the lock goes too. */
export const liftLock = (nameDigest: string) => sql`
  delete from office.sign_in_attempt where name_digest = ${nameDigest}`;
