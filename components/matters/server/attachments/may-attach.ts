import { ok, type Result, reject } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { matterKindHooks } from '../../contract.ts';
import { asHandledBy } from '../../rules/asked-only.ts';
import type { LoadedMatter } from '../handling/load-matter.ts';

/** Who holds an open task may add and take off own attachments, unless the kind refuses (签发后); a draft's task is its starter's. */
export async function mayAttach(context: UseCaseContext, { row, state, program }: LoadedMatter): Promise<Result<void>> {
  const { personId } = context.person();
  const mine = state.items.find(
    (item) => item.kind === 'do' && item.state === 'open' && item.holder.personId === personId,
  );
  if (!mine) return reject('matters.already-done');
  const visit = state.visits[(mine.visit ?? 0) - 1];
  const node = visit && program.nodes[visit.node];
  const hooks = context.extension(matterKindHooks, row.kindCode)?.(context);
  const actions = node ? asHandledBy(node, mine).actions : [];
  return hooks?.attaching ? hooks.attaching({ matterId: row.id, actions }) : ok(undefined);
}
