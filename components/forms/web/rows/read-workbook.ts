import type { SheetCells } from '@gov/forms';

export type ReadWorkbook =
  | { readonly ok: true; readonly cells: SheetCells; readonly cut: boolean }
  | { readonly ok: false; readonly problem: string };

/** A list of a few hundred rows has no more; what is larger is a report with pictures. */
const mostBytes = 5 * 1_048_576;
/** What its parts may come to once they are unpacked: a small file can be made to unfold without end. */
const mostUnpacked = 30 * 1_048_576;
const mostRows = 2000;
const mostColumns = 100;

const refuse = (problem: string): ReadWorkbook => ({ ok: false, problem });

/**
 * The first sheet of an Excel file (.xlsx) as words, days as `2026-12-01`. Read here on the page: nothing leaves it before the
 * form is saved. The readers are loaded when somebody first needs them.
 */
export async function readWorkbook(file: Pick<File, 'name' | 'size' | 'arrayBuffer'>): Promise<ReadWorkbook> {
  if (!/\.xlsx$/i.test(file.name)) return refuse('只能读 .xlsx 文件。旧的 .xls 请先在 Excel 或 WPS 里另存为 .xlsx。');
  if (file.size > mostBytes) return refuse('文件超过 5 MB。请删去图片和别的工作表，或分成几份再导入。');
  const packed = new Uint8Array(await file.arrayBuffer());
  const [{ unzipSync, zipSync }, { readSheet }] = await Promise.all([
    import('fflate'),
    import('read-excel-file/universal'),
  ]);
  try {
    let unpacked = 0;
    const parts = unzipSync(packed, {
      filter: ({ name, originalSize }) => {
        if (!/\.(?:xml|rels)$/i.test(name)) return false;
        unpacked += originalSize;
        return unpacked <= mostUnpacked;
      },
    });
    if (unpacked > mostUnpacked) return refuse('文件展开后太大。请只留要导入的那几行，另存一份再导入。');
    // packed anew without pressing: the reader would unfold long parts in a worker of its own, which pages of the house may not start
    const plain = zipSync(parts, { level: 0 });
    const rows = await readSheet(plain.buffer as ArrayBuffer); // reason: made a line above, over memory of its own
    const cells = rows.slice(0, mostRows).map((row) => row.slice(0, mostColumns).map(wordsOf));
    return { ok: true, cells, cut: rows.length > mostRows };
  } catch {
    return refuse('文件读不出来。请在 Excel 或 WPS 里打开，另存为 .xlsx 再试。');
  }
}

/** A cell as somebody would type it. */
function wordsOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  // Excel keeps 15 digits; the 0.30000000000000004 behind them is nobody's
  if (typeof cell === 'number') return plainNumber(Number(cell.toPrecision(15)));
  if (cell instanceof Date) return momentWords(cell);
  return String(cell);
}

/** Never `1e+21` or `1e-7`, which no field takes. */
const plainNumber = (number: number): string =>
  /e/.test(String(number)) ? number.toFixed(12).replace(/\.?0+$/, '') : String(number);

/** Excel's days begin with 1900; what lies before is a time of day. */
function momentWords(moment: Date): string {
  if (Number.isNaN(moment.getTime())) return '';
  const whole = new Date(Math.round(moment.getTime() / 60_000) * 60_000).toISOString();
  const [day, time] = [whole.slice(0, 10), whole.slice(11, 16)];
  if (day < '1900-01-02') return time;
  return time === '00:00' ? day : `${day} ${time}`;
}
