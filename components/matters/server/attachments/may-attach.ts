import { ok, type Result, reject } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { matterKindHooks } from '../../contract.ts';
import { openStepOf } from '../../rules/open-step.ts';
import { type LoadedMatter, nothingInHand, onBehalf } from '../handling/loaded-matter.ts';

type ForWhom = ReturnType<typeof onBehalf>;

/** Who holds an open task may add and take off own attachments, unless the kind refuses (签发后); a draft's task is its starter's. */
export async function mayAttach(context: UseCaseContext, loaded: LoadedMatter): Promise<Result<ForWhom>> {
  if (loaded.state.suspended) return reject('workflow.suspended');
  const step = openStepOf(loaded, context.person().personId);
  if (!step) return nothingInHand(loaded, context.person().personId);
  const { row } = loaded;
  const hooks = context.extension(matterKindHooks, row.kindCode)?.(context);
  const allowed = await hooks?.attaching?.({ matterId: row.id, actions: step.node.actions });
  return allowed && !allowed.ok ? allowed : ok(onBehalf(step.item.holder.personId, context.person().personId));
}

/** How large one file may be. */
export const attachmentMegabytes = ({ agency }: UseCaseContext): number =>
  agency.setting<number>('matters', 'attachmentMegabytes');
