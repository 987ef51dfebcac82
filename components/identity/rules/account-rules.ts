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
}

/**
 * May a one-time code be given out? It opens a first account, or restores a lost password. The password of one of the
 * three administrators is restored only where a second factor stands beside it: otherwise who makes the code could
 * enter with another duty, and the three would no longer be apart.
 */
export function mayIssueCode(facts: AccountFacts): Result<'ACTIVATE' | 'RESTORE'> {
  if (facts.isSelf) return reject('identity.own-account');
  if (facts.access === 'STOPPED') return reject('identity.access-stopped', { name: facts.personName });
  if (!facts.hasAccount) return ok('ACTIVATE');
  return facts.duty && !facts.secondFactor
    ? reject('identity.duty-account', { name: facts.personName })
    : ok('RESTORE');
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
