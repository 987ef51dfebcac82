import { dateInChina, millisOf, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { HttpExchange, UseCaseContext } from '#platform/server/components/component-server.ts';
import { once } from '#platform/server/files/whole-file.ts';
import type { AuditRecord, Routes } from '../contract.ts';
import { csvText } from '../rules/csv.ts';
import { conditionsOf, filterDetails } from './conditions.ts';
import { recordView } from './record-view.ts';
import { listRecords } from './store.ts';

/** So many rows are some 10 MB, made in memory. */
const limit = 20_000;

const headings = ['时间', '操作', '应用', '人员', '对象', '对象名称', '对象编号', '明细', '地址', '封存序号', '链值'];

/** The found records as a file, oldest first. */
export async function exportAuditRecords(
  context: UseCaseContext,
  { query }: InputOf<Routes['exportRecords']>,
  exchange: HttpExchange,
): Promise<Result<ReplyOf<Routes['exportRecords']>>> {
  const conditions = conditionsOf(query);
  if (!conditions.ok) return conditions;
  const { agencyId } = context.tx;
  const rows = await context.tx.all(listRecords(agencyId, conditions.value, limit + 1));
  if (rows.length > limit) return reject('audit.too-many', { limit });
  const lines = rows.map(recordView(context)).reverse().map(cellsOf);
  const content = Buffer.from(csvText([headings, ...lines]), 'utf8');
  context.audit({
    event: 'audit.exported',
    objectKind: 'audit-record',
    objectId: agencyId,
    details: { ...filterDetails(query), rows: rows.length },
  });
  exchange.sendFile({
    content: once(content),
    mediaType: 'text/csv; charset=utf-8',
    fileName: `审计记录-${context.agency.shortName}-${dateInChina(context.now)}.csv`,
    totalBytes: content.byteLength,
    inline: false,
  });
  return ok({});
}

/** `2026-11-24 10:00:00`, in China Standard Time. */
const timeCell = (at: AuditRecord['at']): string =>
  new Date(millisOf(at as Parameters<typeof millisOf>[0]) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' '); // reason: instants travel as text in replies

const cellsOf = (record: AuditRecord): readonly string[] => [
  timeCell(record.at),
  record.eventWords,
  record.componentName,
  record.personName,
  record.objectKindWords,
  record.objectName ?? '',
  record.objectId,
  record.details.map(({ name, value }) => `${name}=${value}`).join('; '),
  record.address,
  record.seal === undefined ? '待封存' : String(record.seal.sequence),
  record.seal?.hash ?? '',
];
