import type { AgencyId, Instant } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';
import type { Statement } from '#platform/server/database/transaction.ts';

/** How many rows one statement took away. */
type Removed = Statement<{ readonly removed: number }>;

/** Stored replies of one agency, the oldest first; whoever comes second to a row waits and finds it gone. */
export const removeCommands = (agencyId: AgencyId, before: Instant, atMost: number): Removed => sql`
  with old as (
    select person_id, command_id from office.command where agency_id = ${agencyId} and at < ${before}
    order by at limit ${atMost}
  ), gone as (
    delete from office.command c using old where c.agency_id = ${agencyId} and c.person_id = old.person_id
      and c.command_id = old.command_id returning 1
  )
  select count(*)::int as removed from gone`;

/** Rows in use are passed over. Whatever ended them, no session lives past its last instant: that one alone decides. */
export const removeSessions = (before: Instant, atMost: number): Removed => sql`
  with old as (
    select token_hash from office.session where expires_at < ${before}
    order by expires_at limit ${atMost} for update skip locked
  ), gone as (delete from office.session s using old where s.token_hash = old.token_hash returning 1)
  select count(*)::int as removed from gone`;

/** That the code of an agency's set-up was used stays on record: no other may be made for its person. */
export const removeAccessCodes = (before: Instant, atMost: number): Removed => sql`
  with old as (
    select code_hash from office.access_code
    where expires_at < ${before} and (needs_consent or used_at is null)
    order by expires_at limit ${atMost} for update skip locked
  ), gone as (delete from office.access_code c using old where c.code_hash = old.code_hash returning 1)
  select count(*)::int as removed from gone`;

/** Counts of wrong attempts nobody continued; a name that is still locked keeps its lock. */
export const removeAttempts = (before: Instant, atMost: number): Removed => sql`
  with old as (
    select name_digest from office.sign_in_attempt
    where last_at < ${before} and (locked_until is null or locked_until < ${before})
    order by last_at limit ${atMost} for update skip locked
  ), gone as (delete from office.sign_in_attempt a using old where a.name_digest = old.name_digest returning 1)
  select count(*)::int as removed from gone`;

/**
 * One wake-up for every agency that has none yet, and the one for sign-in at the platform agency. A dead one is left to
 * the operator.
 */
export const askEveryAgency = (kind: string, keys: { readonly each: string; readonly platform: string }, at: Instant) =>
  sql`
  insert into office.wake_up (agency_id, kind, key, due_at)
  select a.id, ${kind}::text, k.key, ${at}::timestamptz
  from office.agency a
  cross join (values (${keys.each}::text, false), (${keys.platform}::text, true)) as k (key, platform_only)
  where not k.platform_only or a.kind = 'PLATFORM'
  order by a.id, k.key
  on conflict (agency_id, kind, key) do nothing`;
