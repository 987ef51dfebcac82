import { ok, type Result, reject } from '@gov/base';
import type { CallingKey, UseCaseContext } from '#platform/server/components/component-server.ts';
import { opensToKeys } from '../keys/opens-to-keys.ts';
import { type ApplicationRow, findApplication } from '../store.ts';

/** The application key by which the caller acts; undefined where he is here himself. */
export const keyOf = ({ caller }: UseCaseContext): CallingKey | undefined =>
  caller.kind === 'person' ? caller.key : undefined;

/**
 * An application as the caller may use it. To a program every one that its key is not for looks like none; one whose form can
 * hold a secret by now is refused in words.
 */
export async function applicationFor(context: UseCaseContext, id: string): Promise<Result<ApplicationRow>> {
  const key = keyOf(context);
  if (key && !key.applicationIds.includes(id)) return reject('applications.not-found');
  const row = await context.tx.first(findApplication(context.tx.agencyId, id));
  if (!row) return reject('applications.not-found');
  const closed = key && !(await opensToKeys(context, row.formVersionId));
  return closed ? reject('applications.key-secret') : ok(row);
}
