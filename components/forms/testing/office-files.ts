import { strToU8, zipSync } from 'fflate';

/** Word and Excel files as programs write them, made for tests; the texts are put in as they stand, so they may be XML. */

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const sheets = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';

export type Parts = Readonly<Record<string, string | Uint8Array>>;

export const pack = (parts: Parts): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
  );

const rels = (...rows: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `${head}<Relationships ${relations}>${rows
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const types = (...parts: readonly (readonly [part: string, type: string])[]): string =>
  `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts
    .map(
      ([part, type]) =>
        `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`,
    )
    .join('')}</Types>`;

export interface WordCell {
  readonly text: string;
  /** Columns of the grid. */
  readonly span?: number;
  /** `restart` begins a cell over several rows, `continue` goes on with it. */
  readonly merge?: 'restart' | 'continue';
  /** Names of sides without a line, as Word writes them when one takes it away. */
  readonly unruled?: readonly string[];
}

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
export const wordLine = (text: string): string => `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${run(text)}</w:p>`;

const wordCell = (cell: WordCell | string): string => {
  const { text, span = 1, merge, unruled = [] }: WordCell = typeof cell === 'string' ? { text: cell } : cell;
  const grid = span > 1 ? `<w:gridSpan w:val="${span}"/>` : '';
  const vertical = merge ? `<w:vMerge${merge === 'restart' ? ' w:val="restart"' : ''}/>` : '';
  const borders = unruled.map((name) => `<w:${name} w:val="nil"/>`).join('');
  const drawn = borders === '' ? '' : `<w:tcBorders>${borders}</w:tcBorders>`;
  const lines = text.split('\n').map((line) => `<w:p>${line === '' ? '' : run(line)}</w:p>`);
  return `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/>${grid}${vertical}${drawn}</w:tcPr>${lines.join('')}</w:tc>`;
};

/** Widths and heights in twentieths of a point, as Word keeps them. */
export const wordTable = (
  widths: readonly number[],
  rows: readonly { readonly height?: number; readonly cells: readonly (WordCell | string)[] }[],
): string =>
  `<w:tbl><w:tblPr/><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows
    .map(
      ({ height, cells }) =>
        `<w:tr>${height ? `<w:trPr><w:trHeight w:val="${height}"/></w:trPr>` : ''}${cells.map(wordCell).join('')}</w:tr>`,
    )
    .join('')}</w:tbl>`;

export const wordParts = (body: string): Parts => ({
  '[Content_Types].xml': types(['/word/document.xml', 'wordprocessingml.document.main']),
  '_rels/.rels': rels(['rId1', 'officeDocument', 'word/document.xml']),
  'word/document.xml': `${head}<w:document ${word}><w:body>${body}<w:sectPr/></w:body></w:document>`,
});

export const wordFile = (body: string): Uint8Array => pack(wordParts(body));

/** A 收文处理单 as a government office draws it in Word. */
export const handlingSlipFile = (): Uint8Array =>
  wordFile(
    wordLine('________局收文处理单') +
      wordTable(
        [1400, 3300, 1400, 3100],
        [
          { height: 560, cells: ['收文编号', '', '收文日期', '    年  月  日'] },
          { height: 560, cells: ['来文单位', '', '来文字号', ''] },
          { height: 560, cells: ['紧急程度', '□特急 □加急 □平急', '密　级', ''] },
          { height: 1100, cells: ['标　题', { text: '', span: 3 }] },
          {
            height: 1800,
            cells: [
              { text: '办理', merge: 'restart' },
              { text: '拟办意见：', span: 3 },
            ],
          },
          {
            height: 2200,
            cells: [
              { text: '', merge: 'continue' },
              { text: '领导批示：', span: 3 },
            ],
          },
          { height: 560, cells: ['承办处室', '', '联系电话', ''] },
          { height: 720, cells: ['备　注', { text: '', span: 3 }] },
        ],
      ),
  );

export interface SheetPlan {
  /** Texts row by row; null = a cell that is not there. Bordered throughout but for the rows before `borderFrom`. */
  readonly rows: readonly (readonly (string | null)[])[];
  readonly borderFrom?: number;
  /** Places without lines although they lie within: `C3`. */
  readonly bare?: readonly string[];
  readonly merges?: readonly string[];
  readonly widths?: readonly number[];
  readonly heights?: Readonly<Record<number, number>>;
}

const letters = (column: number): string => String.fromCharCode(65 + column);

export function sheetParts({
  rows,
  borderFrom = 1,
  bare = [],
  merges = [],
  widths = [],
  heights = {},
}: SheetPlan): Parts {
  const strings = [...new Set(rows.flat().filter((text): text is string => !!text))];
  const cell = (text: string | null, row: number, column: number): string => {
    if (text === null) return '';
    const style = row >= borderFrom && !bare.includes(`${letters(column)}${row}`) ? ' s="1"' : '';
    const value = text === '' ? '' : `<v>${strings.indexOf(text)}</v>`;
    return `<c r="${letters(column)}${row}"${style}${text === '' ? '' : ' t="s"'}>${value}</c>`;
  };
  const height = (row: number): string => (heights[row] ? ` ht="${heights[row]}" customHeight="1"` : '');
  const data = rows.map(
    (texts, index) =>
      `<row r="${index + 1}"${height(index + 1)}>${texts.map((text, column) => cell(text, index + 1, column)).join('')}</row>`,
  );
  return {
    '[Content_Types].xml': types(['/xl/workbook.xml', 'spreadsheetml.sheet.main']),
    '_rels/.rels': rels(['rId1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `${head}<workbook ${sheets} xmlns:r="${office}"><sheets><sheet name="说明" sheetId="9" state="hidden" r:id="rId9"/><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': rels(
      ['rId9', 'worksheet', 'worksheets/sheet9.xml'],
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
    ),
    'xl/sharedStrings.xml': `${head}<sst ${sheets}>${strings.map((text) => `<si><r><t>${text}</t></r><rPh><t>拼音</t></rPh></si>`).join('')}</sst>`,
    'xl/styles.xml': `${head}<styleSheet ${sheets}><borders><border><left/><right/><top/><bottom/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="hair"/></border></borders><cellStyleXfs><xf borderId="1"/></cellStyleXfs><cellXfs><xf borderId="0"/><xf borderId="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet9.xml': `${head}<worksheet ${sheets}><sheetData/></worksheet>`,
    'xl/worksheets/sheet1.xml': `${head}<worksheet ${sheets}><cols>${widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}"/>`).join('')}</cols><sheetData>${data.join('')}</sheetData>${merges.length > 0 ? `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` : ''}</worksheet>`,
  };
}

/** A 请假条 as an office keeps it in Excel: the title without lines, the table with. */
export const leaveSheetFile = (): Uint8Array =>
  pack(
    sheetParts({
      rows: [
        ['工作人员请假条', null, null, null],
        ['申请人', '', '所在科室', ''],
        ['请假类别', '□事假 □病假 □年休假', null, null],
        ['起止日期', '  年  月  日至  年  月  日', null, null],
        ['请假事由', '', '', ''],
        ['科室负责人意见', '', '', ''],
      ],
      borderFrom: 2,
      merges: ['A1:D1', 'B3:D3', 'B4:D4', 'B5:D5', 'B6:D6'],
      widths: [12, 24, 12, 24],
      heights: { 5: 54, 6: 72 },
    }),
  );
