import { type JsonObject, ok, type Result } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { matterKindHooks } from '../../contract.ts';
import type { LoadedMatter } from './loaded-matter.ts';
import { giveUpUniqueValues } from './unique-values.ts';

/** A child that goes back to its caller came to nothing for now, and holds nothing against others. */
const howOf = (status: string): 'done' | 'refused' | 'cancelled' =>
  status === 'refused' ? 'refused' : status === 'returned' ? 'cancelled' : 'done';

/** Says to the kind and to other components that the process has ended, if it has. */
export async function tellEnd(
  context: UseCaseContext,
  loaded: LoadedMatter,
  values: JsonObject,
  status: string,
): Promise<Result<unknown>> {
  if (status === 'open') return ok(undefined);
  const how = howOf(status);
  if (status === 'returned') giveUpUniqueValues(context, loaded);
  context.announce('MatterClosed', loaded.row.id, {
    kindCode: loaded.row.kindCode,
    how: how === 'cancelled' ? how : status,
  });
  const hooks = context.extension(matterKindHooks, loaded.row.kindCode)?.(context);
  return hooks?.ended ? hooks.ended({ matterId: loaded.row.id, values, how }) : ok(undefined);
}
