import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import {
  type ApplicationKeyRow,
  agreeToKey as agreeTo,
  endKey,
  keyStateOf,
  listKeysOfPerson,
  lockApplicationKey,
} from '#platform/server/identity/application-key-store.ts';
import type { routes } from '../../contract.ts';
import { listApplications } from '../store.ts';
import { keyLine, mayActFor } from './key-lines.ts';

type Routes = typeof routes;

/** What acts in the caller's name, or asks to. */
export async function ownKeys(context: UseCaseContext): Promise<Result<ReplyOf<Routes['ownKeys']>>> {
  const { tx } = context;
  const rows = await tx.all(listKeysOfPerson(tx.agencyId, context.person().personId));
  const applications = rows.length > 0 ? await tx.all(listApplications(tx.agencyId)) : [];
  return ok({ keys: rows.map((row) => keyLine(context, row, applications)) });
}

/** The caller's own key, its row held; anybody else's looks like none. */
async function lockOwn(context: UseCaseContext, keyId: string): Promise<Result<ApplicationKeyRow>> {
  const row = await context.tx.first(lockApplicationKey(context.tx.agencyId, keyId));
  return row?.personId === context.person().personId ? ok(row) : reject('applications.unknown-key');
}

/** To exactly what stands in the row, which never changes. Twice = refused, he has agreed. */
export async function agreeToKey(
  context: UseCaseContext,
  { params }: InputOf<Routes['agreeToKey']>,
): Promise<Result<ReplyOf<Routes['agreeToKey']>>> {
  const { tx, now } = context;
  const own = await lockOwn(context, params.keyId);
  if (!own.ok) return own;
  if (keyStateOf(own.value, now) !== 'WAITING') return reject('applications.key-over');
  if (!mayActFor(context, own.value)) return reject('applications.key-person');
  tx.write(agreeTo(tx.agencyId, own.value.id, now));
  context.audit({ event: 'applications.key-agreed', objectKind: 'application-key', objectId: own.value.id });
  context.notify([own.value.madeBy], 'application-keys');
  return ok({ done: true as const });
}

/** Declines, or takes the consent back. Twice = refused, it is over. */
export async function endOwnKey(
  context: UseCaseContext,
  { params }: InputOf<Routes['endOwnKey']>,
): Promise<Result<ReplyOf<Routes['endOwnKey']>>> {
  const { tx, now } = context;
  const own = await lockOwn(context, params.keyId);
  if (!own.ok) return own;
  const { id, agreedAt, endedAt, madeBy, personId } = own.value;
  if (endedAt) return reject('applications.key-over');
  tx.write(endKey(tx.agencyId, id, { at: now, by: personId, reason: agreedAt ? '本人停用' : '本人不同意' }));
  context.audit({
    event: 'applications.key-ended-by-person',
    objectKind: 'application-key',
    objectId: id,
    details: { agreed: agreedAt !== null },
  });
  context.notify([madeBy], 'application-keys');
  return ok({ done: true as const });
}
