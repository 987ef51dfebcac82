import type { JsonValue } from '@gov/base';
import type { State } from '@gov/workflow';
import { exchanged, type Words } from './in-latin.ts';

/** Told by the clock, in words of the organisation, or a number made for the act: they differ and mean nothing here. */
const notCompared = new Set(
  'at openedAt closedAt dueAt readAt lastAt since pauses endedAt askedAt why reason batch'.split(' '),
);

/** A page always says whom it chose for later steps, be it nobody. */
const isNoChoice = (key: string, value: object): boolean => key === 'choices' && Object.keys(value).length === 0;

/**
 * The whole course of an instance without times: who has which work, what is closed, by which act and why, which opinions count,
 * every scope, token, waiting return and noted act. Two that are equal cannot be told apart.
 */
export function courseOf(state: State, words: Words = new Map()): JsonValue {
  const plain = JSON.parse(
    JSON.stringify(state, (key, value) => (notCompared.has(key) || isNoChoice(key, value) ? undefined : value)),
  );
  return exchanged<JsonValue>(plain, words);
}

/** Each item of work as a row of the table of tasks says it: `1 拟稿:拟稿人 done`. */
export const rowsOf = (state: State): readonly string[] =>
  state.items.map(
    (item) =>
      `${item.id} ${state.visits[(item.visit ?? 0) - 1]?.node}:${item.holder.personId} ${item.state}${
        item.state === 'open' || item.state === 'parked' ? '' : ' closed'
      }`,
  );

const ended = { open: 'RUNNING', completed: 'DONE', refused: 'REFUSED' } as const;

/** How a list calls the state of a matter. */
export const shownState = ({ status }: State): string =>
  new Map<string, string>(Object.entries(ended)).get(status) ?? 'CANCELLED';
