import type { MatterRow } from '../../contract.ts';
import { urgencyWords } from '../lists/urgency-words.ts';
import { type Arranged, byArrangement } from './arranged.ts';

/** What the queue looks at of a row of 待办. */
export type Queued = Pick<MatterRow, 'matterId' | 'urgency' | 'dueAt' | 'arrivedAt' | 'halted'> & Arranged;

/** Where the reader is: which matter lies before him, what he has put off, how many he has decided in this visit. */
export interface Reading {
  readonly current?: string;
  /** 稍后再批, in the order in which they come again. */
  readonly later: readonly string[];
  readonly done: number;
}

export const beginning: Reading = { later: [], done: 0 };

const urgencies = ['特提', '特急', '加急', '平急'];
const never = Number.POSITIVE_INFINITY;

function rankOf({ urgency }: Queued): number {
  const rank = urgencies.indexOf(urgencyWords(urgency) ?? '');
  return rank < 0 ? urgencies.length : rank;
}

/** Two instants, or two that never come. */
const between = (one: number, other: number): number => (one === other ? 0 : one < other ? -1 : 1);
const dueOf = ({ dueAt }: Queued): number => (dueAt ? Date.parse(dueAt) : never);

const byWeight = (one: Queued, other: Queued): number =>
  byArrangement(one, other) ||
  rankOf(one) - rankOf(other) ||
  between(dueOf(one), dueOf(other)) ||
  between(Date.parse(one.arrivedAt), Date.parse(other.arrivedAt));

/**
 * What is still to be decided, as the secretary has arranged it where he has; else the most urgent first, then what is due first, then what came first; what was put off
 * stands behind all others. What stands still (已暂停) cannot be decided, and a matter stands once however many steps of it wait.
 */
export function inOrder<Row extends Queued>(rows: readonly Row[], later: readonly string[]): readonly Row[] {
  const waiting = rows.filter(({ halted }) => halted === undefined).sort(byWeight);
  const once = waiting.filter((row, place) => waiting.findIndex((one) => one.matterId === row.matterId) === place);
  const putOff = later.flatMap((id) => once.filter((row) => row.matterId === id));
  return [...once.filter((row) => !putOff.includes(row)), ...putOff];
}

const without = (ids: readonly string[], gone: string | undefined): readonly string[] =>
  ids.filter((id) => id !== gone);

const at = ({ later, done }: Omit<Reading, 'current'>, current: string | undefined): Reading => ({
  later,
  done,
  ...(current === undefined ? {} : { current }),
});

/** The matter before the reader stays there until he acts, whatever arrives; the first one lies there by itself. */
export const settled = (reading: Reading, rows: readonly Queued[]): Reading =>
  reading.current === undefined ? at(reading, inOrder(rows, reading.later)[0]?.matterId) : reading;

/** 稍后再批: it comes again behind all others. */
export function putOff({ current, later, done }: Reading, rows: readonly Queued[]): Reading {
  const behind = current === undefined ? later : [...without(later, current), current];
  const next = inOrder(rows, behind).find(({ matterId }) => matterId !== current)?.matterId;
  return at({ later: behind, done }, next ?? current);
}

/** What was put off last, if it still waits. */
export const formerOf = ({ current, later }: Reading, rows: readonly Queued[]): string | undefined =>
  later.findLast((id) => id !== current && rows.some(({ matterId }) => matterId === id));

/** 上一件: back to what was put off last. */
export function lookBack(reading: Reading, rows: readonly Queued[]): Reading {
  const former = formerOf(reading, rows);
  return former === undefined ? reading : choose(reading, former);
}

/** Any other one, from the list of all. */
export const choose = ({ later, done }: Reading, matterId: string): Reading =>
  at({ later: without(later, matterId), done }, matterId);

/** It is not his any more: the next one, from what waits now. Another step of the same matter comes last. */
export function passedOn({ later, done }: Reading, rows: readonly Queued[], matterId: string): Reading {
  const order = inOrder(rows, without(later, matterId));
  const next = order.find((row) => row.matterId !== matterId) ?? order[0];
  return at({ later: without(later, matterId), done }, next?.matterId);
}

/** He has decided it: the next one by itself. */
export const decided = (reading: Reading, rows: readonly Queued[], matterId: string): Reading =>
  passedOn({ ...reading, done: reading.done + 1 }, rows, matterId);

/** 取回: it lies before the reader again, what lay there comes next. */
export const takenBack = (reading: Reading, matterId: string): Reading =>
  choose({ ...reading, done: Math.max(0, reading.done - 1) }, matterId);
