import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { matterKindHooks, type StaysEnded } from '../../contract.ts';

interface Ended {
  readonly matterId: string;
  readonly kindCode: string;
  readonly number: string | null;
}

/** Which of these terminated matters never come back: the kind's own reason first, then a number that became void. */
export async function staysEnded(
  context: UseCaseContext,
  ended: readonly Ended[],
): Promise<ReadonlyMap<string, StaysEnded>> {
  const found = new Map<string, StaysEnded>();
  for (const { matterId, number } of ended)
    if (number !== null)
      found.set(matterId, {
        rejection: { code: 'matters.number-void', data: { number } },
        words: '文号已作废，不能恢复',
      });
  for (const [kindCode, matters] of Map.groupBy(ended, (one) => one.kindCode)) {
    const hooks = context.extension(matterKindHooks, kindCode)?.(context);
    const said = await hooks?.staysEnded?.(matters.map(({ matterId }) => matterId));
    for (const [matterId, why] of said ?? []) found.set(matterId, why);
  }
  return found;
}
