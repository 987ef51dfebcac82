import { type Instant, ok, type Result, reject } from '@gov/base';
import { Value } from 'typebox/value';
import type { RecordFilter, RecordsWanted } from '#components/matters/contract.ts';
import { type RecordColumn, RecordsWhere } from '../../contract.ts';

/** The narrowing of a request, checked; nothing where there is none. Rejection `applications.filter`. */
export function readWhere(text: string | undefined): Result<RecordsWhere> {
  if (text === undefined || text === '') return ok({});
  try {
    const parsed: unknown = JSON.parse(text);
    return Value.Check(RecordsWhere, parsed) ? ok(parsed) : reject('applications.filter');
  } catch {
    return reject('applications.filter');
  }
}

interface Listed {
  readonly kindCode: string;
  readonly columns: readonly RecordColumn[];
}

/** In the words of matters; a condition on what is no column of this list is refused. */
export function wantedOf({ kindCode, columns }: Listed, where: RecordsWhere): Result<RecordsWanted> {
  const filters: RecordFilter[] = [];
  for (const { key, oneOf, contains, from, to } of where.fields ?? []) {
    const column = columns.find((one) => one.key === key);
    const filter = column && filterOf(column, { oneOf, contains, from, to });
    if (!filter) return reject('applications.filter');
    filters.push(filter);
  }
  const texts = columns.filter(({ column, choices }) => column === 'text' && !choices).map(({ key }) => key);
  const words = where.words?.trim();
  return ok({
    kindCode,
    filters,
    ...(where.states && where.states.length > 0 ? { states: where.states } : {}),
    ...(words ? { search: { words, keys: texts } } : {}),
    ...(where.startedFrom ? { startedFrom: beginning(where.startedFrom) } : {}),
    ...(where.startedTo ? { startedBefore: nextDay(where.startedTo) } : {}),
  });
}

interface Asked {
  readonly oneOf: readonly string[] | undefined;
  readonly contains: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

function filterOf({ key, column }: RecordColumn, { oneOf, contains, from, to }: Asked): RecordFilter | undefined {
  if (column === 'text') {
    if (oneOf) return { key, oneOf };
    return contains ? { key, contains } : undefined;
  }
  const fits = column === 'date' ? isDay : isDecimal;
  if (oneOf || contains || (from === undefined && to === undefined)) return undefined;
  if ((from !== undefined && !fits(from)) || (to !== undefined && !fits(to))) return undefined;
  return { key, column, ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

const isDecimal = (text: string): boolean => /^-?\d{1,15}(?:\.\d{1,6})?$/.test(text);
const isDay = (text: string): boolean =>
  /^(?:19|20)\d\d-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

/** Days are those of the offices. */
const beginning = (day: string): Instant => new Date(`${day}T00:00:00+08:00`).toISOString() as Instant; // reason: ISO text of a checked day
const nextDay = (day: string): Instant =>
  new Date(Date.parse(`${day}T00:00:00+08:00`) + 86_400_000).toISOString() as Instant; // reason: the same
