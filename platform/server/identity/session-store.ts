import { createHash, randomBytes } from 'node:crypto';
import type { AccountId, AgencyId, AssignmentId, Instant, PersonId } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';

/** Whom a request acts as, and what every request asks next; said by a session or by an application key. */
export interface ActsAs {
  /** Of the session, or of the key. */
  readonly id: string;
  readonly accountId: AccountId;
  readonly agencyId: AgencyId;
  readonly personId: PersonId;
  readonly assignmentId: AssignmentId;
  readonly configurationVersion: number;
  readonly agencyState: 'OPEN' | 'SUSPENDED';
  readonly accountState: 'ACTIVE' | 'SUSPENDED';
}

/** A session that is neither ended nor expired. */
export interface OpenSession extends ActsAs {
  readonly tokenHash: string;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
  readonly expiresAt: Instant;
  /** Of the invented city: its password is known to everybody. */
  readonly demo: boolean;
}

/** A session ends this long after its last request … */
export const idleMillis = 2 * 3_600_000;
/** … and this long after sign-in, whatever happens. */
export const absoluteMillis = 12 * 3_600_000;

/** 256 random bits for the cookie; only their SHA-256 is stored. */
export const freshToken = (): string => randomBytes(32).toString('base64url');
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

export const findSession = (tokenHash: string) => sql<OpenSession>`
  select s.id, s.token_hash as "tokenHash", s.account_id as "accountId", s.agency_id as "agencyId",
    s.person_id as "personId", s.assignment_id as "assignmentId", s.created_at as "createdAt",
    s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt",
    a.configuration_version as "configurationVersion", a.state as "agencyState", k.state as "accountState", k.demo
  from office.session s
  join office.account k on k.id = s.account_id
  join office.agency a on a.id = s.agency_id
  where s.token_hash = ${tokenHash} and s.ended_at is null`;

export const touchSession = (tokenHash: string, now: Instant) => sql`
  update office.session set last_seen_at = ${now} where token_hash = ${tokenHash} and ended_at is null`;

export interface NewSession {
  readonly id: string;
  readonly tokenHash: string;
  readonly accountId: string;
  readonly agencyId: string;
  readonly personId: string;
  readonly assignmentId: string;
  readonly now: Instant;
  readonly expiresAt: Instant;
  readonly address: string;
  readonly browser: string;
}

export const insertSession = (s: NewSession) => sql`
  insert into office.session (token_hash, id, account_id, agency_id, person_id, assignment_id, created_at,
    last_seen_at, expires_at, address, browser)
  values (${s.tokenHash}, ${s.id}, ${s.accountId}, ${s.agencyId}, ${s.personId}, ${s.assignmentId}, ${s.now},
    ${s.now}, ${s.expiresAt}, ${s.address}, ${s.browser})`;

/** Ends one session of an account; no row when it is another account's or already ended. */
export const endSessionById = (accountId: string, id: string, now: Instant) => sql<{
  readonly expiresAt: Instant;
}>`
  update office.session set ended_at = ${now}
  where id = ${id} and account_id = ${accountId} and ended_at is null returning expires_at as "expiresAt"`;

export const endOtherSessions = (accountId: string, keepTokenHash: string, now: Instant) => sql`
  update office.session set ended_at = ${now}
  where account_id = ${accountId} and token_hash <> ${keepTokenHash} and ended_at is null`;

/** Sessions that act as this person; those of the same account in other agencies go on. */
export const endSessionsOfPerson = (agencyId: AgencyId, personId: string, now: Instant) => sql`
  update office.session set ended_at = ${now}
  where agency_id = ${agencyId} and person_id = ${personId} and ended_at is null`;

export interface SessionListRow {
  readonly id: string;
  readonly tokenHash: string;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
  readonly address: string;
  readonly browser: string;
}

export const listOpenSessions = (accountId: string, now: Instant, idleSince: Instant) => sql<SessionListRow>`
  select id, token_hash as "tokenHash", created_at as "createdAt", last_seen_at as "lastSeenAt", address, browser
  from office.session
  where account_id = ${accountId} and ended_at is null and expires_at > ${now} and last_seen_at > ${idleSince}
  order by last_seen_at desc limit 100`;
