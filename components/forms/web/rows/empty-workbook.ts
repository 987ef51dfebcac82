import { cellOfText, type FieldDefinition, isWritten, kindOf, paperWords } from '@gov/forms';

/** An empty table to fill in with Excel or WPS: the headings that an import looks for, and on a second sheet how each is written. */
export async function emptyWorkbook(columns: readonly FieldDefinition[]): Promise<Blob> {
  const { default: writeXlsxFile } = await import('write-excel-file/browser');
  const written = columns.filter(isWritten);
  const bold = (value: string) => ({ value, type: String, fontWeight: 'bold' as const });
  const plain = (value: string) => ({ value, type: String });
  return writeXlsxFile([
    {
      sheet: '填写',
      data: [written.map((column) => bold(paperWords.columnHead(column)))],
      columns: written.map(({ label }) => ({ width: Math.max(12, label.length * 2 + 4) })),
    },
    {
      sheet: '怎么填',
      data: [
        [bold('列'), bold('怎么填')],
        ...columns.map((column) => [plain(paperWords.columnHead(column)), plain(howToWrite(column))]),
      ],
      columns: [{ width: 20 }, { width: 80 }],
    },
  ]).toBlob();
}

/** So many choices are named. */
const mostNamed = 100;

/** How a cell of the column is written; in words for who fills in the sheet. */
export function howToWrite(column: FieldDefinition): string {
  const kind = kindOf(column);
  if (kind.calculated || kind.system) return '系统自动算，不用填';
  if (!isWritten(column)) return '在系统里选，导入以后补上';
  const must = column.required ? '必填。' : '';
  return `${must}${column.hint ? `${column.hint}。` : ''}${mannerOf(column)}`;
}

function mannerOf(column: FieldDefinition): string {
  if (column.kind === 'date') return '写成 2026-12-01';
  if (column.kind === 'time') return '写成 09:30';
  if (column.kind === 'switch') return '写“是”或“否”';
  if (column.kind === 'cascade') return '一层一层写，中间用 / 隔开';
  if (column.kind === 'number' || column.kind === 'amount')
    return cellOfText(column, '0.1').ok ? '写数字' : '写整数，或看系统里的范围';
  const labels = (column.choices ?? []).map(({ label }) => label);
  if (labels.length === 0) return '写文字';
  const more = labels.length > mostNamed ? `……共 ${labels.length} 个` : '';
  return `从这些里选一个：${labels.slice(0, mostNamed).join('、')}${more}`;
}
