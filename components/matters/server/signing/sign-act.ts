import { ok, type Result, reject } from '@gov/base';
import type { Command, Item } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { carryOut, type Done } from '../handling/carry-out.ts';
import { loadMatter } from '../handling/load-matter.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';

export type Said = Done & { readonly said: string };

/** What an act about signers names: the matter, perhaps a task of it, and the version its page showed. */
export interface SignRequest {
  readonly matterId: string;
  readonly taskId?: string;
  /** Absent = the act is safe whatever has changed meanwhile: the engine says whether it is still possible. */
  readonly expectedVersion?: number;
  readonly event: string;
}

/** The common way of all acts about who handles a step: load, check the page's version, decide, write, say. */
export async function signAct(
  context: UseCaseContext,
  request: SignRequest,
  decide: (
    loaded: LoadedMatter,
    item: Item | undefined,
  ) => Result<{ readonly command: Command; readonly said: string }>,
): Promise<Result<Said>> {
  const { matterId, taskId, expectedVersion, event } = request;
  const loaded = await loadMatter(context, matterId, taskId);
  if (!loaded.ok) return loaded;
  const { row, state } = loaded.value;
  if (row.state === 'DRAFT') return reject('matters.still-a-draft');
  const item = row.item === null ? undefined : state.items[row.item - 1];
  if (taskId !== undefined && !item) return reject('matters.not-found');
  if (expectedVersion !== undefined && row.version !== expectedVersion) return reject('matters.stale');
  const meant = decide(loaded.value, item);
  if (!meant.ok) return meant;
  const result = await carryOut(context, loaded.value, {
    matterId,
    command: meant.value.command,
    event,
    ...(taskId === undefined ? {} : { details: { task: taskId } }),
  });
  return result.ok ? ok({ done: true, version: result.value.version, said: meant.value.said }) : result;
}
