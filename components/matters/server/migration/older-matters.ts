import { ok, type Result } from '@gov/base';
import type { ReplyOf } from '@gov/base/component';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { olderByKind } from './store.ts';

type Reply = ReplyOf<(typeof routes)['olderMatters']>;

/** Processes of which running matters go by an older version than their kind has now, in the order of the kinds. */
export async function olderMatters(context: UseCaseContext): Promise<Result<Reply>> {
  const kinds = await context.tx.all(olderByKind(context.tx.agencyId));
  const versions = kinds.map(({ processVersionId }) => processVersionId);
  const processOf = await context.ask(processesService).processesOf(versions);
  const found = new Map<string, Reply['processes'][number]>();
  for (const { name, older, processVersionId } of kinds) {
    const processId = processOf.get(processVersionId);
    if (processId === undefined) continue;
    const before = found.get(processId) ?? { processId, names: [], older: 0 };
    found.set(processId, { processId, names: [...before.names, name], older: before.older + older });
  }
  return ok({ processes: [...found.values()] });
}
