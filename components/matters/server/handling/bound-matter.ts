import type { Result } from '@gov/base';
import type { Command, Decision } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { type Bound, matterKindHooks } from '../../contract.ts';
import { undoneBy } from '../../rules/bound.ts';
import { weighed } from '../asking/weights.ts';
import { decideUnbound, type LoadedMatter } from './loaded-matter.ts';

/** A matter with what its kind says can no longer be undone. */
export interface BoundMatter extends LoadedMatter {
  readonly bound: Bound;
}

/** Asks the kind; a draft has not left its starter and is bound to nothing. */
export async function withBound<M extends LoadedMatter>(context: UseCaseContext, loaded: M): Promise<M & BoundMatter> {
  const { id: matterId, kindCode, snapshot } = loaded.row;
  const hooks = snapshot ? context.extension(matterKindHooks, kindCode)?.(context) : undefined;
  const firstActions = loaded.program.nodes[snapshot?.visits[0]?.node ?? '']?.actions ?? [];
  return { ...loaded, bound: (await hooks?.bound?.({ matterId, firstActions })) ?? {} };
}

/** What the kind and the engine say to a command now; the kind is asked only where the command undoes something. */
export async function decideAct(
  context: UseCaseContext,
  loaded: LoadedMatter,
  command: Command,
): Promise<Result<Decision>> {
  if (undoneBy(loaded.state, command) === undefined)
    return weighed(loaded.weights, () => decideUnbound(loaded, command));
  const bound = await withBound(context, loaded);
  return weighed(loaded.weights, () => decideWithin(bound, command));
}

/** The same where the kind was asked already. */
export function decideWithin(loaded: BoundMatter, command: Command): Result<Decision> {
  const undone = undoneBy(loaded.state, command);
  const rejection = undone && loaded.bound[undone];
  return rejection ? { ok: false, rejection } : decideUnbound(loaded, command);
}
