import { dateInChina, type Instant, ok, type Result, reject, tableText } from '@gov/base';
import type { InputOf } from '@gov/base/component';
import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import { mattersService, stateWords } from '#components/matters/contract.ts';
import type { HttpExchange, UseCaseContext } from '#platform/server/components/component-server.ts';
import { once } from '#platform/server/files/whole-file.ts';
import type { RecordColumn, RecordRow, routes } from '../../contract.ts';
import { excelNumber } from '../../rules/excel-cell.ts';
import { keysOf, listedApplication, pageOf, rowsOf } from './list-records.ts';

const most = 5000;
const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The list as it is filtered, as an Excel file; who took it out is audited. */
export async function exportRecords(
  context: UseCaseContext,
  input: InputOf<(typeof routes)['exportRecords']>,
  exchange: HttpExchange,
): Promise<Result<unknown>> {
  const { applicationId } = input.params;
  const listed = await listedApplication(context, applicationId);
  if (!listed.ok) return listed;
  const { row, columns } = listed.value;
  const wanted = await pageOf(context, listed.value, { where: input.query.where, offset: 0, limit: most });
  if (!wanted.ok) return wanted;
  const matters = context.ask(mattersService);
  const count = await matters.recordCount(wanted.value, most + 1);
  if (count > most) return reject('applications.many-records', { most });
  const rows = await rowsOf(context, columns, await matters.records(wanted.value, keysOf(columns)));
  const file = await writeXlsxFile([headOf(columns), ...rows.map((one) => cellsOf(columns, one))]).toBuffer();
  context.audit({
    event: 'applications.exported',
    objectKind: 'application',
    objectId: applicationId,
    details: { rows: rows.length },
  });
  exchange.sendFile({
    content: once(file),
    mediaType,
    fileName: `${row.name}-${dateInChina(context.now)}.xlsx`,
    totalBytes: file.length,
    inline: false,
  });
  return ok(undefined);
}

const bold = (value: string): Cell => ({ value: tableText(value), type: String, fontWeight: 'bold' });

const headOf = (columns: readonly RecordColumn[]): Cell[] => [
  bold('标题'),
  ...columns.map(({ label, unit }) => bold(unit ? `${label}（${unit}）` : label)),
  bold('发起人'),
  bold('发起日期'),
  bold('状态'),
  bold('办结日期'),
];

const day = (instant: string | undefined): Cell => text(instant ? dateInChina(instant as Instant) : ''); // reason: replies carry instants as text
const text = (value: string): Cell => ({ value: tableText(value), type: String });

function cellsOf(columns: readonly RecordColumn[], row: RecordRow): Cell[] {
  const cells = columns.map(({ key, column }): Cell => {
    const value = row.cells[key] ?? '';
    const number = column === 'number' ? excelNumber(value) : undefined;
    return number === undefined ? text(value) : { value: number, type: Number };
  });
  return [
    text(row.title),
    ...cells,
    text(row.starter),
    day(row.startedAt),
    text(stateWords[row.state] ?? '办理中'),
    day(row.endedAt),
  ];
}
