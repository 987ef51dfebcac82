import { type AgencyId, addMillis, dateInChina, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { HttpExchange, PublicContext } from '#platform/server/components/component-server.ts';
import {
  type AccountRow,
  type IdentityRow,
  identitiesOfAccount,
  recordSignIn,
  setPassword,
} from '#platform/server/identity/account-store.ts';
import { hashPassword } from '#platform/server/identity/password.ts';
import { absoluteMillis, freshToken, hashOfToken, insertSession } from '#platform/server/identity/session-store.ts';
import type { routes } from '../contract.ts';
import type { Guesses } from './guesses.ts';
import { provePassword, proveSecondFactor, refusedWhileLocked } from './prove-account.ts';

type SignIn = (typeof routes)['signIn'];

/**
 * Name and password, then the second factor, then a password of one's own where somebody else chose it, then a session
 * acting as one working identity. Twice = two sessions.
 */
export async function signIn(
  context: PublicContext,
  { body }: InputOf<SignIn>,
  exchange: HttpExchange,
): Promise<Result<ReplyOf<SignIn>>> {
  const known = await provePassword(context, body);
  if (!known.ok) return known;
  const { account, guesses } = known.value;
  if (account.mustChange && body.fresh === undefined) {
    const locked = await refusedWhileLocked(context, guesses);
    return locked.ok ? ok({ result: 'new-password' as const }) : locked;
  }
  const second = await proveSecondFactor(context, known.value, body.code);
  if (!second.ok) return second;
  if (second.value === 'missing') return ok({ result: 'second-factor' as const });
  const own = await ownPassword(context, account, body);
  if (!own.ok) return own;
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

/** A password that somebody else chose opens nothing: its owner chooses another one first. */
async function ownPassword(
  context: PublicContext,
  account: AccountRow,
  { password, fresh }: InputOf<SignIn>['body'],
): Promise<Result<undefined>> {
  if (!account.mustChange || fresh === undefined) return ok(undefined);
  if (fresh === password) return reject('identity.same-password');
  await context.database.read(setPassword(account.id, await hashPassword(fresh), context.now));
  await context.audit({ event: 'identity.password-changed', objectKind: 'account', objectId: account.id });
  return ok(undefined);
}

/** Right, but too late: others' wrong attempts locked the name while this one was being looked at. */
async function lockedMeanwhile(context: PublicContext, guesses: Guesses): Promise<Result<never>> {
  const locked = await refusedWhileLocked(context, guesses);
  return locked.ok ? reject('identity.sign-in') : locked;
}

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
