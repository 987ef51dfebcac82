import { addMillis, ok, type Result } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { loadUnseen } from '../handling/load-matter.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { childEndedKind, childrenKind } from './call-children.ts';
import { startChild } from './start-child.ts';
import { stopChild } from './stop-child.ts';
import { type ChildState, type KnownChild, leftToBring, nextToBring, setChildState } from './store.ts';
import { takeUpChild } from './take-up-child.ts';

/** How often it is tried again to start a child that could not be: its kind may be opened, a section found. */
const tryAgainMs = 5 * 60_000;

/** What became of a child, and why not what was asked. */
export interface Brought {
  readonly state: ChildState;
  readonly trouble?: string;
}

/**
 * The wake-up of a matter that called or stopped children: one of them is started, taken up again or stopped, in a transaction of
 * its own under the caller's lock; the next one has its own run. Run twice, the second finds the row as it should be.
 */
export async function bringChildren(context: UseCaseContext, parentId: string): Promise<Result<unknown>> {
  const { tx, now } = context;
  const parent = await loadUnseen(context, parentId);
  if (!parent.ok) return ok(undefined);
  const next = await tx.first(nextToBring(tx.agencyId, parentId, addMillis(now, -tryAgainMs)));
  if (next) {
    const brought = await bring(context, parent.value, next);
    if (!brought.ok) return brought;
    const { state, trouble } = brought.value;
    const tried = trouble ? { trouble, triedAt: now } : {};
    tx.write(setChildState(tx.agencyId, { parentId, child: next.child, state, ...tried }));
    // it may have ended before it was said to run
    if (state === 'running') context.wakeUp(childEndedKind, next.matterId);
    tellReaders(context, parent.value);
  }
  const left = await tx.first(leftToBring(tx.agencyId, parentId));
  if (left) context.wakeUp(childrenKind, parentId, left.tried ? addMillis(now, tryAgainMs) : undefined);
  return ok(undefined);
}

async function bring(context: UseCaseContext, parent: LoadedMatter, known: KnownChild): Promise<Result<Brought>> {
  const there = await loadUnseen(context, known.matterId);
  if (known.state === 'stopping') return there.ok ? stopChild(context, there.value, known) : ok({ state: 'stopped' });
  return there.ok ? takeUpChild(context, there.value, known) : startChild(context, parent, known);
}

/** Whose page of the caller lies open sees who has the child. */
function tellReaders(context: UseCaseContext, { row, state }: LoadedMatter): void {
  const people = new Set([row.starterPersonId, ...state.items.map(({ holder }) => holder.personId)]);
  context.notify([...people], `matter:${row.id}`);
}
