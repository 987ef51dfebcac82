import { ok, type Result, tableText } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';

/** What the page shows, as a file; who took it out is audited. Texts stay texts, whatever a table program would make of them. */
export async function tableFile(
  context: UseCaseContext,
  { body }: InputOf<Routes['tableFile']>,
): Promise<Result<ReplyOf<Routes['tableFile']>>> {
  const head = body.head.map((text): Cell => ({ value: tableText(text), type: String, fontWeight: 'bold' }));
  const rows = body.rows.map((row) =>
    row.map(
      (value): Cell =>
        typeof value === 'number' ? { value, type: Number } : { value: tableText(value), type: String },
    ),
  );
  const file = await writeXlsxFile([head, ...rows]).toBuffer();
  context.audit({
    event: 'processes.table-exported',
    objectKind: 'process-table',
    objectId: context.requestId,
    details: { rows: rows.length },
  });
  return ok({ content: file.toString('base64') });
}
