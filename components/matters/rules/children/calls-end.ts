import type { Decision } from '@gov/workflow';

/** What becomes of the call by the end of a child: `returned` = its work goes back now; `no` = it only counts as not agreed. */
export type CallsEnd = 'returned' | 'waits' | 'no' | 'nobodyWaits';

/** What the report of a child does to its call. */
export function callsEnd(child: number, { events, state }: Decision): CallsEnd {
  if (state.pendingReturns.some((pending) => pending.child === child)) return 'waits';
  const visit = state.children?.[child - 1]?.visit ?? 0;
  if (events.some((event) => event.kind === 'visitClosed' && event.visit === visit && event.as === 'returned'))
    return 'returned';
  const underWay = state.visits[visit - 1]?.state === 'open' || events.length > 1;
  return underWay ? 'no' : 'nobodyWaits';
}

/** The same as a sentence of who sends it back; the dialog has said already that his own work ends. */
export const callsEndWords: Readonly<Record<CallsEnd, string>> = {
  returned: '发起它的流程由此退回上一步；那边改好再送来时，从您这一步接着办。',
  waits: '发起它的流程要等同时在办的都办完，才退回上一步；那边改好再送来时，从您这一步接着办。',
  no: '发起它的流程不退回，那边算这一件没有办成。',
  nobodyWaits: '发起它的流程没有在等它，不因此退回。',
};
