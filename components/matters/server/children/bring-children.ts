import { ok, type Result } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { nextTry } from '../../rules/children/try-again.ts';
import { loadUnseen } from '../handling/load-matter.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { tellKeepers } from '../stopped/note-stops.ts';
import { childEndedKind, childKeyOf, childKind, childrenKind } from './call-children.ts';
import { startChild } from './start-child.ts';
import { stopChild } from './stop-child.ts';
import { type ChildState, childrenToBring, childToBring, type KnownChild, noteTry, setChildState } from './store.ts';
import { takeUpChild } from './take-up-child.ts';

/** What became of a child, and why not what was asked. */
export interface Brought {
  readonly state: ChildState;
  readonly trouble?: string;
}

/**
 * The wake-up of a matter that called or stopped children: each that is due has one trial, in a run of its own, so that none
 * keeps another waiting. The trial is counted before it is made: also what breaks in the middle comes to an end.
 */
export async function bringChildren(context: UseCaseContext, parentId: string): Promise<Result<unknown>> {
  const { tx, now } = context;
  const known = (await tx.all(childrenToBring(tx.agencyId, parentId))).map((one) => ({ ...one, next: nextTry(one) }));
  const due = known.flatMap(({ child, next }) => (next === null || (next && next <= now) ? [child] : []));
  if (due.length > 0) {
    tx.write(noteTry(tx.agencyId, { parentId, children: due, at: now }));
    for (const child of due) context.wakeUp(childKind, childKeyOf(parentId, child));
  }
  // counted anew: what is due now has its next time after this trial
  const tried = known.map((one) =>
    due.includes(one.child) ? nextTry({ ...one, tries: one.tries + 1, triedAt: now }) : one.next,
  );
  const next = tried.flatMap((at) => at ?? []).sort()[0];
  if (next) context.wakeUp(childrenKind, parentId, next);
  return ok(undefined);
}

/**
 * One trial: a child is started, taken up again or stopped, under its caller's lock. Run twice, the second finds the row as it
 * should be. What its kind refuses is rolled back, and the row still says that it was tried.
 */
export async function bringChild(context: UseCaseContext, key: string): Promise<Result<unknown>> {
  const { tx } = context;
  const [parentId = '', number = ''] = key.split('/');
  const parent = await loadUnseen(context, parentId);
  if (!parent.ok) return ok(undefined);
  const child = Number(number);
  const known = await tx.first(childToBring(tx.agencyId, parentId, child));
  if (!known) return ok(undefined);
  const brought = await bring(context, parent.value, known);
  if (!brought.ok) return brought;
  const { state, trouble } = brought.value;
  tx.write(setChildState(tx.agencyId, { parentId, child, state, ...(trouble ? { trouble } : {}) }));
  // it may have ended before it was said to run
  if (state === 'running') context.wakeUp(childEndedKind, known.matterId);
  tellReaders(context, parent.value);
  if (trouble !== undefined || known.trouble !== null) tellKeepers(context);
  return ok(undefined);
}

async function bring(context: UseCaseContext, parent: LoadedMatter, known: KnownChild): Promise<Result<Brought>> {
  const there = await loadUnseen(context, known.matterId);
  if (known.state === 'stopping') return there.ok ? stopChild(context, there.value, known) : ok({ state: 'stopped' });
  return there.ok ? takeUpChild(context, there.value, known) : startChild(context, parent, known);
}

/** Whose page of the matter lies open sees what has come of its call or its message. */
export function tellReaders(context: UseCaseContext, { row, state }: LoadedMatter): void {
  const people = new Set([row.starterPersonId, ...state.items.map(({ holder }) => holder.personId)]);
  context.notify([...people], `matter:${row.id}`);
}
