import { type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { branchLed, leadsMatter } from '../../rules/waiting/halted.ts';
import { loadMatter } from '../handling/load-matter.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { resumeLoaded, suspendLoaded } from './administrator-acts.ts';
import { goOnWithBranch, restBranch } from './rest-branch.ts';
import { actorOfEvent } from './store.ts';

type Routes = typeof routes;

/** 主办暂停: who alone has the matter in hand lets it rest, where others work beside him only his own branch, and says why. */
export async function suspendOwn(
  context: UseCaseContext,
  input: InputOf<Routes['suspendOwn']>,
): Promise<Result<ReplyOf<Routes['suspendOwn']>>> {
  const { expectedVersion, reason } = input.body;
  const loaded = await matterLed(context, input.params.matterId, expectedVersion);
  if (!loaded.ok) return loaded;
  const branch = branchOfLead(context, loaded.value);
  return branch
    ? restBranch(context, loaded.value, { by: 'handler', scope: branch.id, reason })
    : suspendLoaded(context, loaded.value, 'handler', reason);
}

/** 恢复 of what the same person has suspended; what an administrator stopped, an administrator lets go on. */
export async function resumeOwn(
  context: UseCaseContext,
  input: InputOf<Routes['resumeOwn']>,
): Promise<Result<ReplyOf<Routes['resumeOwn']>>> {
  const loaded = await matterLed(context, input.params.matterId, input.body.expectedVersion);
  if (!loaded.ok) return loaded;
  const { suspended } = loaded.value.state;
  const branch = suspended ? undefined : branchLed(loaded.value, context.person().personId);
  const act = suspended ?? branch?.suspended;
  if (!act) return reject('workflow.not-suspended');
  const by = await context.tx.first(actorOfEvent(context.tx.agencyId, loaded.value.row.id, act.by));
  if (by?.personId !== context.person().personId) return reject('matters.suspended-by-other');
  return branch
    ? goOnWithBranch(context, loaded.value, { by: 'handler', scope: branch.id })
    : resumeLoaded(context, loaded.value, 'handler');
}

/** Who leads the whole matter lets all of it rest; a branch at rest is his to let go on. */
function branchOfLead(context: UseCaseContext, loaded: LoadedMatter) {
  const { personId } = context.person();
  return leadsMatter(loaded, personId) ? undefined : branchLed(loaded, personId);
}

async function matterLed(
  context: UseCaseContext,
  matterId: string,
  expectedVersion: number,
): Promise<Result<LoadedMatter>> {
  const loaded = await loadMatter(context, matterId);
  if (!loaded.ok) return loaded;
  const { personId } = context.person();
  if (loaded.value.row.state === 'DRAFT') return reject('matters.still-a-draft');
  if (!leadsMatter(loaded.value, personId) && !branchLed(loaded.value, personId)) return reject('matters.not-the-lead');
  return loaded.value.row.version === expectedVersion ? loaded : reject('matters.stale');
}
