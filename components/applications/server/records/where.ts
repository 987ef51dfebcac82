import { type Instant, ok, type Result, reject } from '@gov/base';
import { type CompiledForm, type FieldDefinition, isFoundByWords, keptFor, soughtInLists } from '@gov/forms';
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
  /** Fields that some step hides: nothing is found by them. */
  readonly concealed: ReadonlySet<string>;
  /** The version in use first, then those whose words count too. */
  readonly forms: readonly CompiledForm[];
}

/** In the words of matters; a condition on what is no column of this list is refused. */
export function wantedOf(listed: Listed, where: RecordsWhere): Result<RecordsWanted> {
  const { kindCode, columns, forms } = listed;
  const filters: RecordFilter[] = [];
  for (const { key, oneOf, contains, from, to } of where.fields ?? []) {
    const column = columns.find((one) => one.key === key);
    const filter = column && filterOf(column, { oneOf, contains, from, to });
    if (!filter) return reject('applications.filter');
    filters.push('contains' in filter ? byWords(forms, filter) : filter);
  }
  const words = where.words?.trim();
  return ok({
    kindCode,
    filters,
    ...(where.states && where.states.length > 0 ? { states: where.states } : {}),
    ...(words ? { search: { words, ...soughtInLists(searched(listed), words) } } : {}),
    ...(where.startedFrom ? { startedFrom: beginning(where.startedFrom) } : {}),
    ...(where.startedTo ? { startedBefore: nextDay(where.startedTo) } : {}),
  });
}

/** What the search looks into: the columns of words, and what the form says can be found. */
function searched({ columns, concealed, forms }: Listed): readonly FieldDefinition[] {
  const texts = new Set(columns.flatMap(({ key, column }) => (column === 'text' ? [key] : [])));
  return forms.flatMap(({ fields }) =>
    [...fields.values()].filter(
      (field) => !concealed.has(field.key) && (texts.has(field.key) || isFoundByWords(field)),
    ),
  );
}

/** Of a field that keeps stored values, those whose words have what is looked for. */
function byWords(forms: readonly CompiledForm[], filter: RecordFilter & { readonly contains: string }): RecordFilter {
  const { key, contains } = filter;
  const kept = forms.flatMap(({ fields }) => {
    const field = fields.get(key);
    return field ? [keptFor(field, contains)] : [];
  });
  return kept[0] === undefined ? filter : { key, oneOf: [...new Set(kept.flatMap((one) => one ?? []))] };
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
