import { type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { leadsMatter } from '../../rules/halted.ts';
import { loadMatter } from '../handling/load-matter.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { resumeLoaded, suspendLoaded } from './administrator-acts.ts';
import { actorOfEvent } from './store.ts';

type Routes = typeof routes;

/** 主办暂停: who alone has the matter in hand lets it rest, and says why. */
export async function suspendOwn(
  context: UseCaseContext,
  input: InputOf<Routes['suspendOwn']>,
): Promise<Result<ReplyOf<Routes['suspendOwn']>>> {
  const { expectedVersion, reason } = input.body;
  const loaded = await matterLed(context, input.params.matterId, expectedVersion);
  return loaded.ok ? suspendLoaded(context, loaded.value, 'handler', reason) : loaded;
}

/** 恢复 of what the same person has suspended; what an administrator stopped, an administrator lets go on. */
export async function resumeOwn(
  context: UseCaseContext,
  input: InputOf<Routes['resumeOwn']>,
): Promise<Result<ReplyOf<Routes['resumeOwn']>>> {
  const loaded = await matterLed(context, input.params.matterId, input.body.expectedVersion);
  if (!loaded.ok) return loaded;
  const { suspended } = loaded.value.state;
  if (!suspended) return reject('workflow.not-suspended');
  const by = await context.tx.first(actorOfEvent(context.tx.agencyId, loaded.value.row.id, suspended.by));
  if (by?.personId !== context.person().personId) return reject('matters.suspended-by-other');
  return resumeLoaded(context, loaded.value, 'handler');
}

async function matterLed(
  context: UseCaseContext,
  matterId: string,
  expectedVersion: number,
): Promise<Result<LoadedMatter>> {
  const loaded = await loadMatter(context, matterId);
  if (!loaded.ok) return loaded;
  if (loaded.value.row.state === 'DRAFT') return reject('matters.still-a-draft');
  if (!leadsMatter(loaded.value, context.person().personId)) return reject('matters.not-the-lead');
  return loaded.value.row.version === expectedVersion ? loaded : reject('matters.stale');
}
