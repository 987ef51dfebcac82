import { ok, type Result } from '@gov/base';
import { concealedFields } from '@gov/workflow';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { moveKindsToProcess } from './store.ts';

/**
 * A process has a new version: what is started from now on goes by it; running matters keep theirs. What one of its steps
 * does not show any more leaves the lists and titles of the kind. Safe to run twice.
 */
export async function followProcess(
  context: UseCaseContext,
  _key: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<Result<unknown>> {
  const processes = context.ask(processesService);
  const versions = await processes.versionsBeside(String(payload.processVersionId));
  // the newest, whichever this event tells of: two of them may arrive in the other order
  const newest = versions.at(-1);
  if (!newest) return ok(undefined);
  // of each version: one that was published and followed by another before this ran has matters as well
  const programs = await Promise.all(versions.map((id) => processes.program(id)));
  const concealed = [...new Set(programs.flatMap(concealedFields))];
  context.tx.write(moveKindsToProcess(context.tx.agencyId, { processVersionId: newest, concealed }, versions));
  return ok(undefined);
}
