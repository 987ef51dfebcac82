import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { mayHandle } from '../handling/able-colleague.ts';
import { auditedOf } from './propose-cover.ts';
import { agreeToCover, type CoverRow, endCoverRow, lockCover } from './store.ts';
import { tellAdministrators, tellConcerned } from './tell.ts';

type Routes = typeof routes;
type Done = Result<ReplyOf<Routes['agreeCover']>>;

/** The security administrator agrees: it holds from now on. Twice = refused, nothing waits any more. */
export async function agreeCover(context: UseCaseContext, { params }: InputOf<Routes['agreeCover']>): Promise<Done> {
  const { tx, now } = context;
  const { personId: by } = context.person();
  const found = await waiting(context, params.coverId);
  if (!found.ok) return found;
  const unable = [found.value.principalId, found.value.standInId].find((id) => id !== null && !mayHandle(context, id));
  if (unable) {
    const person = context.agency.organisation.persons.get(unable)?.name ?? '';
    return reject('matters.cannot-handle', { person });
  }
  // a duty may have passed on meanwhile: nobody agrees to what he proposed himself
  if (found.value.proposedBy === by) return reject('matters.cover-own');
  tx.write(agreeToCover(tx.agencyId, params.coverId, by, now));
  return decided(context, found.value, 'matters.cover-agreed');
}

/** Twice = refused, nothing waits any more. */
export async function declineCover(
  context: UseCaseContext,
  { params }: InputOf<Routes['declineCover']>,
): Promise<Done> {
  const { tx, now } = context;
  const found = await waiting(context, params.coverId);
  if (!found.ok) return found;
  tx.write(endCoverRow(tx.agencyId, params.coverId, context.person().personId, now));
  return decided(context, found.value, 'matters.cover-declined');
}

/** Taken back, or ended: fewer rights need nobody's consent. What somebody said of himself is his own. Twice = refused. */
export async function endCover(context: UseCaseContext, { params }: InputOf<Routes['endCover']>): Promise<Done> {
  const { tx, now } = context;
  const found = await tx.first(lockCover(tx.agencyId, params.coverId, now));
  if (!found || found.proposedBy === found.principalId) return reject('matters.cover-over');
  tx.write(endCoverRow(tx.agencyId, params.coverId, context.person().personId, now));
  return decided(context, found, 'matters.cover-ended');
}

async function waiting(context: UseCaseContext, coverId: string): Promise<Result<CoverRow>> {
  const found = await context.tx.first(lockCover(context.tx.agencyId, coverId, context.now));
  return found && found.agreedBy === null ? ok(found) : reject('matters.cover-over');
}

async function decided(
  context: UseCaseContext,
  row: CoverRow,
  event: 'matters.cover-agreed' | 'matters.cover-declined' | 'matters.cover-ended',
): Promise<Done> {
  context.audit({ event, objectKind: 'cover', objectId: row.id, details: auditedOf(row) });
  await tellAdministrators(context, 'SYSTEM', 'SECURITY');
  // of what never held nobody is told
  if (event === 'matters.cover-agreed' || row.agreedBy !== null) tellConcerned(context, row);
  return ok({ done: true });
}
