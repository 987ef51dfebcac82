import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { releaseAccessCode } from '#platform/server/identity/access-store.ts';
import { listAdministrators } from '#platform/server/identity/agency-store.ts';
import type { routes } from '../../contract.ts';
import { mayReleaseCode } from '../../rules/account-rules.ts';
import { accountFacts } from './account-facts.ts';

type ReleaseCodes = (typeof routes)['releaseCodes'];
type OneCode = InputOf<ReleaseCodes>['body']['codes'][number];

/**
 * The security administrator agrees to these codes: each opens one first account or restores one password, and the consent ends
 * when the code is used, expires or is replaced. All or none; twice = refused, nothing waits any more.
 */
export async function releaseCodes(
  context: UseCaseContext,
  { body }: InputOf<ReleaseCodes>,
): Promise<Result<ReplyOf<ReleaseCodes>>> {
  // one order for everybody: two who agree at once do not wait for each other's rows
  const inOrder = [...body.codes].sort((a, b) => (a.personId < b.personId ? -1 : 1));
  for (const code of inOrder) {
    const released = await releaseOne(context, code);
    if (!released.ok) return released;
  }
  return ok({ done: true as const });
}

async function releaseOne(context: UseCaseContext, { personId, codeId }: OneCode): Promise<Result<undefined>> {
  const { tx, now } = context;
  const found = await accountFacts(context, personId);
  if (!found.ok) return found;
  const { facts } = found.value;
  const may = mayReleaseCode(facts, codeId);
  if (!may.ok) return may;
  const released = await tx.first(releaseAccessCode(tx.agencyId, codeId, context.person().personId, now));
  if (!released) return reject('identity.no-code-waits', { name: facts.personName });
  context.audit({ event: 'identity.code-released', objectKind: 'person', objectId: personId, details: { codeId } });
  return ok(undefined);
}

/** The open pages of the security administrator show that one more code waits for him. */
export async function tellWaiting(context: UseCaseContext): Promise<void> {
  const { tx } = context;
  const administrators = await tx.all(listAdministrators(tx.agencyId));
  const asked = administrators.filter(({ duty }) => duty === 'SECURITY').map(({ personId }) => personId);
  context.notify(asked, 'waiting-codes');
}
