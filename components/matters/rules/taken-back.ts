import type { ClosingReason, Item, State } from '@gov/workflow';

/**
 * 取回, 减签 and 收回委派 undo the asking itself; a return, a colleague's decision or the end of the process do not: who was
 * asked then stays one who had it.
 */
const undoneAsking: ReadonlySet<ClosingReason> = new Set<ClosingReason>(['withdrawn', 'removed', 'recalled']);

/** A task that was taken away from its holder before he did anything with it. */
export const wasTakenBack = ({ state, closedReason }: Item): boolean =>
  state === 'withdrawn' || (state === 'cancelled' && closedReason !== undefined && undoneAsking.has(closedReason));

/** Persons whose every task was taken back without an act of theirs: what is written from now on is none of their business. */
export function takenBackFrom(before: State, after: State): readonly string[] {
  const concerned = new Set<string>(personsWith(after));
  const held = [...before.items, ...after.items].flatMap(({ holder, doneBy }) => [
    holder.personId,
    ...(doneBy?.onBehalfOf ? [doneBy.personId] : []),
  ]);
  return [...new Set<string>(held)].filter((personId) => !concerned.has(personId));
}

/** Who began it, has or had a task of it that stands, gave one on, or asked others in. */
const personsWith = ({ starter, items, acts }: State): readonly string[] => [
  starter.personId,
  ...items.filter((item) => !wasTakenBack(item)).map((item) => item.holder.personId),
  ...items.flatMap((item) => [
    ...(item.doneBy ? [item.doneBy.personId] : []),
    ...item.transfers.map(({ from }) => from.personId),
  ]),
  ...(acts ?? []).map(({ by }) => by),
];

/** Whether anything of it has been handed in: a first step that was taken back makes it its starter's draft again; a child is none. */
export const isHandedIn = ({ items, called }: State): boolean =>
  called === true || items.some(({ kind, state }) => kind === 'do' && (state === 'done' || state === 'returned'));
