import { type JsonObject, ok, type Result } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { matterKindHooks } from '../../contract.ts';
import type { LoadedMatter } from './loaded-matter.ts';

/** Says to the kind and to other components that the process has ended, if it has. */
export async function tellEnd(
  context: UseCaseContext,
  loaded: LoadedMatter,
  values: JsonObject,
  status: string,
): Promise<Result<unknown>> {
  if (status === 'open') return ok(undefined);
  context.announce('MatterClosed', loaded.row.id, { kindCode: loaded.row.kindCode, how: status });
  const hooks = context.extension(matterKindHooks, loaded.row.kindCode)?.(context);
  const how = status === 'refused' ? 'refused' : 'done';
  return hooks?.ended ? hooks.ended({ matterId: loaded.row.id, values, how }) : ok(undefined);
}
