import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { decideSender, evolveSender } from '@gov/exchange';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { sendKind } from '../kinds.ts';
import { lockDelivery, senderStateOf, updateDelivery } from './store.ts';

type QueueAgain = (typeof routes)['queueAgain'];

/** A person looked at an unresolved delivery: the same sealed bytes go out once more. Twice = it is under way already. */
export async function queueAgain(
  context: UseCaseContext,
  input: InputOf<QueueAgain>,
): Promise<Result<ReplyOf<QueueAgain>>> {
  const { tx, now } = context;
  const { exchangeId } = input.params;
  const row = await tx.first(lockDelivery(tx.agencyId, exchangeId));
  if (!row) return reject('exchange.not-found');
  const state = senderStateOf(row);
  const decided = decideSender(state, { kind: 'queue' }, { now, giveUpAt: now, jitter: 0 });
  if (!decided.ok) return decided;
  tx.write(updateDelivery(tx.agencyId, exchangeId, decided.value.reduce(evolveSender, state)));
  context.wakeUp(sendKind, exchangeId);
  context.audit({ event: 'exchange.queued-again', objectKind: 'delivery', objectId: exchangeId });
  return ok({ done: true as const });
}
