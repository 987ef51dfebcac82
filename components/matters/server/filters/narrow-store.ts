import type { AgencyId } from '@gov/base';
import { sql } from '#platform/server/database/sql.ts';
import type { Statement } from '#platform/server/database/transaction.ts';
import type { BoxFilter } from '../../contract.ts';
import { wordPatterns } from '../../rules/search/word-patterns.ts';

/** What the rows of a box are told by besides the matter `m`: when they came, when they are due. */
export interface BoxColumns {
  readonly at: Statement;
  readonly dueAt: Statement;
}

/** The moment as of which something is late, and the ends of the days that are told from it. */
export interface DueBorders {
  readonly now: string;
  readonly endOfToday: string;
  readonly inSevenDays: string;
}

/** Further conditions behind those of a box; the box finds the rows, these are asked of each. Nothing where there is no filter. */
export type Narrow = (columns: BoxColumns) => Statement;

/** No text at all: a statement without a filter is the one it always was. */
const whole = sql``;

export const narrowBy =
  (agencyId: AgencyId, filter: BoxFilter, borders: DueBorders): Narrow =>
  (columns) =>
    conditionsOf(agencyId, filter, { ...columns, ...borders }).reduce(
      (all, condition) => sql`${all} and ${condition}`,
      whole,
    );

function conditionsOf(
  agencyId: AgencyId,
  { words, kind, urgency, starter, due, from, to }: BoxFilter,
  { at, dueAt, ...borders }: BoxColumns & DueBorders,
): readonly Statement[] {
  return [
    ...(kind === undefined ? [] : [sql`m.kind_code = ${kind}`]),
    ...(starter === undefined ? [] : [sql`m.starter_person_id = ${starter}`]),
    ...(urgency === undefined ? [] : [sql`coalesce(m.urgency, 'NORMAL') = ${urgency}`]),
    ...(due === undefined ? [] : [isDue(due, dueAt, borders)]),
    ...(from === undefined ? [] : [sql`${at} >= ${beginOfDay(from)}`]),
    ...(to === undefined ? [] : [sql`${at} < ${endOfDay(to)}`]),
    ...(words === undefined ? [] : [hasWords(agencyId, words)]),
  ];
}

function isDue(due: NonNullable<BoxFilter['due']>, dueAt: Statement, borders: DueBorders): Statement {
  const { now, endOfToday, inSevenDays } = borders;
  switch (due) {
    case 'overdue':
      return sql`${dueAt} < ${now}`;
    case 'today':
      return sql`${dueAt} >= ${now} and ${dueAt} < ${endOfToday}`;
    case 'week':
      return sql`${dueAt} >= ${now} and ${dueAt} < ${inSevenDays}`;
  }
}

/** Looked up row by row: never a way into the table of words, which only its door may search as a whole. */
function hasWords(agencyId: AgencyId, words: string): Statement {
  const patterns = wordPatterns(words);
  if (patterns.length === 0) return sql`false`;
  return sql`(select s.words from office.matter_search s where s.agency_id = ${agencyId} and s.matter_id = m.id)
    ~ all (${[...patterns]}::text[])`;
}

const day = 86_400_000;

/** 0:00 in China. */
const beginOfDay = (date: string): string => new Date(`${date}T00:00:00+08:00`).toISOString();

const endOfDay = (date: string): string => new Date(Date.parse(beginOfDay(date)) + day).toISOString();
