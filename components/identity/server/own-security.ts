import { millisOf, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { HttpExchange, UseCaseContext } from '#platform/server/components/component-server.ts';
import { confirmTotp, findAccount, setPassword, setPendingTotp } from '#platform/server/identity/account-store.ts';
import { hashPassword } from '#platform/server/identity/password.ts';
import { freshTotpSecret, totpStepOf, totpUri } from '#platform/server/identity/second-factor.ts';
import {
  endOtherSessions,
  endSessionById,
  freshToken,
  hashOfToken,
  insertSession,
} from '#platform/server/identity/session-store.ts';
import { openTotpSecret, wrapTotpSecret } from '#platform/server/identity/totp-secret.ts';
import type { routes } from '../contract.ts';
import { strongEnough } from '../rules/password-strength.ts';
import { proveOwnPassword } from './prove-own-password.ts';

type Routes = typeof routes;
const done = { done: true } as const;

/** Changes the own password; every session of the account ends and this one gets a new token. */
export async function changePassword(
  context: UseCaseContext,
  input: InputOf<Routes['changePassword']>,
  exchange: HttpExchange,
): Promise<Result<ReplyOf<Routes['changePassword']>>> {
  const { accountId, personId, assignmentId, sessionId, address } = context.person();
  const account = await proveOwnPassword(context, input.body.current);
  if (!account.ok) return account;
  const strong = strongEnough(input.body.fresh, account.value.signInName);
  if (!strong.ok) return strong;
  const hash = await hashPassword(input.body.fresh);
  const token = freshToken();
  const ended = await context.tx.first(endSessionById(accountId, sessionId, context.now));
  if (!ended) return reject('identity.not-yours');
  context.tx.write(setPassword(accountId, hash, context.now));
  context.tx.write(endOtherSessions(accountId, '', context.now));
  context.tx.write(
    insertSession({
      id: context.newId(),
      tokenHash: hashOfToken(token),
      accountId,
      agencyId: context.agency.id,
      personId,
      assignmentId,
      now: context.now,
      expiresAt: ended.expiresAt,
      address,
      browser: String(exchange.headers['user-agent'] ?? '').slice(0, 200),
    }),
  );
  exchange.setSessionCookie(token);
  context.audit({ event: 'identity.password-changed', objectKind: 'account', objectId: accountId });
  return ok(done);
}

/**
 * A fresh secret, not in force until it is confirmed with a first code; a factor in force stays so meanwhile.
 * Twice = the later secret holds.
 */
export async function enrolSecondFactor(
  context: UseCaseContext,
  input: InputOf<Routes['enrolSecondFactor']>,
): Promise<Result<ReplyOf<Routes['enrolSecondFactor']>>> {
  const { accountId } = context.person();
  const account = await proveOwnPassword(context, input.body.password);
  if (!account.ok) return account;
  const secret = freshTotpSecret();
  context.tx.write(setPendingTotp(accountId, await wrapTotpSecret(context.keys.house, accountId, secret)));
  context.audit({ event: 'identity.second-factor-begun', objectKind: 'account', objectId: accountId });
  return ok({ secret, uri: totpUri(secret, account.value.signInName) });
}

export async function confirmSecondFactor(
  context: UseCaseContext,
  input: InputOf<Routes['confirmSecondFactor']>,
): Promise<Result<ReplyOf<Routes['confirmSecondFactor']>>> {
  const { accountId } = context.person();
  const account = await context.tx.first(findAccount(accountId));
  if (!account?.totpPending) return reject('identity.no-second-factor');
  const keys = context.keys.house;
  const secret = await openTotpSecret(keys, accountId, account.totpPending);
  if (secret === undefined) return reject('identity.no-second-factor');
  const step = await totpStepOf(secret, input.body.code, millisOf(context.now));
  if (step === undefined) return reject('identity.code');
  const wrapped = await wrapTotpSecret(keys, accountId, secret);
  context.tx.write(confirmTotp(accountId, wrapped, step, context.now));
  context.audit({ event: 'identity.second-factor-confirmed', objectKind: 'account', objectId: accountId });
  return ok(done);
}
