import { type Instant, millisOf, ok, type Result, reject } from '@gov/base';
import type { PublicContext } from '#platform/server/components/component-server.ts';
import {
  type AccountRow,
  findAccountByName,
  spendTotpStep,
  wrapStoredTotp,
} from '#platform/server/identity/account-store.ts';
import { unknownAccountHash, verifyPassword } from '#platform/server/identity/password.ts';
import { totpStepOf } from '#platform/server/identity/second-factor.ts';
import { isInClear, openTotpSecret, wrapTotpSecret } from '#platform/server/identity/totp-secret.ts';
import { type Guesses, guessesOf } from './guesses.ts';

export interface Offered {
  readonly signInName: string;
  readonly password: string;
}

export interface KnownPassword {
  readonly account: AccountRow;
  readonly guesses: Guesses;
}

/**
 * Name and password. Unknown names cost the same time and get the same sentences as wrong passwords; so do demo accounts
 * where they are not served.
 */
export async function provePassword(context: PublicContext, offered: Offered): Promise<Result<KnownPassword>> {
  const name = offered.signInName.trim().toLowerCase();
  const guesses = guessesAt(context, name);
  const account = (await context.database.read(findAccountByName(name)))[0];
  const locked = await refusedWhileLocked(context, guesses);
  if (!locked.ok) return locked;
  const right = await verifyPassword(offered.password, account?.passwordHash ?? unknownAccountHash);
  const closed = account?.state !== 'ACTIVE' || (account.demo && !context.servesDemoAccounts);
  if (!account || !right || closed) {
    await guesses.count();
    await failed(context, 'password');
    return reject('identity.sign-in');
  }
  return ok({ account, guesses });
}

export const guessesAt = ({ database, now, digest }: PublicContext, signInName: string): Guesses =>
  guessesOf({ now, digest, read: (statement) => database.read(statement) }, signInName);

/** `absent` = the account has none; `missing` = it has one and no code was sent yet. */
export async function proveSecondFactor(
  context: PublicContext,
  { account, guesses }: KnownPassword,
  code: string | undefined,
): Promise<Result<'absent' | 'passed' | 'missing'>> {
  if (!account.totpSecret || !account.totpConfirmedAt) return ok('absent');
  // Asked again: many guesses at once must not learn from the answer which password was right.
  const locked = await refusedWhileLocked(context, guesses);
  if (!locked.ok) return locked;
  if (!code) return ok('missing');
  // A stored secret that does not open lets nobody in: no code is right.
  const secret = (await openTotpSecret(context.keys, account.id, account.totpSecret)) ?? '';
  const step = secret === '' ? undefined : await totpStepOf(secret, code, millisOf(context.now));
  const used = step === undefined ? [] : await context.database.read(spendTotpStep(account.id, step));
  if (used.length > 0) {
    if (isInClear(account.totpSecret)) await wrapInPlace(context, account.id, account.totpSecret);
    return ok('passed');
  }
  await guesses.count();
  await failed(context, 'code');
  return reject('identity.code');
}

/** Earlier releases stored secrets in clear. */
async function wrapInPlace({ database, keys }: PublicContext, accountId: string, inClear: string): Promise<void> {
  await database.read(wrapStoredTotp(accountId, inClear, await wrapTotpSecret(keys, accountId, inClear)));
}

export async function refusedWhileLocked(context: PublicContext, guesses: Guesses): Promise<Result<'open'>> {
  const until = await guesses.lockedUntil();
  if (!until) return ok('open' as const);
  await failed(context, 'locked');
  return lockedUntil(until, context.now);
}

export const lockedUntil = (until: Instant, now: Instant) =>
  reject('identity.locked', { seconds: Math.ceil((millisOf(until) - millisOf(now)) / 1000) });

/** The platform's stream keeps refused sign-ins; the name typed is not kept (people type passwords there). */
const failed = (context: PublicContext, cause: string): Promise<void> =>
  context.audit({
    event: 'identity.sign-in-failed',
    objectKind: 'sign-in',
    objectId: context.requestId,
    details: { cause },
  });
