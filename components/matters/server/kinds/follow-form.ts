import { ok, type Result } from '@gov/base';
import { formsService } from '#components/forms/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { moveKindsToForm } from './store.ts';

/** A form has a new version: what is started from now on is filled in on it; running matters keep theirs. Safe to run twice. */
export async function followForm(
  context: UseCaseContext,
  _key: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<Result<unknown>> {
  const versions = await context.ask(formsService).versionsBeside(String(payload.formVersionId));
  // the newest, whichever this event tells of: two of them may arrive in the other order
  const newest = versions.at(-1);
  if (newest) context.tx.write(moveKindsToForm(context.tx.agencyId, newest, versions));
  return ok(undefined);
}
