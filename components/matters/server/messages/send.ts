import { type MatterId, ok, type Result } from '@gov/base';
import type { WorkflowEvent } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { askToBegin } from './begin-by-message.ts';
import { callerAndCalled, sentMessage } from './store.ts';
import { keepForMatter } from './tell-messages.ts';

/** Kind of the wake-up that sends what a step of a matter sends; its key is the matter and the number of the event. */
export const sendMessageKind = 'matters.send-message';

/** A decision that sends leaves a wake-up with it: nothing is sent by an act that is not stored, and nothing is forgotten. */
export function noteSending(context: UseCaseContext, matterId: MatterId, events: readonly WorkflowEvent[]): void {
  for (const event of events)
    if (event.kind === 'houseDid' && event.message !== undefined)
      context.wakeUp(sendMessageKind, `${matterId}:${event.seq}`);
}

/**
 * The wake-up: the message is kept for the matter that called this one and for those it has called, where their process waits for
 * it, and each kind whose process it begins is asked to. Run twice, the second keeps nothing more: the key is the same.
 */
export async function sendMessage(context: UseCaseContext, key: string): Promise<Result<unknown>> {
  const { tx } = context;
  const [matterId = '', sequence = ''] = key.split(':');
  const sent = await tx.first(sentMessage(tx.agencyId, matterId, Number(sequence)));
  if (!sent) return ok(undefined);
  const related = await tx.all(callerAndCalled(tx.agencyId, matterId));
  for (const { id } of related) {
    const message = { event: sent.message, key, words: `“${sent.kindName}”发来` };
    const kept = await keepForMatter(context, id as MatterId, message); // reason: the column holds matters
    if (!kept.ok) return kept;
  }
  const begins = await askToBegin(context, { senderId: matterId, sequence: Number(sequence), message: sent.message });
  context.audit({
    event: 'matters.message-sent',
    objectKind: 'matter',
    objectId: matterId,
    details: { sequence: Number(sequence), related: related.length, begins },
  });
  return ok(undefined);
}
