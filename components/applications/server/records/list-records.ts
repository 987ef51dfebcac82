import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { type CompiledForm, listedWords } from '@gov/forms';
import { formsService } from '#components/forms/contract.ts';
import { type MatterRecord, mattersService, type RecordsPage } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { RecordColumn, RecordRow, RecordsWhere, routes } from '../../contract.ts';
import { columnsOf } from '../../rules/columns.ts';
import { type ApplicationRow, listApplications } from '../store.ts';
import { applicationFor, keyOf } from './for-caller.ts';
import { readWhere, wantedOf } from './where.ts';

type Routes = typeof routes;

/** Applications of the agency; one that is off stays for its records. */
export async function list(context: UseCaseContext): Promise<Result<ReplyOf<Routes['list']>>> {
  const key = keyOf(context);
  const all = await context.tx.all(listApplications(context.tx.agencyId));
  const rows = key ? all.filter(({ id }) => key.applicationIds.includes(id)) : all;
  const matters = context.ask(mattersService);
  const applications = [];
  for (const { id, kindCode, name, open, settings } of rows) {
    const mayStart = (key?.scopes.includes('start') ?? true) && (await matters.mayStart(kindCode));
    applications.push({ id, name, group: settings.group, hint: settings.hint, kindCode, mayStart, open });
  }
  return ok({ applications });
}

/** An application as its lists see it. */
export interface ListedApplication {
  readonly row: ApplicationRow;
  readonly kindCode: string;
  readonly columns: readonly RecordColumn[];
  /** The version in use. */
  readonly form: CompiledForm;
  /** Fields that some step hides. */
  readonly concealed: ReadonlySet<string>;
}

export async function listedApplication(
  context: UseCaseContext,
  applicationId: string,
): Promise<Result<ListedApplication>> {
  const found = await applicationFor(context, applicationId);
  if (!found.ok) return found;
  const row = found.value;
  const form = await context.ask(formsService).compiled(row.formVersionId);
  const { kindCode, settings } = row;
  const { columns, sum } = settings;
  // a field that the rights of the process hide since the settings were saved is no column any more
  const concealed = await context.ask(mattersService).concealedOf(kindCode);
  const keys = [...new Set([...columns, ...(sum ? [sum] : [])])].filter((key) => !concealed.has(key));
  return ok({ row, kindCode, columns: columnsOf(form, keys), form, concealed });
}

const usualPageSize = 20;
/** As far as pages of the usual size lead; beyond it nobody counts. */
export const mostCounted = 10_000;

/** One page of the table, within what the caller may read. */
export async function records(
  context: UseCaseContext,
  input: InputOf<Routes['records']>,
): Promise<Result<ReplyOf<Routes['records']>>> {
  const listed = await listedApplication(context, input.params.applicationId);
  if (!listed.ok) return listed;
  const { row, kindCode, columns } = listed.value;
  const pageSize = input.query.pageSize ?? usualPageSize;
  const offset = ((input.query.page ?? 1) - 1) * pageSize;
  const wanted = await pageOf(context, listed.value, { where: input.query.where, offset, limit: pageSize });
  if (!wanted.ok) return wanted;
  const matters = context.ask(mattersService);
  const found = await matters.records(wanted.value, keysOf(columns));
  // a page that is not full is the last one: then nothing has to be read through once more
  const isLast = found.length < pageSize && (found.length > 0 || offset === 0);
  const counted = isLast ? offset + found.length : await matters.recordCount(wanted.value, mostCounted + 1);
  return ok({
    name: row.name,
    kindCode,
    mayStart: await matters.mayStart(kindCode),
    columns: [...columns],
    rows: await rowsOf(context, columns, found),
    total: Math.min(counted, mostCounted),
    beyond: counted > mostCounted,
    pageSize,
  });
}

export const keysOf = (columns: readonly RecordColumn[]): readonly string[] => columns.map(({ key }) => key);

interface Asked {
  /** The narrowing as it travels. */
  readonly where: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** The page that a request asks for. */
export async function pageOf(
  context: UseCaseContext,
  listed: ListedApplication,
  { where: text, ...part }: Asked,
): Promise<Result<RecordsPage>> {
  const where = readWhere(text);
  if (!where.ok) return where;
  const forms = looksForWords(where.value) ? await everyVersion(context, listed) : [listed.form];
  const wanted = wantedOf({ ...listed, forms }, where.value);
  if (!wanted.ok) return wanted;
  const sort = sortOf(listed.columns, where.value);
  if (where.value.sort && !sort) return reject('applications.filter');
  const descending = where.value.sort?.descending ?? true;
  return ok({ ...wanted.value, ...part, descending, ...(sort ? { sort } : {}) });
}

const looksForWords = ({ words, fields = [] }: RecordsWhere): boolean =>
  words !== undefined || fields.some(({ contains }) => contains !== undefined);

/** The form in all its versions, the one in use first: what was chosen may have been called otherwise, or be out of use. */
export async function everyVersion(context: UseCaseContext, { row, form }: ListedApplication): Promise<CompiledForm[]> {
  const forms = context.ask(formsService);
  const beside = (await forms.versionsBeside(row.formVersionId)).filter((id) => id !== row.formVersionId);
  const earlier: CompiledForm[] = [];
  for (const id of beside.slice(-mostVersions).toReversed()) earlier.push(await forms.compiled(id));
  return [form, ...earlier];
}

/** Words of still earlier versions are not looked for. */
const mostVersions = 30;

function sortOf(columns: readonly RecordColumn[], { sort }: RecordsWhere): RecordsPage['sort'] {
  const column = columns.find(({ key }) => key === sort?.key);
  return column && { key: column.key, column: column.column };
}

/** In words: each value by the version of the form it was written with. */
export async function rowsOf(
  context: UseCaseContext,
  columns: readonly RecordColumn[],
  found: readonly MatterRecord[],
): Promise<RecordRow[]> {
  const forms = context.ask(formsService);
  const rows: RecordRow[] = [];
  for (const record of found) {
    const { fields } = await forms.compiled(record.formVersionId);
    const cells = columns.flatMap(({ key }): readonly (readonly [string, string])[] => {
      const value = record.fields[key];
      return value === undefined ? [] : [[key, listedWords(fields.get(key), value)]];
    });
    rows.push({
      matterId: record.matterId,
      title: record.title,
      state: record.state,
      starter: context.agency.organisation.persons.get(record.starterPersonId)?.name ?? '',
      startedAt: record.startedAt,
      ...(record.endedAt ? { endedAt: record.endedAt } : {}),
      cells: Object.fromEntries(cells),
    });
  }
  return rows;
}
