import { createHash } from 'node:crypto';
import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { HttpExchange, UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { openPackage } from '../import/office-package.ts';
import { receiveFile } from '../import/receive-file.ts';
import { farthest, firstSheet, type Sheet } from '../import/sheet-cells.ts';

type Read = ReplyOf<Routes['importDictionary']>;

/** Words of an Excel file for the page to look at; nothing is kept here, twice reads twice. */
export async function importDictionary(
  context: UseCaseContext,
  _input: InputOf<Routes['importDictionary']>,
  exchange: HttpExchange,
): Promise<Result<Read>> {
  const received = await receiveFile(context, exchange);
  if (!received.ok) return received;
  const { fileName, bytes } = received.value;
  if (bytes.length === 0) return reject('files.empty');
  if (/\.(?:xlsm|xltm|xlsb)$/i.test(fileName)) return reject('forms.import-macros');
  const opened = openPackage(bytes);
  if (!opened.ok) return opened;
  if (opened.value.kind === 'word') return reject('forms.import-kind');
  const sheet = firstSheet(opened.value);
  if (!sheet.ok) return sheet;
  const read = wordsOf(sheet.value);
  if (read.entries.length === 0) return reject('forms.import-empty');
  context.audit({
    event: 'forms.file-read',
    objectKind: 'dictionary-file',
    objectId: createHash('sha256').update(bytes).digest('hex'),
    details: { bytes: bytes.length, entries: read.entries.length },
  });
  return ok(read);
}

const heads = /^(?:代号|代码|编码|编号|值|名称|选项|词|内容|显示)$/;

/** The first column with words, or the first two as codes and words; a head line is none of them. */
function wordsOf({ cells }: Sheet): Read {
  const filled = cells.filter(({ text }) => text.trim() !== '');
  const columns = [...new Set(filled.map(({ column }) => column))].sort((a, b) => a - b).slice(0, 2);
  const rows = Map.groupBy(filled, ({ row }) => row);
  const seen = new Set<string>();
  const entries: { value?: string; label: string }[] = [];
  let twice = 0;
  let long = 0;
  for (const [, inRow] of [...rows].sort(([a], [b]) => a - b)) {
    const at = (column: number | undefined) => inRow.find((cell) => cell.column === column)?.text.trim() ?? '';
    const [first, second] = [at(columns[0]), at(columns[1])];
    const [value = '', label = ''] = second === '' ? ['', first] : [first, second];
    if (label === '' || (entries.length === 0 && (heads.test(label) || heads.test(value)))) continue;
    if ([...label].length > 200 || [...value].length > 60) long += 1;
    else if (seen.has(label)) twice += 1;
    else entries.push({ ...(value === '' ? {} : { value }), label });
    seen.add(label);
  }
  return {
    entries,
    remarks: [
      ...(twice > 0 ? [`有 ${twice} 行写了两次，只留了一次。`] : []),
      ...(long > 0 ? [`有 ${long} 行太长，没有读。`] : []),
      ...(filled.some(({ row }) => row >= farthest.row) ? [`只读前 ${farthest.row} 行，后面的请分几次导入。`] : []),
    ],
  };
}
