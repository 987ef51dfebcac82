import { addMillis, dateInChina, ok, type Result, reject } from '@gov/base';
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
import { strongEnough } from '../rules/password-strength.ts';
import type { Guesses } from './guesses.ts';
import { lockedUntil, provePassword, proveSecondFactor, refusedWhileLocked } from './prove-account.ts';

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
  if (account.mustChange && body.fresh === body.password) return reject('identity.same-password');
  const strong = account.mustChange && body.fresh ? strongEnough(body.fresh, body.signInName) : ok(undefined);
  if (!strong.ok) return strong;
  const passwordHash = account.mustChange && body.fresh ? await hashPassword(body.fresh) : undefined;
  const identities = await context.database.read(identitiesOfAccount(account.id, dateInChina(context.now)));
  const identity = identities.find((i) => i.assignmentId === body.assignmentId) ?? identities[0];
  if (!identity) return reject('identity.no-assignment');
  const entered = await enter(context, { account, guesses, identity, passwordHash }, exchange);
  // Right, but too late: others' wrong attempts locked the name while this one was being looked at.
  if (!entered.ok) await refusedWhileLocked(context, guesses);
  return entered;
}

interface Entering {
  readonly account: AccountRow;
  readonly guesses: Guesses;
  readonly identity: IdentityRow;
  /** Its owner's own choice in place of a password that somebody else chose. */
  readonly passwordHash: string | undefined;
}

/** The session, what the account remembers and the audit rows: all or nothing. A new token each time. */
function enter(
  context: PublicContext,
  { account, guesses, identity, passwordHash }: Entering,
  exchange: HttpExchange,
): Promise<Result<ReplyOf<SignIn>>> {
  const { agencyId, personId, assignmentId } = identity;
  const { now, address, browser } = context;
  const sessionId = context.newId<string>();
  const person = { id: personId, name: identity.personName, assignmentId, sessionId };
  const about = { objectKind: 'account', objectId: account.id } as const;
  return context.inAgency(agencyId, async (tx, audit) => {
    const until = await guesses.forget(tx);
    if (until) return lockedUntil(until, now);
    const token = freshToken();
    if (passwordHash) {
      tx.write(setPassword(account.id, passwordHash, now));
      audit({ event: 'identity.password-changed', ...about }, person);
    }
    tx.write(recordSignIn(account.id, now));
    tx.write(
      insertSession({
        id: sessionId,
        tokenHash: hashOfToken(token),
        accountId: account.id,
        agencyId,
        personId,
        assignmentId,
        now,
        expiresAt: addMillis(now, absoluteMillis),
        address,
        browser,
      }),
    );
    audit({ event: 'identity.signed-in', ...about }, person);
    exchange.setSessionCookie(token);
    return ok({ result: 'signed-in' as const });
  });
}
