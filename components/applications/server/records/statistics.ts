import { ok, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { type CountBy, mattersService, type RecordCount, type RecordsWanted } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { RecordColumn, routes } from '../../contract.ts';
import { listedApplication, pageOf } from './list-records.ts';

type Route = (typeof routes)['statistics'];
type Counts = ReplyOf<Route>['counts'][number];

/** Columns with so many lines each. */
const mostTables = 5;

/** Counts by month and by the fixed values of the columns, within what the caller may read. */
export async function statistics(context: UseCaseContext, input: InputOf<Route>): Promise<Result<ReplyOf<Route>>> {
  const listed = await listedApplication(context, input.params.applicationId);
  if (!listed.ok) return listed;
  const { row, columns } = listed.value;
  const wanted = pageOf(listed.value, input.query.where, { offset: 0, limit: 1 });
  if (!wanted.ok) return wanted;
  const sum = columns.find(({ key }) => key === row.settings.sum);
  const counted = countedBy(columns);
  const counts: Counts[] = [];
  for (const { by, column } of counted) counts.push(await tableOf(context, wanted.value, { by, column, sum }));
  const total = await context.ask(mattersService).recordCount(wanted.value);
  return ok({ total, counts: counts.filter(({ lines }) => lines.length > 0) });
}

interface Counted {
  readonly by: CountBy['by'];
  readonly column: RecordColumn | undefined;
}

/** The months of starting, then what has fixed values, then sections, persons and the like that many share. */
function countedBy(columns: readonly RecordColumn[]): readonly Counted[] {
  const fixed = columns.filter(({ choices }) => choices !== undefined);
  const tables = fixed.map((column): Counted => ({ by: { key: column.key }, column }));
  return [{ by: { month: 'startedAt' } as const, column: undefined }, ...tables].slice(0, mostTables);
}

async function tableOf(
  context: UseCaseContext,
  wanted: RecordsWanted,
  { by, column, sum }: Counted & { readonly sum: RecordColumn | undefined },
): Promise<Counts> {
  const lines = await context.ask(mattersService).recordCounts(wanted, { by, ...(sum ? { sum: sum.key } : {}) });
  return {
    label: column ? column.label : '按月',
    ...(sum ? { sumLabel: sum.unit ? `${sum.label}（${sum.unit}）` : sum.label } : {}),
    lines: lines.map((line) => lineOf(line, column)),
  };
}

function lineOf({ value, count, sum }: RecordCount, column: RecordColumn | undefined): Counts['lines'][number] {
  const words = column ? (column.choices?.find((choice) => choice.value === value)?.label ?? value) : monthWords(value);
  return { words, count, ...(sum === null ? {} : { sum }) };
}

const monthWords = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
