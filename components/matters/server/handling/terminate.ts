import { type MatterId, ok, type Result } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { actorOf } from './apply-decision.ts';
import { carryOut } from './carry-out.ts';
import { loadUnseen } from './load-matter.ts';
import { giveUpUniqueValues } from './unique-values.ts';

/**
 * Ends a matter whose cause has gone (来文退回了): all its open work is closed, whoever has acted on it before. The right
 * to it comes from the calling component: one clerk signs for a document, another returns it and reads nothing.
 */
export async function terminate(context: UseCaseContext, matterId: MatterId, reason: string): Promise<Result<void>> {
  const loaded = await loadUnseen(context, matterId);
  if (!loaded.ok) return loaded;
  const ended = await carryOut(context, loaded.value, {
    matterId,
    command: { kind: 'terminate', actor: actorOf(undefined, context.person()), reason },
    event: 'matters.cancelled',
  });
  if (!ended.ok) return ended;
  giveUpUniqueValues(context, loaded.value);
  context.announce('MatterClosed', matterId, { kindCode: loaded.value.row.kindCode, how: 'cancelled' });
  return ok(undefined);
}
