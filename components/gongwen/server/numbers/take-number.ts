import type { CalendarDate } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { type BookChoice, derivedPrefix, printedNumber } from '../../rules/number-prefix.ts';
import { type BookKey, insertEntry, peekNext, takeNext } from './store.ts';

/** Books that run through the years stand under year 0. */
const yearOf = (book: BookChoice, date: CalendarDate): number =>
  book.style === 'YEARLY' ? Number(date.slice(0, 4)) : 0;

export const keyOf = (purpose: 'OUT' | 'IN', book: BookChoice, date: CalendarDate): BookKey => ({
  purpose,
  prefix: book.prefix,
  year: yearOf(book, date),
});

type Taking = Pick<UseCaseContext, 'tx' | 'newId' | 'now'>;

export interface WantedNumber {
  readonly purpose: 'OUT' | 'IN';
  readonly book: BookChoice;
  /** 成文日期 or day of registration: its year is the book's. */
  readonly date: CalendarDate;
  readonly matterId: string;
}

/** Takes the next number for a matter in this transaction: no gap, no duplicate, whoever else is numbering. */
export async function takeNumber(
  { tx, newId, now }: Taking,
  { purpose, book, date, matterId }: WantedNumber,
): Promise<string> {
  const key = keyOf(purpose, book, date);
  const taken = await tx.first(takeNext(tx.agencyId, newId(), key));
  if (!taken) throw new Error('the number book answered no row');
  tx.write(insertEntry(tx.agencyId, { ...taken, matterId, at: now }));
  return printedNumber(book, key.year, taken.n);
}

/** The number this document would get now; somebody else may be faster. */
export async function expectedNumber({ tx }: Taking, purpose: 'OUT' | 'IN', book: BookChoice, date: CalendarDate) {
  const key = keyOf(purpose, book, date);
  const next = await tx.first(peekNext(tx.agencyId, key));
  return printedNumber(book, key.year, next?.n ?? 1);
}

/** 机关代字 of the agency: its own choice, else from its short name. */
export const numberPrefixOf = ({ agency }: UseCaseContext): string =>
  agency.setting<string>('gongwen', 'numberPrefix') || derivedPrefix(agency.shortName);

export const incomingBookOf = ({ agency }: UseCaseContext): BookChoice => ({
  prefix: agency.setting<string>('gongwen', 'incomingPrefix'),
  style: 'YEARLY',
});
