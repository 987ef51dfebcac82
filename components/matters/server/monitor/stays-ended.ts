import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { type EndedOfKind, matterKindHooks, type StaysEnded } from '../../contract.ts';
import type { MatterState } from '../handling/store.ts';

interface Ended {
  readonly matterId: string;
  readonly kindCode: string;
  readonly number: string | null;
  readonly state: MatterState;
}

/** Which of these ended matters never come back: the kind's own reason first, then a number that became void or stands in its book. */
export async function staysEnded(
  context: UseCaseContext,
  ended: readonly Ended[],
): Promise<ReadonlyMap<string, StaysEnded>> {
  const found = new Map<string, StaysEnded>();
  for (const { matterId, number, state } of ended)
    if (number !== null) found.set(matterId, state === 'CANCELLED' ? numberVoid(number) : numberGiven(number));
  for (const [kindCode, matters] of Map.groupBy(ended, (one) => one.kindCode)) {
    const hooks = context.extension(matterKindHooks, kindCode)?.(context);
    const said = await hooks?.staysEnded?.(matters.map(({ matterId, state }) => ({ matterId, how: howOf(state) })));
    for (const [matterId, why] of said ?? []) found.set(matterId, why);
  }
  return found;
}

const howOf = (state: MatterState): EndedOfKind['how'] =>
  state === 'DONE' ? 'done' : state === 'REFUSED' ? 'refused' : 'cancelled';

const numberVoid = (number: string): StaysEnded => ({
  rejection: { code: 'matters.number-void', data: { number } },
  words: '文号已作废，不能恢复',
});

const numberGiven = (number: string): StaysEnded => ({
  rejection: { code: 'matters.number-given', data: { number } },
  words: '已编文号，不能恢复',
});
