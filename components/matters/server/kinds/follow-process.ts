import { ok, type Result } from '@gov/base';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { moveKindsToProcess } from './store.ts';

/** A process has a new version: what is started from now on goes by it; running matters keep theirs. Safe to run twice. */
export async function followProcess(
  context: UseCaseContext,
  _key: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<Result<unknown>> {
  const versions = await context.ask(processesService).versionsBeside(String(payload.processVersionId));
  // the newest, whichever this event tells of: two of them may arrive in the other order
  const newest = versions.at(-1);
  if (newest) context.tx.write(moveKindsToProcess(context.tx.agencyId, newest, versions));
  return ok(undefined);
}
