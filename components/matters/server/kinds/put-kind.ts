import { ok, type Result, reject } from '@gov/base';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { type KindDefinition, matterKindHooks } from '../../contract.ts';
import { refusedLimits } from '../../rules/must-pass.ts';
import { putKind } from './store.ts';

/**
 * Makes a kind or points it to newer versions, unless the process holds a time limit that the kind refuses each time: whoever
 * relied on it would wait for something that does not come.
 */
export async function makeKind(context: UseCaseContext, kind: KindDefinition): Promise<Result<void>> {
  if (kind.code === '') return reject('matters.unknown-kind');
  const hooks = context.extension(matterKindHooks, kind.code)?.(context);
  const limits = hooks ? refusedLimits(await context.ask(processesService).program(kind.processVersionId), hooks) : [];
  const [first] = limits;
  if (first) return reject('matters.limit-refused', { step: first.step, why: first.why });
  context.tx.write(putKind(context.tx.agencyId, kind));
  return ok(undefined);
}
