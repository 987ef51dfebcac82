import { type AgencyId, addMillis, dateInChina, millisOf, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { HttpExchange, PublicContext } from '#platform/server/components/component-server.ts';
import {
  type AccountRow,
  findAccountByName,
  type IdentityRow,
  identitiesOfAccount,
  recordSignIn,
  spendTotpStep,
} from '#platform/server/identity/account-store.ts';
import { Crowded, unknownAccountHash, verifyPassword } from '#platform/server/identity/password.ts';
import { totpStepOf } from '#platform/server/identity/second-factor.ts';
import { absoluteMillis, freshToken, hashOfToken, insertSession } from '#platform/server/identity/session-store.ts';
import type { routes } from '../contract.ts';
import { type Guesses, guessesOf, guessesOfUnknown } from './guesses.ts';

type SignIn = (typeof routes)['signIn'];

/**
 * Name and password, then the second factor, then a session acting as one working identity. Unknown names
 * cost the same time and get the same sentences as wrong passwords. Twice = two sessions.
 */
export async function signIn(
  context: PublicContext,
  input: InputOf<SignIn>,
  exchange: HttpExchange,
): Promise<Result<ReplyOf<SignIn>>> {
  const { body } = input;
  const name = body.signInName.trim().toLowerCase();
  const account = (await context.database.read(findAccountByName(name)))[0];
  const guesses: Guesses = account ? guessesOf(context, account) : guessesOfUnknown(context, name);
  const locked = await refusedWhileLocked(context, guesses);
  if (!locked.ok) return locked;
  const right = await verifyPassword(body.password, account?.passwordHash ?? unknownAccountHash).catch(crowded);
  if (right === 'crowded') return reject('http.rate', { seconds: 5 });
  if (!account || !right || account.state !== 'ACTIVE') {
    await guesses.count();
    await failed(context, 'password');
    return reject('identity.sign-in');
  }
  const second = await secondFactor(context, { account, guesses, code: body.code });
  if (!second.ok) return second;
  if (second.value === 'missing') return ok({ result: 'second-factor' as const });
  const identities = await context.database.read(identitiesOfAccount(account.id, dateInChina(context.now)));
  const identity = identities.find((i) => i.assignmentId === body.assignmentId) ?? identities[0];
  if (!identity) return reject('identity.no-assignment');
  const entered = await context.database.read(recordSignIn(account.id, context.now));
  if (entered.length === 0) return lockedMeanwhile(context, guesses);
  await openSession(context, account.id, identity, exchange);
  await context.audit({ event: 'identity.signed-in', objectKind: 'account', objectId: account.id }, identity.agencyId, {
    id: identity.personId,
    name: identity.personName,
  });
  return ok({ result: 'signed-in' as const });
}

function crowded(error: unknown): 'crowded' {
  if (error instanceof Crowded) return 'crowded';
  throw error;
}

interface Second {
  readonly account: AccountRow;
  readonly guesses: Guesses;
  readonly code: string | undefined;
}

/** `missing` = the account has a second factor and no code was sent yet. */
async function secondFactor(
  context: PublicContext,
  { account, guesses, code }: Second,
): Promise<Result<'passed' | 'missing'>> {
  if (!account.totpSecret || !account.totpConfirmedAt) return ok('passed');
  if (!code) {
    // Asked again: many guesses at once must not learn from this answer which password was right.
    const locked = await refusedWhileLocked(context, guesses);
    return locked.ok ? ok('missing') : locked;
  }
  const step = await totpStepOf(account.totpSecret, code, millisOf(context.now));
  const used = step === undefined ? [] : await context.database.read(spendTotpStep(account.id, step));
  if (used.length > 0) return ok('passed');
  await guesses.count();
  await failed(context, 'code');
  return reject('identity.code');
}

async function refusedWhileLocked(context: PublicContext, guesses: Guesses): Promise<Result<'open'>> {
  const until = await guesses.lockedUntil();
  if (!until || until <= context.now) return ok('open' as const);
  await failed(context, 'locked');
  return reject('identity.locked', { seconds: Math.ceil((millisOf(until) - millisOf(context.now)) / 1000) });
}

/** Right, but too late: others' wrong attempts locked the name while this one was being looked at. */
async function lockedMeanwhile(context: PublicContext, guesses: Guesses): Promise<Result<never>> {
  const locked = await refusedWhileLocked(context, guesses);
  return locked.ok ? reject('identity.sign-in') : locked;
}

/** The platform's stream keeps refused sign-ins; the name typed is not kept (people type passwords there). */
const failed = (context: PublicContext, cause: string): Promise<void> =>
  context.audit({
    event: 'identity.sign-in-failed',
    objectKind: 'sign-in',
    objectId: context.requestId,
    details: { cause },
  });

/** A new token each time: sign-in and change of identity never keep an old one. */
export async function openSession(
  context: Pick<PublicContext, 'database' | 'now' | 'newId' | 'address' | 'browser'>,
  accountId: string,
  identity: Pick<IdentityRow, 'personId' | 'assignmentId'> & { readonly agencyId: AgencyId },
  exchange: HttpExchange,
): Promise<void> {
  const token = freshToken();
  await context.database.read(
    insertSession({
      id: context.newId(),
      tokenHash: hashOfToken(token),
      accountId,
      agencyId: identity.agencyId,
      personId: identity.personId,
      assignmentId: identity.assignmentId,
      now: context.now,
      expiresAt: addMillis(context.now, absoluteMillis),
      address: context.address,
      browser: context.browser,
    }),
  );
  exchange.setSessionCookie(token);
}
