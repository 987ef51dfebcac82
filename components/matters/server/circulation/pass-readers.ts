import { type Instant, ok, type Result } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { applyDecision } from '../handling/apply-decision.ts';
import { loadMatter } from '../handling/load-matter.ts';
import { decideOn } from '../handling/loaded-matter.ts';
import { goneFrom } from '../stopped/able.ts';
import { readersInTurn } from './store.ts';
import { passReadersKind, watchOn } from './watch-readers.ts';

/**
 * The wake-up of an ordered circulation whose reader has left: the next has it, as an act of the system. Run twice, the second
 * finds nobody who has left and does nothing.
 */
export async function passReaders(context: UseCaseContext, matterId: string): Promise<Result<unknown>> {
  const loaded = await loadMatter(context, matterId);
  if (!loaded.ok || loaded.value.row.state === 'DRAFT') return ok(undefined);
  const decision = decideOn(loaded.value, { kind: 'passReaders' });
  if (!decision.ok) {
    watchOn(context, matterId, loaded.value.state);
    return ok(undefined);
  }
  const applied = await applyDecision(context, loaded.value, { decision: decision.value });
  if (!applied.ok) return applied;
  context.audit({
    event: 'matters.readers-passed',
    objectKind: 'matter',
    objectId: matterId,
    details: { version: applied.value.version },
  });
  return ok(undefined);
}

/** The organisation has changed: an ordered circulation whose reader leaves is looked at when he is gone. */
export async function watchAllReaders(context: UseCaseContext): Promise<Result<unknown>> {
  const gone = new Map<string, Instant>();
  for (const { matterId, personId } of await context.tx.all(readersInTurn(context.tx.agencyId))) {
    const at = goneFrom(context, personId);
    const known = gone.get(matterId);
    if (at !== undefined && (known === undefined || at < known)) gone.set(matterId, at);
  }
  for (const [matterId, at] of gone) context.setWakeUp(passReadersKind, matterId, at);
  return ok(undefined);
}
