import { ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { type CompiledForm, type FieldKind, fixedChoices, listedWords } from '@gov/forms';
import { type CountBy, mattersService, type RecordCount, type RecordsWanted } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { RecordColumn, routes } from '../../contract.ts';
import { everyVersion, listedApplication, pageOf } from './list-records.ts';

type Route = (typeof routes)['statistics'];
type Counts = ReplyOf<Route>['counts'][number];

/** Columns with so many lines each. */
const mostTables = 5;

/** Counts by month and by the fixed values of the columns, within what the caller may read. */
export async function statistics(context: UseCaseContext, input: InputOf<Route>): Promise<Result<ReplyOf<Route>>> {
  const listed = await listedApplication(context, input.params.applicationId);
  if (!listed.ok) return listed;
  const { row, columns } = listed.value;
  const wanted = await pageOf(context, listed.value, { where: input.query.where, offset: 0, limit: 1 });
  if (!wanted.ok) return wanted;
  const sum = columns.find(({ key }) => key === row.settings.sum);
  const forms = await everyVersion(context, listed.value);
  const counts: Counts[] = [];
  for (const counted of countedBy(columns, listed.value.form))
    counts.push(await tableOf(context, wanted.value, { ...counted, sum, forms }));
  const total = await context.ask(mattersService).recordCount(wanted.value);
  return ok({ total, counts: counts.filter(({ lines }) => lines.length > 0) });
}

interface Counted {
  readonly by: CountBy['by'];
  readonly column: RecordColumn | undefined;
}

/** Not of fixed values, and yet several matters share one of these, so that it says something to count by them. */
const shared: ReadonlySet<FieldKind> = new Set(['cascade', 'switch', 'section', 'person', 'post', 'agency']);

/**
 * The months of starting, then the columns that have fixed values (a dictionary's too), then sections, persons and the like that
 * many share. Two persons of the same name count as one: lists keep names.
 */
function countedBy(columns: readonly RecordColumn[], { fields }: CompiledForm): readonly Counted[] {
  const rankOf = ({ key }: RecordColumn): number => {
    const field = fields.get(key);
    if (!field) return 0;
    return fixedChoices(field) ? 1 : shared.has(field.kind) ? 2 : 0;
  };
  const counted = [1, 2].flatMap((rank) => columns.filter((column) => rankOf(column) === rank));
  const tables = counted.map((column): Counted => ({ by: { key: column.key }, column }));
  return [{ by: { month: 'startedAt' } as const, column: undefined }, ...tables].slice(0, mostTables);
}

interface Table extends Counted {
  readonly sum: RecordColumn | undefined;
  /** The form in all its versions. */
  readonly forms: readonly CompiledForm[];
}

async function tableOf(
  context: UseCaseContext,
  wanted: RecordsWanted,
  { by, column, sum, forms }: Table,
): Promise<Counts> {
  const lines = await context.ask(mattersService).recordCounts(wanted, { by, ...(sum ? { sum: sum.key } : {}) });
  return {
    label: column ? column.label : '按月',
    ...(sum ? { sumLabel: sum.unit ? `${sum.label}（${sum.unit}）` : sum.label } : {}),
    lines: lines.map((line) => lineOf(line, column ? (kept) => wordsOf(forms, column.key, kept) : monthWords)),
  };
}

const lineOf = ({ value, count, sum }: RecordCount, inWords: (kept: string) => string): Counts['lines'][number] => ({
  words: inWords(value),
  count,
  ...(sum === null ? {} : { sum }),
});

/** By the newest version that has a word for it. */
function wordsOf(forms: readonly CompiledForm[], key: string, kept: string): string {
  const words = forms.map(({ fields }) => listedWords(fields.get(key), kept));
  return words.find((one) => one !== kept) ?? kept;
}

const monthWords = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
