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
  /** A good code that the security administrator has not agreed to. */
  readonly waitingCodeId: string | null;
  readonly waitingCodeHash: string | null;
}

const accessColumns = sql`p.id as "personId", p.account_id as "accountId", p.access,
  k.totp_confirmed_at is not null as "secondFactor",
  w.id as "waitingCodeId", w.code_hash as "waitingCodeHash"`;

/** With the code that is out and good; a later code ends the person's earlier ones, so it is one. */
const accessRows = (agencyId: AgencyId, now: Instant) => sql`
  select ${accessColumns}, c.until as "codeUntil"
  from office.person p left join office.credential k on k.account_id = p.account_id
  left join lateral (
    select max(c.expires_at) as until from office.access_code c
    where c.agency_id = p.agency_id and c.person_id = p.id and c.ended_at is null and c.expires_at > ${now}) c on true
  left join lateral (
    select c.id, c.code_hash from office.access_code c
    where c.agency_id = p.agency_id and c.person_id = p.id and c.ended_at is null and c.expires_at > ${now}
      and c.needs_consent and c.released_at is null and c.id is not null
    order by c.created_at desc limit 1) w on true
  where p.agency_id = ${agencyId}`;

export const listAccess = (agencyId: AgencyId, now: Instant) => sql<AccessRow>`${accessRows(agencyId, now)}`;

/** One person's, held until the end of the transaction: two administrators at once do not overtake each other. */
export const lockAccess = (agencyId: AgencyId, personId: string, now: Instant) => sql<AccessRow>`
  ${accessRows(agencyId, now)} and p.id = ${personId}
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
  readonly id: string;
  readonly codeHash: string;
  readonly agencyId: AgencyId;
  readonly personId: string;
  readonly purpose: 'ACTIVATE' | 'RESTORE';
  /** The account it restores. */
  readonly accountId: string | null;
  /** False only for codes of an agency that is being set up: nobody is there yet who could agree. */
  readonly needsConsent: boolean;
  /** Null where nobody of the agency made it. */
  readonly issuedBy: string | null;
  readonly now: Instant;
  readonly expiresAt: Instant;
}

/** A new code ends the person's earlier ones. */
export const endAccessCodes = (agencyId: AgencyId, personId: string, now: Instant) => sql`
  update office.access_code set ended_at = ${now}
  where agency_id = ${agencyId} and person_id = ${personId} and ended_at is null`;

export const insertAccessCode = (c: NewAccessCode) => sql`
  insert into office.access_code (
    code_hash, id, agency_id, person_id, purpose, account_id, needs_consent, issued_by, created_at, expires_at)
  values (${c.codeHash}, ${c.id}, ${c.agencyId}, ${c.personId}, ${c.purpose}, ${c.accountId}, ${c.needsConsent}, ${c.issuedBy},
    ${c.now}, ${c.expiresAt})`;

/** The security administrator agrees to this one code; no row when it is not out (any more) or is of his own making. */
export const releaseAccessCode = (agencyId: AgencyId, codeId: string, by: string, now: Instant) => sql<{
  readonly personId: PersonId;
}>`
  update office.access_code set released_by = ${by}, released_at = ${now}
  where agency_id = ${agencyId} and id = ${codeId} and needs_consent
    and ended_at is null and expires_at > ${now} and released_at is null and issued_by <> ${by}
  returning person_id as "personId"`;

export interface GoodCodeRow {
  /** Absent in codes of earlier releases. */
  readonly id: string | null;
  /** The account it was made for. */
  readonly accountId: string | null;
  readonly agencyId: AgencyId;
  readonly personId: PersonId;
  readonly purpose: 'ACTIVATE' | 'RESTORE';
  /** It opens nothing before the security administrator has agreed. */
  readonly needsConsent: boolean;
  /** He has. */
  readonly released: boolean;
}

/** A code that is neither used nor expired, of an agency that is open. */
export const findAccessCode = (codeHash: string, now: Instant) => sql<GoodCodeRow>`
  select c.id, c.agency_id as "agencyId", c.person_id as "personId", c.purpose, c.account_id as "accountId",
    c.needs_consent as "needsConsent", c.released_at is not null as "released"
  from office.access_code c join office.agency a on a.id = c.agency_id and a.state = 'OPEN'
  where c.code_hash = ${codeHash} and c.ended_at is null and c.expires_at > ${now}`;

/** A code as it was at the moment it was used up. */
export type SpentCodeRow = Pick<GoodCodeRow, 'purpose' | 'needsConsent' | 'released'>;

/** Uses the code up; no row when somebody was faster. */
export const spendAccessCode = (codeHash: string, now: Instant) => sql<SpentCodeRow>`
  update office.access_code set ended_at = ${now}, used_at = ${now}
  where code_hash = ${codeHash} and ended_at is null and expires_at > ${now}
  returning purpose, needs_consent as "needsConsent", released_at is not null as "released"`;

/** What became of the codes made for a person while the agency was being set up. */
export interface FirstCodesRow {
  readonly personId: string;
  /** One is out and good until then. */
  readonly until: Instant | null;
  /** When the person used one; after that none is made. */
  readonly usedAt: Instant | null;
  /** Codes that were made; 0 = none as yet. */
  readonly made: number;
}

/** Only of codes that nobody of the agency made: what its own administrators do with theirs is not the platform's to know. */
export const firstCodesOf = (agencyId: string, personIds: readonly string[], now: Instant) => sql<FirstCodesRow>`
  select person_id as "personId", max(used_at) as "usedAt", count(*) as made,
    max(expires_at) filter (where ended_at is null and expires_at > ${now}) as until
  from office.access_code
  where agency_id = ${agencyId} and person_id = any(${personIds}) and not needs_consent
  group by person_id`;
