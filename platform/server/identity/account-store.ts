import type { AccountId, AgencyId, AssignmentId, Instant, PersonId, SectionId } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';

export interface AccountRow {
  readonly id: AccountId;
  readonly state: 'ACTIVE' | 'SUSPENDED';
  /** Of the invented city: its password is known to everybody. */
  readonly demo: boolean;
  readonly passwordHash: string;
  /** Wrapped, see totp-secret.ts. */
  readonly totpSecret: string | null;
  readonly totpConfirmedAt: Instant | null;
  /** Shown to its owner, waiting for a first code; wrapped too. */
  readonly totpPending: string | null;
  readonly totpLastStep: number | null;
  /** Somebody else chose the password, as in earlier releases: signing in asks for a new one. */
  readonly mustChange: boolean;
}

const accountColumns = sql`k.id, k.state, k.demo, c.password_hash as "passwordHash", c.totp_secret as "totpSecret",
  c.totp_confirmed_at as "totpConfirmedAt", c.totp_pending as "totpPending", c.totp_last_step as "totpLastStep",
  c.must_change as "mustChange"`;

export const findAccountByName = (signInName: string) => sql<AccountRow>`
  select ${accountColumns} from office.account k join office.credential c on c.account_id = k.id
  where k.sign_in_name = ${signInName}`;

export const findAccount = (accountId: string) => sql<AccountRow & { readonly signInName: string }>`
  select ${accountColumns}, k.sign_in_name as "signInName"
  from office.account k join office.credential c on c.account_id = k.id where k.id = ${accountId}`;

export const recordSignIn = (accountId: string, now: Instant) => sql`
  update office.account set last_sign_in_at = ${now} where id = ${accountId}`;

/** Marks a TOTP step as used; no row when this or a later one was used before (a code works once). */
export const spendTotpStep = (accountId: string, step: number) => sql<{ accountId: string }>`
  update office.credential set totp_last_step = ${step}
  where account_id = ${accountId} and (totp_last_step is null or totp_last_step < ${step})
  returning account_id as "accountId"`;

export const setPassword = (accountId: string, passwordHash: string, now: Instant) => sql`
  update office.credential set password_hash = ${passwordHash}, password_changed_at = ${now}, must_change = false
  where account_id = ${accountId}`;

export const setPendingTotp = (accountId: string, secret: string) => sql`
  update office.credential set totp_pending = ${secret} where account_id = ${accountId}`;

/** Puts the wrapped secret in the place of the one in clear; whoever was faster has done so or has set up another. */
export const wrapStoredTotp = (accountId: string, inClear: string, wrapped: string) => sql`
  update office.credential set totp_secret = ${wrapped} where account_id = ${accountId} and totp_secret = ${inClear}`;

export const wrapPendingTotp = (accountId: string, inClear: string, wrapped: string) => sql`
  update office.credential set totp_pending = ${wrapped} where account_id = ${accountId} and totp_pending = ${inClear}`;

/** Some of the accounts with a secret, or one that waits for its first code, that is not wrapped; see totp-secret.ts. */
export const secretsInClear = () => sql<{
  readonly accountId: string;
  readonly secret: string | null;
  readonly pending: string | null;
}>`
  select account_id as "accountId", totp_secret as secret, totp_pending as pending from office.credential
  where left(totp_secret, 8) <> 'wrapped:' or left(totp_pending, 8) <> 'wrapped:' limit 100`;

/** The waiting secret comes into force, wrapped; the code that confirmed it is used up. */
export const confirmTotp = (accountId: string, wrapped: string, step: number, now: Instant) => sql`
  update office.credential set totp_secret = ${wrapped}, totp_pending = null, totp_confirmed_at = ${now},
    totp_last_step = ${step}
  where account_id = ${accountId} and totp_pending is not null`;

export interface NewAccount {
  readonly id: string;
  readonly signInName: string;
  readonly passwordHash: string;
  readonly demo: boolean;
  readonly now: Instant;
}

/** An account with its credential; the unique sign-in name makes a second run fail. */
export const insertAccount = (a: NewAccount) => sql`
  with account as (
    insert into office.account (id, sign_in_name, demo, created_at)
    values (${a.id}, ${a.signInName}, ${a.demo}, ${a.now}) returning id)
  insert into office.credential (account_id, password_hash, password_changed_at)
  select id, ${a.passwordHash}, ${a.now} from account`;

export interface IdentityRow {
  readonly agencyId: AgencyId;
  readonly agencyName: string;
  readonly personId: PersonId;
  readonly personName: string;
  readonly assignmentId: AssignmentId;
  readonly sectionId: SectionId;
  readonly sectionName: string;
  readonly postName: string;
  readonly title: string;
  readonly main: boolean;
}

/** All working identities of an account on a day, over all agencies (through the identities door). */
export const identitiesOfAccount = (accountId: string, day: string) => sql<IdentityRow>`
  select agency_id as "agencyId", agency_name as "agencyName", person_id as "personId", person_name as "personName",
    assignment_id as "assignmentId", section_id as "sectionId", section_name as "sectionName",
    post_name as "postName", title, main
  from office.identities_of_account(${accountId}, ${day})`;

/** Whether anything has been set up: no platform agency = first run. */
export const findPlatformAgency = () => sql<{ readonly id: AgencyId; readonly name: string }>`
  select id, name from office.agency where kind = 'PLATFORM'`;

export const demoAccountsExist = () => sql<{ readonly one: number }>`
  select 1 as one from office.account where demo limit 1`;
