import { ok, type PersonId, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { mayHandle } from '../handling/able-colleague.ts';
import { lockPrincipal } from '../stand-ins/store.ts';
import { auditedOf } from './audited.ts';
import { type Absence, agreeToCover, type CoverRow, endCoverRow, lockCover, standsAlready } from './store.ts';
import { tellAdministrators, tellConcerned } from './tell.ts';

type Routes = typeof routes;
type Done = Result<ReplyOf<Routes['agreeCover']>>;
type Rejected = ReturnType<typeof reject>;

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
  const already = await standsMeanwhile(context, found.value);
  if (already) return already;
  tx.write(agreeToCover(tx.agencyId, params.coverId, by, now));
  return decided(context, found.value, 'matters.cover-agreed');
}

/** He may have asked the same colleague himself since it was proposed; his own windows wait for the lock meanwhile. */
async function standsMeanwhile(
  context: UseCaseContext,
  { principalId, standInId, fromAt, untilAt }: CoverRow,
): Promise<Rejected | undefined> {
  if (principalId === null || fromAt === null || untilAt === null) return undefined;
  await context.tx.first(lockPrincipal(context.tx.agencyId, principalId));
  return alreadyStands(context, { principalId, standInId, fromAt, untilAt });
}

/** Two windows of the same two at once are one too many: whoever takes one back believes that it is over. */
export async function alreadyStands(context: UseCaseContext, absence: Absence): Promise<Rejected | undefined> {
  const { tx, now, agency } = context;
  if (absence.standInId === null || !(await tx.first(standsAlready(tx.agencyId, absence, now)))) return undefined;
  const nameOf = (id: PersonId): string => agency.organisation.persons.get(id)?.name ?? '';
  return reject('matters.cover-stands', { person: nameOf(absence.principalId), standIn: nameOf(absence.standInId) });
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
