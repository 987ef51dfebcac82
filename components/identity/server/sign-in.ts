import { type AgencyId, addMillis, dateInChina, type Instant, millisOf, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { HttpExchange, PublicContext } from '#platform/server/components/component-server.ts';
import {
  type AccountRow,
  findAccountByName,
  type IdentityRow,
  identitiesOfAccount,
  recordFailedAttempt,
  recordSignIn,
  spendTotpStep,
} from '#platform/server/identity/account-store.ts';
import { unknownAccountHash, verifyPassword } from '#platform/server/identity/password.ts';
import { totpStepOf } from '#platform/server/identity/second-factor.ts';
import { absoluteMillis, freshToken, hashOfToken, insertSession } from '#platform/server/identity/session-store.ts';
import type { routes } from '../contract.ts';
import { delayAfterFailures } from '../rules/lock-out.ts';

type SignIn = (typeof routes)['signIn'];

/**
 * Name and password, then the second factor, then a session acting as one working identity. Unknown names
 * cost the same time and get the same sentence as wrong passwords. Twice = two sessions.
 */
export async function signIn(
  context: PublicContext,
  input: InputOf<SignIn>,
  exchange: HttpExchange,
): Promise<Result<ReplyOf<SignIn>>> {
  const { body } = input;
  const account = (await context.database.read(findAccountByName(body.signInName.trim().toLowerCase())))[0];
  if (account?.lockedUntil && account.lockedUntil > context.now) {
    await failed(context, 'locked');
    return reject('identity.locked', {
      seconds: Math.ceil((millisOf(account.lockedUntil) - millisOf(context.now)) / 1000),
    });
  }
  const right = await verifyPassword(body.password, account?.passwordHash ?? unknownAccountHash);
  if (!account || !right || account.state !== 'ACTIVE') {
    if (account) await countFailure(context, account);
    await failed(context, 'password');
    return reject('identity.sign-in');
  }
  const second = await secondFactor(context, account, body.code);
  if (!second.ok) return second;
  if (second.value === 'missing') return ok({ result: 'second-factor' as const });
  const identities = await context.database.read(identitiesOfAccount(account.id, dateInChina(context.now)));
  const identity = identities.find((i) => i.assignmentId === body.assignmentId) ?? identities[0];
  if (!identity) return reject('identity.no-assignment');
  await context.database.read(recordSignIn(account.id, context.now));
  await openSession(context, account.id, identity, exchange);
  await context.audit({ event: 'identity.signed-in', objectKind: 'account', objectId: account.id }, identity.agencyId, {
    id: identity.personId,
    name: identity.personName,
  });
  return ok({ result: 'signed-in' as const });
}

/** `missing` = the account has a second factor and no code was sent yet. */
async function secondFactor(
  context: PublicContext,
  account: AccountRow,
  code: string | undefined,
): Promise<Result<'passed' | 'missing'>> {
  if (!account.totpSecret || !account.totpConfirmedAt) return ok('passed');
  if (!code) return ok('missing');
  const step = await totpStepOf(account.totpSecret, code, millisOf(context.now));
  const used = step === undefined ? [] : await context.database.read(spendTotpStep(account.id, step));
  if (used.length > 0) return ok('passed');
  await countFailure(context, account);
  await failed(context, 'code');
  return reject('identity.code');
}

async function countFailure(context: PublicContext, account: AccountRow): Promise<void> {
  const delay = delayAfterFailures(account.failedAttempts + 1);
  const until: Instant | null = delay > 0 ? addMillis(context.now, delay) : null;
  await context.database.read(recordFailedAttempt(account.id, until));
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
