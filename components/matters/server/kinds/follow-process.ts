import { ok, type Result } from '@gov/base';
import { concealedFields } from '@gov/workflow';
import { formsService } from '#components/forms/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { kindsOnProcess, moveKindToProcess } from './store.ts';

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
  for (const { code, formVersionId } of await context.tx.all(kindsOnProcess(context.tx.agencyId, versions))) {
    // of kinds with several forms a step may leave out a whole one
    const form = await context.ask(formsService).compiled(formVersionId);
    const concealed = [...new Set(programs.flatMap((program) => concealedFields(processes.over(program, form))))];
    context.tx.write(moveKindToProcess(context.tx.agencyId, code, { processVersionId: newest, concealed }));
  }
  return ok(undefined);
}
