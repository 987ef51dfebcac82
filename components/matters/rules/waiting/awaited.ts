import type { Program, State, Visit, WaitEvent } from '@gov/workflow';
import { mayGoOn } from './halted.ts';

/** Messages an open waiting step waits for; a time it waits for is the clock's to tell. */
export const awaitedMessages = (program: Program, visit: Visit): readonly WaitEvent[] =>
  visit.state === 'open' ? (program.nodes[visit.node]?.waits ?? []).filter(({ on }) => on.kind === 'message') : [];

/** A message is meant by the id or by the name of the event it brings about. */
export const isMeant = ({ id, name }: WaitEvent, event: string): boolean => id === event || name === event;

/** The open step that waits for it, with the event as the step calls it. */
export function waitingFor(
  program: Program,
  state: State,
  event: string,
): { readonly visit: Visit; readonly event: WaitEvent } | undefined {
  for (const visit of state.visits.filter((one) => mayGoOn(state, one))) {
    const awaited = awaitedMessages(program, visit).find((one) => isMeant(one, event));
    if (awaited) return { visit, event: awaited };
  }
  return undefined;
}

/** 经办人: who started it, or did what led to the waiting step. He may say that the answer has come. */
export function ledToWait(state: State, visit: Visit, personId: string): boolean {
  if (state.starter.personId === personId) return true;
  return state.items.some(
    ({ visit: of, kind, doneBy, holder }) =>
      of !== undefined &&
      visit.from.includes(of) &&
      kind === 'do' &&
      doneBy !== undefined &&
      (doneBy.personId === personId || holder.personId === personId),
  );
}
