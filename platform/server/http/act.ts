import { type Instant, ok, type Result, reject } from '@gov/base';
import type {
  HttpExchange,
  PersonCaller,
  PublicContext,
  UseCaseContext,
} from '#platform/server/components/component-server.ts';
import { type Concealed, openContext } from '#platform/server/components/context.ts';
import { isUniqueViolation } from '#platform/server/database/database-error.ts';
import type { Statement } from '#platform/server/database/transaction.ts';
import type { LoadedAgency } from '#platform/server/identity/agency-facts.ts';
import { Crowded } from '#platform/server/identity/password.ts';
import type { ActsAs } from '#platform/server/identity/session-store.ts';
import { auditAlone, auditConcealed, auditKeyUse, concealedEntry, inAgencyPublicly, keyUse } from './audit-request.ts';
import { commandPart, findCommand } from './command-store.ts';
import type { House } from './house.ts';
import { contentDigest } from './input/command-content.ts';
import { replyProblem } from './input/parse-input.ts';
import { actorOf, type Pass } from './input/pass.ts';

/** The last step: the handler inside one transaction. */
export async function act(house: House, pass: Pass): Promise<Result<Pass>> {
  const result =
    pass.mounted.route.permission === 'public' ? await actPublicly(house, pass) : await actInAgency(house, pass);
  return result.ok ? ok({ ...pass, reply: result.value }) : result;
}

/** A reply that does not match its schema is a bug and never sent; in an agency's transaction nothing of its act is kept. */
function refuseWrongReply({ mounted }: Pass, reply: unknown): void {
  const problem = mounted.route.transfer ? undefined : replyProblem(mounted.compiled, reply);
  if (problem) throw new Error(`reply of ${mounted.name}: ${problem}`);
}

/** So many passwords are being looked at that this one would wait too long: nothing was done. */
const crowded = reject('http.rate', { seconds: 5 });

type LooseHandler = (context: unknown, input: unknown, exchange: HttpExchange) => Promise<Result<unknown>>;

// reason for the cast: the table of handlers is typed per component; here only the name is known
const handlerOf = (handlers: object | undefined, name: string): LooseHandler => {
  const handler = (handlers as Readonly<Record<string, LooseHandler>> | undefined)?.[name];
  if (!handler) throw new Error(`no handler for ${name}`);
  return handler;
};

async function actInAgency(house: House, pass: Pass): Promise<Result<unknown>> {
  const { agency, mounted, incoming } = pass;
  const actor = actorOf(pass);
  if (!actor || !agency) throw new Error('a route with a permission needs a caller');
  const handler = handlerOf(mounted.component.server.handlers, mounted.name);
  const now = house.clock.now();
  const caller = callerOf(pass, actor, agency);
  let committed: (() => void) | undefined;
  let concealed: readonly Concealed[] = [];
  const once = (outside: UseCaseContext['outside']) =>
    house.database.agency(actor.agencyId, async (tx) => {
      const open = openContext(house, { tx, agency, caller, now, requestId: incoming.requestId, outside });
      const outcome = await handler(open.context, pass.input, incoming.exchange);
      concealed = open.concealed();
      if (!outcome.ok) return outcome;
      refuseWrongReply(pass, outcome.value);
      if (mounted.route.changes && open.auditCount() === 0)
        throw new Error(`${mounted.name} changed something without an audit row`);
      if (pass.key) open.context.audit(keyUse(pass));
      // what an answer for several left out is kept with the answer, after the changes were counted
      for (const one of concealed) open.context.audit(concealedEntry(pass, one));
      open.flush(acknowledged(house, pass, outcome.value, now));
      committed = open.committed;
      return outcome;
    });
  try {
    const result = await withWorkOutside(once);
    if (result.ok) {
      committed?.();
      return result;
    }
    if (concealed.length > 0) await auditConcealed(house, pass, refusedBy(result.rejection.code, concealed));
    return await usedAgain(house, pass, (await storedReply(house, pass)) ?? result);
  } catch (error) {
    if (error instanceof Crowded) return crowded;
    const stored = await storedReply(house, pass);
    if (stored) return usedAgain(house, pass, stored);
    if (isContention(error) || isUniqueViolation(error, 'command_pkey')) return reject('http.busy');
    throw error;
  }
}

/** Each use of a key stands in the audit, also one that changed nothing. */
async function usedAgain(house: House, pass: Pass, result: Result<unknown>): Promise<Result<unknown>> {
  if (pass.key) await auditKeyUse(house, pass, result.ok ? 'http.answered-before' : result.rejection.code);
  return result;
}

