import { ok, type Result, reject } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { type AccountRow, findAccount } from '#platform/server/identity/account-store.ts';
import { verifyPassword } from '#platform/server/identity/password.ts';
import { guessesOf } from './guesses.ts';
import { lockedUntil } from './prove-account.ts';

/**
 * The password again, from somebody who is signed in: a browser left open must not become a place to guess. Counted and
 * locked like sign-in, recorded by itself, and looked at before the transaction begins: it takes a while.
 */
export async function proveOwnPassword(
  context: UseCaseContext,
  typed: string,
): Promise<Result<AccountRow & { readonly signInName: string }>> {
  const { apart, now, keys } = context;
  const { accountId } = context.person();
  const account = (await apart.read(findAccount(accountId)))[0];
  if (!account) return reject('identity.password');
  const guesses = guessesOf({ now, read: apart.read, digest: keys.house.digest }, account.signInName);
  const refused = (cause: string) =>
    apart.audit({ event: 'identity.password-refused', objectKind: 'account', objectId: accountId, details: { cause } });
  const until = await guesses.lockedUntil();
  if (until) {
    await refused('locked');
    return lockedUntil(until, now);
  }
  if (await verifyPassword(typed, account.passwordHash)) return ok(account);
  await guesses.count();
  await refused('password');
  return reject('identity.password');
}
