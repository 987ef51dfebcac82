import { ok, type Result } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { matterKindHooks } from '../../contract.ts';
import { carryOut } from '../handling/carry-out.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { giveUpUniqueValues } from '../handling/unique-values.ts';
import type { Brought } from './bring-children.ts';
import type { KnownChild } from './store.ts';

/**
 * Its caller no longer waits for it: it is ended, by nobody's act. One that has ended stays as it is; one that is taken up again by
 * a later call goes on; what its kind says against an end holds here too, and then it goes on by itself.
 */
export async function stopChild(
  context: UseCaseContext,
  loaded: LoadedMatter,
  { superseded }: KnownChild,
): Promise<Result<Brought>> {
  const { id: matterId, kindCode, values } = loaded.row;
  if (superseded || loaded.state.status !== 'open') return ok({ state: 'stopped' });
  const hooks = context.extension(matterKindHooks, kindCode)?.(context);
  const agreed = await hooks?.ended?.({ matterId, values, how: 'cancelled' });
  if (agreed && !agreed.ok) return ok({ state: 'stopped', trouble: agreed.rejection.code });
  const ended = await carryOut(context, loaded, {
    matterId,
    command: { kind: 'terminate', reason: '发起它的流程不再等它办理' },
    event: 'matters.child-stopped',
  });
  // suspended: it stands still anyway, and is ended when it goes on
  if (!ended.ok) return ended.rejection.code === 'workflow.suspended' ? ok(trouble(ended.rejection.code)) : ended;
  giveUpUniqueValues(context, loaded);
  context.announce('MatterClosed', matterId, { kindCode, how: 'cancelled' });
  return ok({ state: 'stopped' });
}

const trouble = (code: string): Brought => ({ state: 'stopping', trouble: code });
