import type { Instant } from '@gov/base';
import { endedEarly, type State } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { goneFrom } from '../stopped/able.ts';

/** Kind of the wake-up that lets an ordered circulation go on past who has left; its key is the matter. */
export const passReadersKind = 'matters.pass-readers';

/** 依次传阅 stands with somebody who leaves: it is looked at on the day. Costs nothing where nothing goes round in order. */
export function watchReaders(context: UseCaseContext, matterId: string, state: State): void {
  if (state.circulations !== undefined) context.setWakeUp(passReadersKind, matterId, nextToLeave(context, state));
}

/** The wake-up found nobody to pass: only a day to come is waited for, or it would be due again at once, for ever. */
export function watchOn(context: UseCaseContext, matterId: string, state: State): void {
  const at = nextToLeave(context, state);
  context.setWakeUp(passReadersKind, matterId, at !== undefined && at > context.now ? at : undefined);
}

/** Cancelled or terminated, it goes on from nobody; bringing it back sets the wake-up anew. */
function nextToLeave(context: UseCaseContext, state: State): Instant | undefined {
  if (endedEarly(state)) return undefined;
  return state.items
    .filter((item) => item.circulation !== undefined && item.state === 'open')
    .flatMap((item) => goneFrom(context, item.holder.personId) ?? [])
    .sort()[0];
}
