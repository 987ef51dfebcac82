import type { AccountId, AgencyId, Instant, PersonId } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';

/** Whether and how the persons of an agency can sign in; says nothing about other agencies. */
export interface AccessRow {
  readonly personId: PersonId;
  readonly accountId: AccountId | null;
  readonly access: 'OPEN' | 'STOPPED';
  readonly secondFactor: boolean;
  /** A code that is out and still good. */
  readonly codeUntil: Instant | null;
  /** A good code that restores a password and that the security administrator has not agreed to. */
  readonly unreleased: boolean;
}

const accessColumns = (now: Instant) => sql`p.id as "personId", p.account_id as "accountId", p.access,
  k.totp_confirmed_at is not null as "secondFactor",
  (select max(c.expires_at) from office.access_code c
   where c.agency_id = p.agency_id and c.person_id = p.id and c.ended_at is null and c.expires_at > ${now}) as "codeUntil",
  exists (select 1 from office.access_code c
   where c.agency_id = p.agency_id and c.person_id = p.id and c.ended_at is null and c.expires_at > ${now}
     and c.purpose = 'RESTORE' and c.released_at is null) as "unreleased"`;

export const listAccess = (agencyId: AgencyId, now: Instant) => sql<AccessRow>`
  select ${accessColumns(now)}
  from office.person p left join office.credential k on k.account_id = p.account_id
  where p.agency_id = ${agencyId}`;

/** One person's, held until the end of the transaction: two administrators at once do not overtake each other. */
export const lockAccess = (agencyId: AgencyId, personId: string, now: Instant) => sql<AccessRow>`
  select ${accessColumns(now)}
  from office.person p left join office.credential k on k.account_id = p.account_id
  where p.agency_id = ${agencyId} and p.id = ${personId}
  for update of p`;

/** Persons whose access is stopped; the pipeline gives them no permission. */
export const listStopped = (agencyId: AgencyId) => sql<{ readonly personId: PersonId }>`
  select id as "personId" from office.person where agency_id = ${agencyId} and access = 'STOPPED'`;

export const setAccess = (agencyId: AgencyId, personId: string, access: AccessRow['access']) => sql`
  update office.person set access = ${access} where agency_id = ${agencyId} and id = ${personId}`;

/** The account is this person's, as its owner proved just now. */
export const linkAccount = (agencyId: AgencyId, personId: string, accountId: string, now: Instant) => sql`
  update office.person set account_id = ${accountId}, account_linked_at = ${now}
  where agency_id = ${agencyId} and id = ${personId}`;

/** Whether the account is already another person's of this agency. */
export const otherPersonOfAccount = (agencyId: AgencyId, accountId: string, personId: string) => sql<{
  readonly personId: PersonId;
}>`
  select id as "personId" from office.person
  where agency_id = ${agencyId} and account_id = ${accountId} and id <> ${personId}`;

/** From now on the account works in this agency, and elsewhere only where its person was seen again. */
export const vouchFor = (accountId: string, agencyId: AgencyId, now: Instant) => sql`
  update office.credential set vouched_agency_id = ${agencyId}, vouched_at = ${now} where account_id = ${accountId}`;

export const removeTotp = (accountId: string) => sql`
  update office.credential set totp_secret = null, totp_confirmed_at = null, totp_pending = null, totp_last_step = null
  where account_id = ${accountId}`;

export interface NewAccessCode {
  readonly codeHash: string;
  readonly agencyId: AgencyId;
  readonly personId: string;
  readonly purpose: 'ACTIVATE' | 'RESTORE';
  readonly now: Instant;
  readonly expiresAt: Instant;
}

/** A new code ends the person's earlier ones. */
export const endAccessCodes = (agencyId: AgencyId, personId: string, now: Instant) => sql`
  update office.access_code set ended_at = ${now}
  where agency_id = ${agencyId} and person_id = ${personId} and ended_at is null`;

export const insertAccessCode = (c: NewAccessCode) => sql`
  insert into office.access_code (code_hash, agency_id, person_id, purpose, created_at, expires_at)
  values (${c.codeHash}, ${c.agencyId}, ${c.personId}, ${c.purpose}, ${c.now}, ${c.expiresAt})`;

/** The security administrator agrees to the code that is out; no row when there is none (any more). */
export const releaseAccessCode = (agencyId: AgencyId, personId: string, by: string, now: Instant) => sql<{
  readonly personId: PersonId;
}>`
  update office.access_code set released_by = ${by}, released_at = ${now}
  where agency_id = ${agencyId} and person_id = ${personId} and purpose = 'RESTORE'
    and ended_at is null and expires_at > ${now} and released_at is null
  returning person_id as "personId"`;

export interface GoodCodeRow {
  readonly agencyId: AgencyId;
  readonly personId: PersonId;
  readonly purpose: 'ACTIVATE' | 'RESTORE';
  /** The security administrator agreed to it. */
  readonly released: boolean;
}

/** A code that is neither used nor expired, of an agency that is open. */
export const findAccessCode = (codeHash: string, now: Instant) => sql<GoodCodeRow>`
  select c.agency_id as "agencyId", c.person_id as "personId", c.purpose, c.released_at is not null as "released"
  from office.access_code c join office.agency a on a.id = c.agency_id and a.state = 'OPEN'
  where c.code_hash = ${codeHash} and c.ended_at is null and c.expires_at > ${now}`;

/** Uses the code up; no row when somebody was faster. */
export const spendAccessCode = (codeHash: string, now: Instant) => sql<{ readonly personId: PersonId }>`
  update office.access_code set ended_at = ${now}
  where code_hash = ${codeHash} and ended_at is null and expires_at > ${now}
  returning person_id as "personId"`;
