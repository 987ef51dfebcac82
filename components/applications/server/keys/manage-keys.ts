import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { isAddressRange } from '#platform/server/identity/address-range.ts';
import { freshSecret, hashOfSecret, keyText } from '#platform/server/identity/application-key.ts';
import {
  endKey,
  insertApplicationKey,
  keyStateOf,
  listApplicationKeys,
  lockApplicationKey,
} from '#platform/server/identity/application-key-store.ts';
import type { routes } from '../../contract.ts';
import { agreeByOf, endOfDay, isFitLastDay, mostDays, mostKeys } from '../../rules/key-days.ts';
import { type ApplicationRow, listApplications } from '../store.ts';
import { keyLine, mayActFor } from './key-lines.ts';
import { opensToKeys } from './opens-to-keys.ts';

type Routes = typeof routes;

/** 应用密钥: all of the agency, with what has become of each. */
export async function keys(context: UseCaseContext): Promise<Result<ReplyOf<Routes['keys']>>> {
  const { tx } = context;
  const [rows, applications] = await Promise.all([
    tx.all(listApplicationKeys(tx.agencyId)),
    tx.all(listApplications(tx.agencyId)),
  ]);
  return ok({
    keys: rows.map((row) => keyLine(context, row, applications)),
    applications: (await openApplications(context, applications)).map(({ id, name }) => ({ id, name })),
    mostDays,
  });
}

async function openApplications(context: UseCaseContext, all: readonly ApplicationRow[]): Promise<ApplicationRow[]> {
  const open: ApplicationRow[] = [];
  for (const row of all) if (await opensToKeys(context, row.formVersionId)) open.push(row);
  return open;
}

/** The key is shown in this reply and kept nowhere; nothing is done with it before its person agrees. Twice = two keys. */
export async function makeKey(
  context: UseCaseContext,
  { body }: InputOf<Routes['makeKey']>,
): Promise<Result<ReplyOf<Routes['makeKey']>>> {
  const { tx, now } = context;
  const wanted = await checked(context, body);
  if (!wanted.ok) return wanted;
  const { personId } = wanted.value;
  const id = context.newId<string>();
  const secret = freshSecret();
  const agreeBy = agreeByOf(now);
  const { name, assignmentId, applicationIds, mayRead, mayStart, addresses = [] } = body;
  tx.write(
    insertApplicationKey(tx.agencyId, {
      ...{ id, name: name.trim(), personId, mayRead, mayStart, applicationIds, addresses, agreeBy },
      assignmentId: wanted.value.id,
      secretHash: hashOfSecret(secret),
      madeBy: context.person().personId,
      madeAt: now,
      expiresAt: endOfDay(body.lastDay),
    }),
  );
  context.audit({
    event: 'applications.key-made',
    objectKind: 'application-key',
    objectId: id,
    details: {
      personId,
      assignmentId,
      applications: applicationIds.join(' '),
      ...{ mayRead, mayStart },
      addresses: addresses.join(' '),
      until: body.lastDay,
    },
  });
  context.notify([personId], 'application-keys');
  return ok({ id, key: keyText({ agencyId: tx.agencyId, id, secret }), agreeBy });
}

/** The assignment it shall act as; a refusal says which part of the wish does not go. */
async function checked(context: UseCaseContext, body: InputOf<Routes['makeKey']>['body']) {
  const { tx, now, agency } = context;
  if (!body.mayRead && !body.mayStart) return reject('applications.key-purpose');
  const wrong = body.addresses?.find((one) => !isAddressRange(one));
  if (wrong !== undefined) return reject('applications.key-address', { address: wrong });
  if (!isFitLastDay(body.lastDay, now)) return reject('applications.key-day', { most: mostDays });
  const assignment = [...agency.organisation.assignments.values()].find(({ id }) => id === body.assignmentId);
  if (!assignment || !mayActFor(context, { personId: assignment.personId, assignmentId: assignment.id }))
    return reject('applications.key-person');
  const applications = await openApplications(context, await tx.all(listApplications(tx.agencyId)));
  const known = new Set(applications.map(({ id }) => id));
  if (!body.applicationIds.every((id) => known.has(id))) return reject('applications.key-application');
  const rows = await tx.all(listApplicationKeys(tx.agencyId));
  const alive = rows.filter((row) => ['WAITING', 'GOOD'].includes(keyStateOf(row, now)));
  if (alive.length >= mostKeys) return reject('applications.many-keys', { most: mostKeys });
  if (alive.some(({ name }) => name === body.name.trim()))
    return reject('applications.key-name', { name: body.name.trim() });
  return ok(assignment);
}

/** Ends a key at once. Twice = refused, it is over. */
export async function revokeKey(
  context: UseCaseContext,
  { params, body }: InputOf<Routes['revokeKey']>,
): Promise<Result<ReplyOf<Routes['revokeKey']>>> {
  const { tx, now } = context;
  const row = await tx.first(lockApplicationKey(tx.agencyId, params.keyId));
  if (!row) return reject('applications.unknown-key');
  if (row.endedAt) return reject('applications.key-over');
  tx.write(endKey(tx.agencyId, row.id, { at: now, by: context.person().personId, reason: body.reason.trim() }));
  context.audit({
    event: 'applications.key-revoked',
    objectKind: 'application-key',
    objectId: row.id,
    details: { personId: row.personId },
  });
  context.notify([row.personId], 'application-keys');
  return ok({ done: true as const });
}
