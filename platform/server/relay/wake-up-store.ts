import type { AgencyId, Instant } from '@gov/base';
import { json, sql } from '#platform/server/database/sql.ts';

export interface WakeUp {
  readonly kind: string;
  readonly key: string;
  readonly dueAt: Instant;
}

/** A wake-up that was taken: `token` fences everything done under this lease. */
export interface LeasedWakeUp {
  readonly agencyId: AgencyId;
  readonly kind: string;
  readonly key: string;
  readonly token: number;
  /** Runs that failed before this one. */
  readonly attempts: number;
  /** Why the run before this one came to nothing, if it said so. */
  readonly lastErrorCode?: string | null;
}

/**
 * Asks for work; written in the transaction that leaves it behind. Asking again for the same key keeps the earlier
 * instant; it also revives a dead one. One statement for a whole batch.
 */
export const wakeUpRows = (agencyId: AgencyId, wakeUps: readonly WakeUp[]) => sql`
  with ${wakeUpPart(agencyId, wakeUps)} select 1`;

/** The same as a part of a statement that writes more. */
export const wakeUpPart = (agencyId: AgencyId, wakeUps: readonly WakeUp[]) => sql`
  wake_up_written as (
  insert into office.wake_up (agency_id, kind, key, due_at)
  select ${agencyId}::uuid, r.kind, r.key, r.due_at
  from jsonb_to_recordset(${json(earliestPerKey(wakeUps))}::jsonb) as r (kind text, key text, due_at timestamptz)
  on conflict (agency_id, kind, key) do update set
    due_at = least(wake_up.due_at, excluded.due_at),
    attempts = case when wake_up.state = 'DEAD' then 0 else wake_up.attempts end,
    state = 'WAITING')`;

/** Work whose time is known anew: its one wake-up stands at this instant from now on, or is withdrawn. */
export interface SetWakeUp {
  readonly kind: string;
  readonly key: string;
  /** Absent = nothing is left to do at any time. */
  readonly dueAt: Instant | undefined;
}

/**
 * Sets or withdraws wake-ups, as parts of a statement that writes more. Where one is being worked on right now, the instant
 * is that of the next run; a key must not be asked for in the same statement by `wakeUpPart` too.
 */
export const setWakeUpParts = (agencyId: AgencyId, wakeUps: readonly SetWakeUp[]) => {
  const last = [...new Map(wakeUps.map((one) => [`${one.kind}\n${one.key}`, one])).values()];
  const rows = last.flatMap(({ kind, key, dueAt }) => (dueAt ? [{ kind, key, due_at: dueAt }] : []));
  const withdrawn = last.flatMap(({ kind, key, dueAt }) => (dueAt ? [] : [{ kind, key }]));
  return sql`
  wake_up_set as (
  insert into office.wake_up (agency_id, kind, key, due_at)
  select ${agencyId}::uuid, r.kind, r.key, r.due_at
  from jsonb_to_recordset(${json(rows)}::jsonb) as r (kind text, key text, due_at timestamptz)
  on conflict (agency_id, kind, key) do update set due_at = excluded.due_at, attempts = 0, state = 'WAITING'),
  wake_up_let_go as (
  update office.wake_up w set due_at = null
  from jsonb_to_recordset(${json(withdrawn)}::jsonb) as r (kind text, key text)
  where w.agency_id = ${agencyId} and w.kind = r.kind and w.key = r.key and w.lease_until is not null),
  wake_up_withdrawn as (
  delete from office.wake_up w using jsonb_to_recordset(${json(withdrawn)}::jsonb) as r (kind text, key text)
  where w.agency_id = ${agencyId} and w.kind = r.kind and w.key = r.key and w.lease_until is null)`;
};

