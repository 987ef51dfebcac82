import { ok, type Result } from '@gov/base';
import type { ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { mayStartKind } from './made-kinds.ts';
import { listKinds } from './store.ts';

type Kinds = ReplyOf<(typeof routes)['kinds']>;

/** Kinds the caller may start: those whose component is open in the agency. */
export async function kindsToStart(context: UseCaseContext): Promise<Result<Kinds>> {
  const rows = await context.tx.all(listKinds(context.tx.agencyId));
  const open = rows.filter((row) => mayStartKind(context, row));
  return ok({
    kinds: open.map(({ code, name, group, hint, componentId }) => ({ code, name, group, hint, componentId })),
  });
}
