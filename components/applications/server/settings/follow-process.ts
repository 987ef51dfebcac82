import { ok, type Result } from '@gov/base';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { moveToProcess } from '../store.ts';

/**
 * The rights of a process were changed: applications that go by it name the new version, as their kinds do, so that turning
 * one off and on again does not bring the former rights back. Safe to run twice.
 */
export async function followProcess(
  context: UseCaseContext,
  _key: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<Result<unknown>> {
  const versions = await context.ask(processesService).versionsBeside(String(payload.processVersionId));
  const newest = versions.at(-1);
  if (newest) context.tx.write(moveToProcess(context.tx.agencyId, newest, versions));
  return ok(undefined);
}
