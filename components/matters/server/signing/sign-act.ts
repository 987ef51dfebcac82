import { ok, type Result, reject } from '@gov/base';
import type { Command, Item } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { carryOut, type Done } from '../handling/carry-out.ts';
import { loadMatter } from '../handling/load-matter.ts';
import { type LoadedMatter, staleValues } from '../handling/loaded-matter.ts';

export type Said = Done & { readonly said: string };

/** What an act about signers names: the matter, perhaps a task of it, and the version its page showed. */
export interface SignRequest {
  readonly matterId: string;
  readonly taskId?: string;
  /** For an act on what others do there too: anything that has happened since makes the page old. */
  readonly expectedVersion?: number;
  /**
   * For an act on the caller's own task: only another content makes his page old, not that colleagues beside him have
   * done theirs. Both absent = safe whatever has changed; in each case the engine says whether it is still possible.
   */
  readonly seenVersion?: number;
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
  const { matterId, taskId, expectedVersion, seenVersion, event } = request;
  const loaded = await loadMatter(context, matterId, taskId);
  if (!loaded.ok) return loaded;
  const { row, state } = loaded.value;
  if (row.state === 'DRAFT') return reject('matters.still-a-draft');
  const item = row.item === null ? undefined : state.items[row.item - 1];
  if (taskId !== undefined && !item) return reject('matters.not-found');
  if (expectedVersion !== undefined && row.version !== expectedVersion) return reject('matters.stale');
  if (seenVersion !== undefined && staleValues(row, seenVersion)) return reject('matters.stale');
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
