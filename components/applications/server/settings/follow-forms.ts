import { ok, type Result } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { listApplications, lockApplication } from '../store.ts';
import { hasNewerForm } from './composed-form.ts';
import { putApplication } from './put-application.ts';

/**
 * A form has a new version: applications made from it take it, with a simple process made anew for its fields. Where it no
 * longer fits what was set, the application stays with the former one, and its settings say that there is a newer. Safe to
 * run twice.
 */
export async function followForms(context: UseCaseContext): Promise<Result<unknown>> {
  const { tx } = context;
  for (const { id } of await tx.all(listApplications(tx.agencyId))) {
    const row = await tx.first(lockApplication(tx.agencyId, id));
    if (!row || !(await hasNewerForm(context, row))) continue;
    const { open, settings, version, kindCode } = row;
    const put = await putApplication(context, {
      id,
      kindCode,
      open,
      settings,
      version: version + 1,
      before: row,
      following: true,
    });
    if (!put.ok) continue;
    const { formVersionId, processVersionId } = put.value;
    context.audit({
      event: 'applications.changed',
      objectKind: 'application',
      objectId: id,
      details: { version: version + 1, formVersionId, processVersionId },
    });
  }
  return ok(undefined);
}
