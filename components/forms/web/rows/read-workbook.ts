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
  try {
    const [{ unzipSync, zipSync, strFromU8, strToU8 }, { readSheet }] = await Promise.all([
      import('fflate'),
      import('read-excel-file/universal'),
    ]);
    let unpacked = 0;
    const parts = unzipSync(new Uint8Array(await file.arrayBuffer()), {
      filter: ({ name, originalSize }) => {
        if (!/\.(?:xml|rels)$/i.test(name)) return false;
        unpacked += originalSize;
        return unpacked <= mostUnpacked;
      },
    });
    if (unpacked > mostUnpacked) return refuse('文件展开后太大。请只留要导入的那几行，另存一份再导入。');
    for (const [name, part] of Object.entries(parts))
      if (/worksheets\/[^/]+\.xml$/i.test(name)) parts[name] = strToU8(withinReach(strFromU8(part)));
    // packed anew without pressing: the reader would unfold long parts in a worker of its own, which pages of the house may not start
    const plain = zipSync(parts, { level: 0 });
    const rows = await readSheet(plain.buffer as ArrayBuffer); // reason: made a line above, over memory of its own
    const cells = rows.slice(0, mostRows).map((row) => row.slice(0, mostColumns).map(wordsOf));
    return { ok: true, cells, cut: rows.length > mostRows };
  } catch {
    return refuse('文件读不出来。请在 Excel 或 WPS 里打开，另存为 .xlsx 再试。');
  }
}

const everyRow = /<(\w+:)?row\b([^>]*?)(?:\/>|>[\s\S]*?<\/\1row>)/g;
const everyCell = /<(\w+:)?c\b[^>]*?\br=["']([A-Z]+)\d+["'][^>]*?(?:\/>|>[\s\S]*?<\/\1c>)/g;
const isWritten = /<(?:\w+:)?(?:v|is)\b/;

/**
 * A sheet without the rows and columns that are not taken: the reader makes a place for each cell up to the farthest, and one
 * word in the last corner is more than a page can hold. A row behind the last says that there was more.
 */
function withinReach(sheet: string): string {
  let last = 0;
  let isCut = false;
  const near = sheet.replace(everyRow, (row: string, _prefix: string | undefined, attributes: string) => {
    last = Number(/\br=["'](\d+)["']/.exec(attributes)?.[1] ?? last + 1);
    if (last <= mostRows)
      return row.replace(everyCell, (cell: string, _: string | undefined, column: string) =>
        columnNumber(column) <= mostColumns ? cell : '',
      );
    isCut ||= isWritten.test(row);
    return '';
  });
  if (!isCut) return near;
  const more = mostRows + 1;
  return near.replace(
    /<\/(\w+:)?sheetData>/,
    (end, prefix = '') =>
      `<${prefix}row r="${more}"><${prefix}c r="A${more}"><${prefix}v>1</${prefix}v></${prefix}c></${prefix}row>${end}`,
  );
}

/** `A` is 1, `AA` is 27. */
const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

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
