import { deepEqual } from 'node:assert/strict';
import type { Command, State } from '../index.ts';

/**
 * R5 over the edge of a fork: while the return of a child waits, nobody else's work has stopped and no opinion has become void;
 * only other children of the same call have. Answers whether it waits.
 */
export function checkWaitingChild(
  before: State,
  after: State,
  { child }: Extract<Command, { kind: 'childReport' }>,
): boolean {
  const waits = after.pendingReturns.find((pending) => pending.child === child);
  if (!waits) return false;
  deepEqual(after.items, before.items, 'a return that waits has touched somebody');
  const stopped = (before.children ?? []).filter(
    ({ id, state }) => id !== child && state === 'running' && after.children?.[id - 1]?.state !== 'running',
  );
  deepEqual(
    [...new Set(stopped.map(({ visit }) => visit))].filter((visit) => visit !== waits.visit),
    [],
  );
  return true;
}
