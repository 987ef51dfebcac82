import { ok, type Result, reject } from '@gov/base';
import type { AdministratorDuty } from '@gov/base/component';

/** What an administrator may know of a person's way in: this agency's side only. */
export interface AccountFacts {
  readonly personName: string;
  readonly isSelf: boolean;
  readonly duty: AdministratorDuty | undefined;
  readonly hasAccount: boolean;
  readonly secondFactor: boolean;
  readonly access: 'OPEN' | 'STOPPED';
  /** A code is out and waits for the security administrator. */
  readonly waitingCodeId: string | undefined;
}

/**
 * May a one-time code be given out? It opens a first account, or restores a lost password. One of the three
 * administrators gets one only where a second factor stands beside the password: otherwise who makes the code could
 * enter with another duty, and the three would no longer be apart.
 */
export function mayIssueCode(facts: AccountFacts): Result<'ACTIVATE' | 'RESTORE'> {
  if (facts.isSelf) return reject('identity.own-account');
  if (facts.access === 'STOPPED') return reject('identity.access-stopped', { name: facts.personName });
  if (facts.duty && !facts.secondFactor) return reject('identity.duty-account', { name: facts.personName });
  return ok(facts.hasAccount ? 'RESTORE' : 'ACTIVATE');
}

/**
 * Who makes a code sees it, and could enter as its person. So it restores a password only where somebody else stands
 * beside: the person with the second factor, or the security administrator who agreed. Nobody's word is enough for a
 * duty.
 */
export function mayRestore(
  code: { readonly released: boolean; readonly holdsDuty: boolean },
  second: 'absent' | 'passed',
): Result<undefined> {
  if (second === 'passed') return ok(undefined);
  return code.released && !code.holdsDuty ? ok(undefined) : reject('identity.code-waits');
}

interface CodeInHand {
  readonly purpose: 'ACTIVATE' | 'RESTORE';
  readonly needsConsent: boolean;
  readonly released: boolean;
}

/**
 * Whoever made the code of a first account could open it himself, for a colleague or for a person he invented, and read what
 * the post reads: the security administrator agrees first. Who proves the account he has keeps it without anybody's consent.
 * Codes of an agency's set-up wait for nobody.
 */
export const mayActivate = ({ purpose, needsConsent, released }: CodeInHand): Result<undefined> =>
  purpose === 'ACTIVATE' && needsConsent && !released ? reject('identity.first-code-waits') : ok(undefined);

/**
 * A code of an agency's set-up was made by the platform, for one of the three who holds a duty: once the duty has passed on, it
 * lets nobody into the agency any more.
 */
export const mayBegin = ({ needsConsent }: Pick<CodeInHand, 'needsConsent'>, holdsDuty: boolean): Result<undefined> =>
  needsConsent || holdsDuty ? ok(undefined) : reject('identity.duty-passed-on');

/**
 * May the security administrator agree to this code? Only to the one that waits, as it was when he asked the person: one made
 * meanwhile is another. Never for one of the three.
 */
export function mayReleaseCode(facts: AccountFacts, codeId: string): Result<undefined> {
  const may = mayChangeAccess(facts);
  if (!may.ok) return may;
  const { personName: name, waitingCodeId } = facts;
  if (!waitingCodeId || facts.secondFactor) return reject('identity.no-code-waits', { name });
  return waitingCodeId === codeId ? ok(undefined) : reject('identity.code-replaced', { name });
}

/** May access to this agency be stopped or opened again? Not one's own, and not another administrator's. */
export function mayChangeAccess(facts: AccountFacts): Result<undefined> {
  if (facts.isSelf) return reject('identity.own-account');
  return facts.duty ? reject('identity.duty-account', { name: facts.personName }) : ok(undefined);
}

/** May the second factor be taken away, so that the person sets up a new one? Never one of the three administrators'. */
export function mayResetSecondFactor(facts: AccountFacts): Result<undefined> {
  const may = mayChangeAccess(facts);
  if (!may.ok) return may;
  return facts.secondFactor ? may : reject('identity.second-factor-absent', { name: facts.personName });
}

export type AccountState = 'NONE' | 'WAITING' | 'OPEN' | 'STOPPED';

/** `WAITING`: a code is out and nobody has used it yet. */
export function accountState(facts: Pick<AccountFacts, 'hasAccount' | 'access'>, codeIsOut: boolean): AccountState {
  if (facts.access === 'STOPPED') return 'STOPPED';
  if (facts.hasAccount) return 'OPEN';
  return codeIsOut ? 'WAITING' : 'NONE';
}