/** The caller was told the request's own refusal. */
const refusedBy = (code: string, concealed: readonly Concealed[]): readonly Concealed[] =>
  concealed.map((one) => ({ ...one, code }));

/** The row by which a retry gets the same reply; a reply that shows a secret is never kept. */
function acknowledged(house: House, pass: Pass, reply: unknown, at: Instant): readonly Statement[] {
  const { mounted, incoming } = pass;
  const actor = actorOf(pass);
  const { changes, secretReply } = mounted.route;
  const { commandId } = incoming;
  if (!actor || !changes || secretReply || !commandId) return [];
  const { agencyId, personId } = actor;
  const digest = contentDigest(house, pass);
  return [commandPart({ agencyId, personId, commandId, route: mounted.name, contentDigest: digest, reply, at })];
}

/** A use case may ask so often for work outside its transaction; then it does the work in place. */
const roundsOutside = 2;

async function withWorkOutside<T>(once: (outside: UseCaseContext['outside']) => Promise<Result<T>>) {
  for (let round = 0; ; round++) {
    let asked: (() => Promise<void>) | undefined;
    const result = await once((work) => {
      if (round >= roundsOutside) return undefined;
      asked = work;
      return reject('http.outside');
    });
    // The use case may also have been refused for a reason of its own, or gone on without the work.
    if (result.ok || result.rejection.code !== 'http.outside' || !asked) return result;
    await asked();
  }
}

const callerOf = ({ incoming, key }: Pass, actor: ActsAs, agency: LoadedAgency): PersonCaller => {
  const device = key ? 'PROGRAM' : incoming.device;
  const assignment = agency.organisation.assignments.get(actor.assignmentId);
  if (!assignment) throw new Error('the assignment was checked before');
  return {
    kind: 'person',
    accountId: actor.accountId,
    personId: actor.personId,
    personName: agency.organisation.persons.get(actor.personId)?.name ?? '',
    assignmentId: actor.assignmentId,
    sectionId: assignment.sectionId,
    sessionId: actor.id,
    address: incoming.address,
    ...(device ? { device } : {}),
    ...(key ? { key } : {}),
  };
};

/** Serialization failure, deadlock, lock timeout: nothing was done, trying again is right. */
const isContention = (error: unknown): boolean =>
  ['40001', '40P01', '55P03'].includes(String((error as { code?: unknown } | undefined)?.code)); // reason: database errors carry `code`

/**
 * The reply of a command that was acknowledged before: the retry gets the same answer and does nothing. An id that its
 * person has used for something else is refused: the first answer would say that this was done.
 */
async function storedReply(house: House, pass: Pass): Promise<Result<unknown> | undefined> {
  const { mounted, incoming } = pass;
  const actor = actorOf(pass);
  const commandId = incoming.commandId;
  if (!actor || !commandId || !mounted.route.changes) return undefined;
  const found = await house.database.agency(actor.agencyId, async (tx) =>
    ok(await tx.first(findCommand(tx.agencyId, actor.personId, commandId))),
  );
  const stored = found.ok ? found.value : undefined;
  if (!stored) return undefined;
  const same =
    stored.route === mounted.name &&
    (stored.contentDigest ?? contentDigest(house, pass)) === contentDigest(house, pass);
  if (!same) return reject('http.command-used');
  return ok(stored.reply ?? undefined);
}

async function actPublicly(house: House, pass: Pass): Promise<Result<unknown>> {
  const handler = handlerOf(pass.mounted.component.server.publicHandlers, pass.mounted.name);
  const { incoming } = pass;
  const context: PublicContext = {
    database: house.database,
    now: house.clock.now(),
    requestId: incoming.requestId,
    address: incoming.address,
    browser: incoming.browser,
    session: pass.session,
    servesDemoAccounts: house.servesDemoAccounts,
    newId: <B extends string>() => house.ids.next() as B, // reason: a fresh id is of the kind its first user says
    agencyFacts: (agencyId) => house.agencies.current(agencyId),
    audit: (entry, agencyId, person) => auditAlone(house, incoming, entry, { agencyId, person }),
    inAgency: (agencyId, run) => inAgencyPublicly(house, incoming, agencyId, run),
    keys: house.keys.house,
    digest: house.keys.house.digest,
  };
  try {
    const outcome = await handler(context, pass.input, incoming.exchange);
    if (outcome.ok) refuseWrongReply(pass, outcome.value);
    return outcome;
  } catch (error) {
    if (error instanceof Crowded) return crowded;
    throw error;
  }
}
