import { addMillis, dateInChina, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { HttpExchange, UseCaseContext } from '#platform/server/components/component-server.ts';
import { identitiesOfAccount } from '#platform/server/identity/account-store.ts';
import {
  endSessionById,
  freshToken,
  hashOfToken,
  idleMillis,
  insertSession,
  listOpenSessions,
} from '#platform/server/identity/session-store.ts';
import type { routes } from '../contract.ts';

type Routes = typeof routes;
const done = { done: true } as const;

/** Ends the own session. Twice = the second finds no session and is refused as expired. */
export async function signOut(
  context: UseCaseContext,
  _: unknown,
  exchange: HttpExchange,
): Promise<Result<ReplyOf<Routes['signOut']>>> {
  const { accountId, sessionId } = context.person();
  await context.tx.all(endSessionById(accountId, sessionId, context.now));
  exchange.clearSessionCookie();
  context.audit({ event: 'identity.signed-out', objectKind: 'session', objectId: sessionId });
  return ok(done);
}

export async function listSessions(context: UseCaseContext): Promise<Result<ReplyOf<Routes['listSessions']>>> {
  const { accountId, sessionId } = context.person();
  const rows = await context.tx.all(listOpenSessions(accountId, context.now, addMillis(context.now, -idleMillis)));
  return ok({
    sessions: rows.map((row) => ({
      id: row.id,
      current: row.id === sessionId,
      createdAt: row.createdAt,
      lastSeenAt: row.lastSeenAt,
      address: row.address,
      browser: row.browser,
    })),
  });
}

/** Ends one of the own sessions; another account's looks like none. */
export async function endSession(
  context: UseCaseContext,
  input: InputOf<Routes['endSession']>,
): Promise<Result<ReplyOf<Routes['endSession']>>> {
  const ended = await context.tx.all(endSessionById(context.person().accountId, input.params.sessionId, context.now));
  if (ended.length === 0) return reject('identity.not-yours');
  context.audit({ event: 'identity.session-ended', objectKind: 'session', objectId: input.params.sessionId });
  return ok(done);
}

/** Acts as another working identity of the same account: the old session ends, a new token is issued. */
export async function chooseIdentity(
  context: UseCaseContext,
  input: InputOf<Routes['chooseIdentity']>,
  exchange: HttpExchange,
): Promise<Result<ReplyOf<Routes['chooseIdentity']>>> {
  const { accountId, sessionId, address } = context.person();
  const identities = await context.tx.all(identitiesOfAccount(accountId, dateInChina(context.now)));
  const identity = identities.find((i) => i.assignmentId === input.body.assignmentId);
  if (!identity) return reject('identity.not-yours');
  const token = freshToken();
  const ended = await context.tx.first(endSessionById(accountId, sessionId, context.now));
  if (!ended) return reject('identity.not-yours');
  context.tx.write(
    insertSession({
      id: context.newId(),
      tokenHash: hashOfToken(token),
      accountId,
      agencyId: identity.agencyId,
      personId: identity.personId,
      assignmentId: identity.assignmentId,
      now: context.now,
      // still the same sign-in: changing identities does not prolong it
      expiresAt: ended.expiresAt,
      address,
      browser: String(exchange.headers['user-agent'] ?? '').slice(0, 200),
    }),
  );
  exchange.setSessionCookie(token);
  // The old agency's administrators must not learn of the other one: the row names no agency.
  context.audit({ event: 'identity.identity-chosen', objectKind: 'session', objectId: sessionId });
  return ok(done);
}
