import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FieldDefinition } from '../template.ts';
import { cellOfText } from './cell-of-text.ts';
import { cellsOfClipboard, headingsIn, putCells, rowsOfCells } from './rows-of-cells.ts';

const choices = [
  { value: 'fq7', label: '差旅费' },
  { value: 'fm2', label: '会议费（含场租）' },
];
const columns: readonly FieldDefinition[] = [
  { key: 'item', kind: 'text', label: '品名', maxLength: 10 },
  { key: 'when', kind: 'date', label: '日期' },
  { key: 'price', kind: 'amount', label: '单价', unit: '元' },
  { key: 'count', kind: 'number', label: '数量', unit: '件' },
  { key: 'sum', kind: 'formula', label: '小计', formula: 'price * count', result: 'amount' },
  { key: 'subject', kind: 'relatedData', label: '科目', dictionary: 'd', choices },
  { key: 'urgent', kind: 'switch', label: '急用' },
  { key: 'who', kind: 'person', label: '领用人' },
  {
    key: 'place',
    kind: 'cascade',
    label: '地点',
    tree: [{ value: 'a', label: '河南', children: [{ value: 'b', label: '郑州' }] }],
  },
];
const column = (key: string): FieldDefinition => columns.find((one) => one.key === key) ?? assert.fail(key);
const read = (key: string, text: string) => {
  const checked = cellOfText(column(key), text);
  return checked.ok ? checked.value : `× ${checked.problem}`;
};

test('日期、金额、选项、勾选，怎么写都读成存的样子；读不成的说为什么', () => {
  for (const day of [
    '2026-12-01',
    '2026/12/1',
    '2026.12.1',
    '2026年12月1日',
    '20261201',
    '２０２６／１２／１',
    '2026-12-01 00:00',
  ])
    assert.equal(read('when', day), '2026-12-01', day);
  assert.equal(read('when', '46357'), '2026-12-01', '丢了格式的');
  assert.equal(read('when', '12月1日'), '× 还缺年份，写成 2026-12-01 这样');
  assert.match(String(read('when', '2026-02-30')), /× 没有这一天/);
  for (const figure of ['1,234.50', '￥1234.5', '1234.50元', '１２３４．５'])
    assert.equal(read('price', figure), '1234.5', figure);
  assert.equal(read('price', '一千'), '× 请填数字，例如 12.5');
  assert.equal(read('count', '3 件'), '3');
  assert.equal(read('count', '3.5'), '× 请填整数');
  assert.equal(read('subject', ' 会议费(含场租) '), 'fm2');
  assert.equal(read('subject', '招待费'), '× 选项里没有“招待费”');
  assert.deepEqual(read('place', '河南 / 郑州'), ['a', 'b']);
  assert.match(String(read('place', '河南')), /× /, '下面还要选一层');
  assert.deepEqual([read('urgent', '√'), read('urgent', '否'), read('urgent', '大概')], [true, null, '× 写“是”或“否”']);
  assert.match(String(read('who', '张三')), /× /, '同名的人分不清，要在表上选');
  assert.match(String(read('item', '一二三四五六七八九十一')), /× 最多写 10 个字/);
  for (const { key } of columns) assert.equal(read(key, '  '), null);
});

const sheet = [
  ['办公用品采购明细', '', '', '', ''],
  ['序号', '数量', '单 价（元）', '品名*', '备注', '日期', '小计'],
  ['1', '2', '10', '纸', '好', '2026/1/5', '999'],
  ['', '', '', '', '', '', ''],
  ['2', '两', '5', '笔', '', '不知道', ''],
];

test('按表头对上各列，顺序不同、带单位、上面有标题都行；算出来的列不取', () => {
  const headings = headingsIn(columns, sheet) ?? assert.fail();

  assert.equal(headings.row, 1);
  assert.deepEqual(headings.places, [3, 5, 2, 1, undefined, undefined, undefined, undefined, undefined]);
  const rows = rowsOfCells(columns, sheet, headings);
  assert.deepEqual(
    rows.map(({ row, values }) => [row, values]),
    [
      [3, { item: '纸', when: '2026-01-05', price: '10', count: '2' }],
      [5, { item: '笔', price: '5' }],
    ],
    '空行不算，出错的格空着',
  );
  assert.deepEqual(
    rows.flatMap(({ problems }) => problems.map(({ row, label }) => [row, label])),
    [
      [5, '日期'],
      [5, '数量'],
    ],
  );
  assert.equal(
    headingsIn(columns, [
      ['甲', '乙'],
      ['1', '2'],
    ]),
    undefined,
  );
});

test('括号里的字不同的列各找各的，不按先后对；只有一列像的才不看括号', () => {
  const halves: readonly FieldDefinition[] = [
    { key: 'am', kind: 'number', label: '人数（上午）' },
    { key: 'pm', kind: 'number', label: '人数（下午）' },
  ];

  assert.deepEqual(headingsIn(halves, [['人数(下午)', '人数（上午）']])?.places, [1, 0]);
  assert.deepEqual(headingsIn(halves, [['人数（下午）*']])?.places, [undefined, 0]);
  assert.equal(headingsIn(halves, [['人数', '备注']]), undefined, '说不清是哪一列的，不猜');
  assert.deepEqual(headingsIn(columns, [['数量（个）']])?.places[3], 0);
});

test('粘贴的一片里有要在表上选的列，那几格说出来；自动算的不说', () => {
  const cells = cellsOfClipboard('3\t999\t差旅费\t是\t张三\r\n4\t\t\t\t\r\n');

  const { problems } = putCells(columns, [], cells, { row: 0, column: 3, most: 10 });

  assert.deepEqual(problems, [{ row: 1, label: '领用人', problem: '要在表上选，不能从表格里填' }]);
});

test('从一格起往右往下填，行不够就加，满了就停；填不上的格保持原样', () => {
  const before = [
    { item: '纸', who: { id: 'p', name: '张三' } },
    { item: '笔', price: '5' },
  ];
  const cells = cellsOfClipboard('2026/1/5\t10\t3\r\n2026/1/6\t贵\t4\r\n2026/1/7\t7\t5\r\n2026/1/8\t8\t6\r\n');

  const put = putCells(columns, before, cells, { row: 0, column: 1, most: 3 });

  assert.deepEqual(put.rows, [
    { item: '纸', who: { id: 'p', name: '张三' }, when: '2026-01-05', price: '10', count: '3' },
    { item: '笔', price: '5', when: '2026-01-06', count: '4' },
    { when: '2026-01-07', price: '7', count: '5' },
  ]);
  assert.equal(put.left, 1);
  assert.deepEqual(put.problems, [{ row: 2, label: '单价', problem: '请填数字，例如 12.5' }]);
});

test('剪贴板里的一片格子：引号里的换行、制表符属于那一格，自己写的引号不动', () => {
  assert.deepEqual(cellsOfClipboard('甲\t"两\n行""字"""\r\n乙\t"丙'), [
    ['甲', '两\n行"字"'],
    ['乙', '"丙'],
  ]);
  assert.deepEqual(cellsOfClipboard('单格\r\n'), [['单格']]);
  assert.deepEqual(cellsOfClipboard('a\t\n\tb'), [
    ['a', ''],
    ['', 'b'],
  ]);
});
