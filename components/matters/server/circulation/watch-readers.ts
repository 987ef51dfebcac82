import type { State } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { goneFrom } from '../stopped/able.ts';

/** Kind of the wake-up that lets an ordered circulation go on past who has left; its key is the matter. */
export const passReadersKind = 'matters.pass-readers';

/** 依次传阅 stands with somebody who leaves: it is looked at on the day. Costs nothing where nothing goes round in order. */
export function watchReaders(context: UseCaseContext, matterId: string, { items, circulations }: State): void {
  if (circulations === undefined) return;
  const [first] = items
    .filter((item) => item.circulation !== undefined && item.state === 'open')
    .flatMap((item) => goneFrom(context, item.holder.personId) ?? [])
    .sort();
  context.setWakeUp(passReadersKind, matterId, first);
}
