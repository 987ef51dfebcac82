import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FieldDefinition, headingsIn, rowsOfCells } from '@gov/forms';
import { unzipSync, zipSync } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';
import { emptyWorkbook } from './empty-workbook.ts';
import { readWorkbook } from './read-workbook.ts';

const columns: readonly FieldDefinition[] = [
  { key: 'item', kind: 'text', label: '品名', required: true },
  { key: 'when', kind: 'date', label: '日期' },
  { key: 'at', kind: 'time', label: '时间' },
  { key: 'price', kind: 'amount', label: '单价', unit: '元' },
  { key: 'who', kind: 'person', label: '领用人' },
  { key: 'urgent', kind: 'choice', label: '缓急', choices: [{ value: 'fx', label: '急用' }] },
];

const fileOf = (bytes: Uint8Array, name = '明细.xlsx') => ({
  name,
  size: bytes.length,
  arrayBuffer: async () => bytes.slice().buffer as ArrayBuffer, // reason: a copy over memory of its own
});
const problemOf = async (bytes: Uint8Array, name?: string): Promise<string> => {
  const read = await readWorkbook(fileOf(bytes, name));
  return read.ok ? '' : read.problem;
};

test('Excel 里的日期、时间、小数、是否都读成字，按表头成为明细的行', async () => {
  const rows = [
    ['品名', '日期', '时间', '单价（元）', '缓急'].map((value) => ({ value, type: String })),
    [
      { value: '纸', type: String },
      { value: new Date(Date.UTC(2026, 0, 5)), type: Date, format: 'yyyy/m/d' },
      { value: 0.395833333333333, type: Number },
      { value: 0.1 + 0.2, type: Number },
      { value: '急用', type: String },
    ],
  ];
  const read = await readWorkbook(fileOf(new Uint8Array(await writeXlsxFile(rows).toBuffer())));

  assert.ok(read.ok, JSON.stringify(read));
  assert.deepEqual(read.cells[1]?.slice(0, 2), ['纸', '2026-01-05']);
  assert.equal(read.cells[1]?.[3], '0.3');
  const headings = headingsIn(columns, read.cells) ?? assert.fail();
  assert.deepEqual(rowsOfCells(columns, read.cells, headings)[0]?.values, {
    item: '纸',
    when: '2026-01-05',
    at: '09:30',
    price: '0.3',
    urgent: 'fx',
  });
});

test('下载的空表，表头正是导入时要找的；要在系统里选的列不在里面，第二张表说怎么填', async () => {
  const blob = await emptyWorkbook(columns);
  const bytes = new Uint8Array(await blob.arrayBuffer());

  const read = await readWorkbook(fileOf(bytes));

  assert.ok(read.ok, JSON.stringify(read));
  assert.deepEqual(read.cells, [['品名', '日期', '时间', '单价（元）', '缓急']]);
  assert.deepEqual(headingsIn(columns, read.cells)?.places, [0, 1, 2, 3, undefined, 4]);
  const words = Object.values(unzipSync(bytes))
    .map((part) => new TextDecoder().decode(part))
    .join('');
  for (const said of ['必填。写文字', '写成 2026-12-01', '在系统里选，导入以后补上', '从这些里选一个：急用'])
    assert.ok(words.includes(said), said);
});

test('很远的格子里有字、行数上万，也马上读完：只读前 2000 行、前 100 列，没读的说出来', async () => {
  const title = [{ value: '品名', type: String }];
  const made = unzipSync(new Uint8Array(await writeXlsxFile([title]).toBuffer()));
  const name = Object.keys(made).find((one) => /worksheets\/sheet1\.xml$/.test(one)) ?? assert.fail();
  const plain = new TextDecoder().decode(made[name]);
  const fileWith = (rows: string) =>
    fileOf(
      zipSync({ ...made, [name]: new TextEncoder().encode(plain.replace('</sheetData>', `${rows}</sheetData>`)) }),
    );
  const rowOf = (row: number, column = 'B') => `<row r="${row}"><c r="${column}${row}"><v>${row}</v></c></row>`;
  const many = Array.from({ length: 29_999 }, (_, at) => rowOf(at + 2)).join('');

  const far = await readWorkbook(fileWith(rowOf(3) + rowOf(4, 'XFD') + rowOf(40_000, 'XFD')));
  const long = await readWorkbook(fileWith(many));
  const painted = await readWorkbook(fileWith(`${rowOf(2)}<row r="1048576"><c r="B1048576" s="0"/></row>`));

  assert.ok(far.ok && long.ok && painted.ok);
  assert.deepEqual([far.cells[2], far.cells[1999], far.cut], [['', '3'], ['', ''], true]);
  assert.deepEqual([long.cells.length, long.cells[1999], long.cut], [2000, ['', '2000'], true]);
  assert.deepEqual(
    [painted.cells, painted.cut],
    [
      [
        ['品名', ''],
        ['', '2'],
      ],
      false,
    ],
  );
});

test('不是 .xlsx 的、坏的、太大的、展开没有尽头的，一句话说清楚', async () => {
  const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(40 * 1_048_576) });

  assert.ok(bomb.length < 1_048_576);
  assert.match(await problemOf(bomb), /展开后太大/);
  assert.match(await problemOf(new Uint8Array(10), '旧表.xls'), /另存为 \.xlsx/);
  assert.match(await problemOf(new Uint8Array(10)), /读不出来/);
  assert.match(await problemOf(new Uint8Array(6 * 1_048_576)), /超过 5 MB/);
});
