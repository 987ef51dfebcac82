import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { mayHandle } from '../handling/able-colleague.ts';
import { mayKnowSecrets } from '../secrecy/given-to.ts';
import { type Entrusted, principalsOf } from './entrusted-store.ts';

/** For whom the caller stands in now: one statement, whatever their number. Who could not do his work himself has nobody. */
export async function standingOf(context: UseCaseContext): Promise<Entrusted> {
  const { tx, now, caller } = context;
  const { personId } = context.person();
  const rows = caller.kind === 'person' ? await tx.all(principalsOf(tx.agencyId, { personId, now })) : [];
  const principals = rows.map(({ principalId }) => principalId).filter((principal) => mayHandle(context, principal));
  return { personId, now, principals, mayKnowSecrets: mayKnowSecrets(context, personId) };
}