/** Sorted, so that two transactions asking for the same keys lock them in the same order. */
function earliestPerKey(wakeUps: readonly WakeUp[]): readonly { kind: string; key: string; due_at: Instant }[] {
  const rows = new Map<string, { kind: string; key: string; due_at: Instant }>();
  for (const { kind, key, dueAt } of wakeUps) {
    const place = `${kind}\n${key}`;
    const known = rows.get(place);
    if (!known || dueAt < known.due_at) rows.set(place, { kind, key, due_at: dueAt });
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

export interface Taking {
  readonly now: Instant;
  readonly leaseUntil: Instant;
  readonly atMost: number;
  readonly atMostPerAgency: number;
}

/**
 * Leases due work, the longest waiting of each agency first and every agency in turn: a crowd of one agency does
 * not hold up the others. Rows that another process is taking are passed over.
 */
export const takeDue = ({ now, leaseUntil, atMost, atMostPerAgency }: Taking) => sql<LeasedWakeUp>`
  with recursive agency as (
    (select w.agency_id from office.wake_up w where w.state = 'WAITING' order by w.agency_id limit 1)
    union all
    select (select w.agency_id from office.wake_up w where w.state = 'WAITING' and w.agency_id > a.agency_id
            order by w.agency_id limit 1)
    from agency a where a.agency_id is not null
  ), waiting as (
    select w.agency_id, w.kind, w.key, w.due_at, row_number() over (partition by w.agency_id order by w.due_at) as turn
    from agency a cross join lateral (
      select w.agency_id, w.kind, w.key, w.due_at from office.wake_up w
      where w.agency_id = a.agency_id and w.state = 'WAITING' and w.due_at <= ${now} and w.lease_until is null
      order by w.due_at limit ${atMostPerAgency}
    ) w
  ), abandoned as (
    select w.agency_id, w.kind, w.key, w.lease_until as due_at, 0 as turn
    from office.wake_up w where w.state = 'WAITING' and w.lease_until <= ${now} limit ${atMost}
  ), chosen as (
    select * from waiting union all select * from abandoned order by turn, due_at limit ${atMost}
  ), locked as (
    select w.agency_id, w.kind, w.key, w.lease_until is not null as abandoned
    from office.wake_up w join chosen c on (w.agency_id, w.kind, w.key) = (c.agency_id, c.kind, c.key)
    where w.state = 'WAITING' and (w.lease_until <= ${now} or (w.lease_until is null and w.due_at <= ${now}))
    for update of w skip locked
  )
  update office.wake_up w set
    lease_token = w.lease_token + 1,
    lease_until = ${leaseUntil},
    due_at = case when l.abandoned then w.due_at end,
    attempts = w.attempts + case when l.abandoned then 1 else 0 end
  from locked l
  where (w.agency_id, w.kind, w.key) = (l.agency_id, l.kind, l.key)
  returning w.agency_id as "agencyId", w.kind, w.key, w.lease_token as token, w.attempts, w.last_error_code as "lastErrorCode"`;

/**
 * The last statement of the work's own transaction: removes the wake-up, or leaves it for the next run where somebody
 * asked again meanwhile. No row: the lease was lost, and the transaction must not commit.
 */
export const finishWakeUp = ({ agencyId, kind, key, token }: LeasedWakeUp) => sql<{ readonly one: number }>`
  with again as (
    update office.wake_up set lease_until = null, attempts = 0, last_error_code = null
    where agency_id = ${agencyId} and kind = ${kind} and key = ${key} and lease_token = ${token} and due_at is not null
    returning 1 as one
  ), done as (
    delete from office.wake_up
    where agency_id = ${agencyId} and kind = ${kind} and key = ${key} and lease_token = ${token} and due_at is null
    returning 1 as one
  )
  select one from again union all select one from done`;

/** Long work that is still at it: nobody else takes it before `leaseUntil`. */
export const renewLease = ({ agencyId, kind, key, token }: LeasedWakeUp, leaseUntil: Instant) => sql`
  update office.wake_up set lease_until = ${leaseUntil}
  where agency_id = ${agencyId} and kind = ${kind} and key = ${key} and lease_token = ${token} and lease_until is not null`;

export interface Failure {
  readonly retryAt: Instant;
  readonly errorCode: string;
  readonly maximumAttempts: number;
}

/** Back to waiting, or dead after the last attempt: then it stays visible until somebody revives it. */
export const failWakeUp = (leased: LeasedWakeUp, { retryAt, errorCode, maximumAttempts }: Failure) => sql<{
  readonly state: string;
}>`
  update office.wake_up set
    lease_until = null,
    due_at = least(due_at, ${retryAt}),
    attempts = attempts + 1,
    last_error_code = ${errorCode},
    state = case when attempts + 1 >= ${maximumAttempts} then 'DEAD' else 'WAITING' end
  where agency_id = ${leased.agencyId} and kind = ${leased.kind} and key = ${leased.key} and lease_token = ${leased.token}
  returning state`;

/** Not now, and nobody's fault: it waits until then with all its attempts, and knows why. */
export const postponeWakeUp = ({ agencyId, kind, key, token }: LeasedWakeUp, until: Instant, why: string | null) => sql`
  update office.wake_up set lease_until = null, due_at = least(due_at, ${until}), attempts = 0, last_error_code = ${why}
  where agency_id = ${agencyId} and kind = ${kind} and key = ${key} and lease_token = ${token}`;

export interface DeadWakeUp {
  readonly agencyId: AgencyId;
  readonly agencyCode: string;
  readonly kind: string;
  readonly key: string;
  readonly attempts: number;
  readonly lastErrorCode: string | null;
}

/** For the operators: what has been given up. */
export const deadWakeUps = (atMost: number) => sql<DeadWakeUp>`
  select w.agency_id as "agencyId", a.code as "agencyCode", w.kind, w.key, w.attempts, w.last_error_code as "lastErrorCode"
  from office.wake_up w join office.agency a on a.id = w.agency_id
  where w.state = 'DEAD' order by a.code, w.kind, w.key limit ${atMost}`;

export const countDeadWakeUps = sql<{ readonly count: number }>`
  select count(*)::int as count from office.wake_up where state = 'DEAD'`;

/** How much waits, and since when the longest waiting is due. */
export const countWaitingWakeUps = (now: Instant) => sql<{
  readonly waiting: number;
  readonly due: number;
  readonly oldest: Instant | null;
}>`
  select count(*)::int as waiting, count(*) filter (where due_at <= ${now})::int as due,
    min(due_at) filter (where due_at <= ${now}) as oldest
  from office.wake_up where state = 'WAITING'`;

/** Tries a dead one again, with all its attempts. No row: there is none. */
export const reviveWakeUp = (agencyId: AgencyId, kind: string, key: string, dueAt: Instant) => sql<{
  readonly one: number;
}>`
  update office.wake_up set state = 'WAITING', attempts = 0, due_at = ${dueAt}
  where agency_id = ${agencyId} and kind = ${kind} and key = ${key} and state = 'DEAD'
  returning 1 as one`;

/** Keys of an agency's wake-ups of one kind, whatever their state; with `key` only that one, if it is there. */
export const wakeUpKeys = (agencyId: AgencyId, kind: string, key?: string) => sql<{ readonly key: string }>`
  select key from office.wake_up
  where agency_id = ${agencyId} and kind = ${kind} and (${key ?? null}::text is null or key = ${key ?? null})`;
