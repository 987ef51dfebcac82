import type { JsonValue } from '@gov/base';
import type { FieldDefinition, FieldKind } from '../template.ts';

/** One kind of field as the tests try it: what it takes and what becomes of it, and what it refuses. */
export interface KindSpecimen {
  /** What a field of it needs besides key, kind and label. */
  readonly field?: Partial<FieldDefinition>;
  /** What comes in, what is stored (the same when absent), and what stands on paper. */
  readonly good: readonly { readonly in: JsonValue; readonly stored?: JsonValue; readonly paper: string }[];
  readonly bad: readonly JsonValue[];
}

const choices = [
  { value: 'A', label: '甲' },
  { value: 'B', label: '乙' },
];
const reference: KindSpecimen = {
  good: [{ in: { id: 'p1', name: ' 刘思远 ' }, stored: { id: 'p1', name: '刘思远' }, paper: '刘思远' }],
  bad: ['刘思远', { id: '', name: '甲' }, { id: 'p1' }, { id: 'p1', name: '甲', admin: true }, ['p1'], 'x'.repeat(99)],
};
const writtenLine: KindSpecimen = {
  good: [
    { in: '文字', paper: '文字' },
    { in: ' 一\t行\n', stored: '一 行', paper: '一 行' },
  ],
  bad: [5, true, {}, [], 'x'.repeat(201)],
};

/** Every kind there is; the type demands a new one's. */
export const specimens: Readonly<Record<FieldKind, KindSpecimen>> = {
  text: writtenLine,
  hidden: writtenLine,
  documentNumber: writtenLine,
  multiline: {
    good: [{ in: '一\r\n二 ', stored: '一\n二', paper: '一\n二' }],
    bad: [5, 'x'.repeat(4001), '甲\u0007', '\ud83d'],
  },
  number: {
    field: { decimals: 1, minimum: '-2', maximum: '2000' },
    good: [
      { in: '1,234.50', stored: '1234.5', paper: '1234.5' },
      { in: 7, stored: '7', paper: '7' },
    ],
    bad: ['三', '1.55', '-3', '2001', 1.5, {}, true],
  },
  amount: {
    good: [{ in: '1234.5', paper: '1,234.50' }],
    bad: ['1.555', '一元', [], false],
  },
  formula: { field: { formula: '1 + 1' }, good: [], bad: ['2', 2] },
  date: {
    good: [{ in: '2026-01-05', paper: '2026年1月5日' }],
    bad: ['2026-02-30', '12-1', '明天', 20260105, '1026-01-01', {}],
  },
  dateRange: {
    good: [{ in: { from: '2026-01-05', to: '2026-01-05' }, paper: '2026年1月5日至2026年1月5日' }],
    bad: [{ from: '2026-01-05', to: '' }, { from: '2026-01-06', to: '2026-01-05' }, '2026-01-05', ['2026-01-05']],
  },
  choice: { field: { choices }, good: [{ in: 'B', paper: '乙' }], bad: ['C', '乙', ['A'], 1] },
  choices: {
    field: { choices },
    good: [{ in: ['B', 'A', 'B'], stored: ['A', 'B'], paper: '甲、乙' }],
    bad: ['A', ['C'], [['A']], {}],
  },
  person: reference,
  section: reference,
  agencyList: {
    good: [{ in: [{ name: '各区' }, { id: 'a1', name: '市水务局' }], paper: '各区，市水务局' }],
    bad: ['各区', [{ name: '' }], [{ name: '甲' }, { name: '甲' }], [{ id: 5, name: '甲' }], {}],
  },
  attachments: {
    good: [
      {
        in: [
          { fileId: 'f1', name: '通知.pdf', size: 3 },
          { fileId: 'f2', name: '表.xlsx' },
        ],
        paper: '通知.pdf、表.xlsx',
      },
    ],
    bad: ['f1', [{ fileId: 'f1' }], [{ fileId: 'f1', name: 'x', path: '/' }], [{ fileId: 'f1', name: 'x', size: 1.5 }]],
  },
  body: {
    good: [{ in: { id: 'd1', title: '关于防汛的通知' }, paper: '关于防汛的通知' }],
    bad: ['d1', { id: 'd1' }, { id: 'd1', title: '甲', more: 1 }],
  },
  time: {
    good: [
      { in: '9:30', stored: '09:30', paper: '09:30' },
      { in: '０９：０５', stored: '09:05', paper: '09:05' },
      { in: '23时59分', stored: '23:59', paper: '23:59' },
    ],
    bad: ['24:00', '9:60', '早上', 930, {}],
  },
  dateTime: {
    good: [{ in: '2026-01-05T9:30', stored: '2026-01-05T09:30', paper: '2026年1月5日 09:30' }],
    bad: ['2026-01-05', '2026-02-30T09:30', '2026-01-05T', '2026-01-05T25:00', 'T09:30', 5],
  },
  dateTimeRange: {
    good: [
      {
        in: { from: '2026-01-05T09:30', to: '2026-01-05T17:00' },
        paper: '2026年1月5日 09:30至2026年1月5日 17:00',
      },
    ],
    bad: [
      { from: '2026-01-05T09:30', to: '' },
      { from: '2026-01-05T09:30', to: '2026-01-05T09:29' },
      '2026-01-05T09:30',
      { from: '2026-01-05T09:30', to: '2026-01-06T09:30', place: '' },
    ],
  },
  cascade: {
    field: {
      tree: [
        { value: 'N', label: '市区', children: choices },
        { value: 'S', label: '县里' },
      ],
    },
    good: [
      { in: ['N', 'B'], paper: '市区／乙' },
      { in: ['S'], paper: '县里' },
    ],
    bad: [['N'], ['B'], ['S', 'B'], 'S', [['N', 'B']]],
  },
  switch: { good: [{ in: true, paper: '是' }], bad: ['true', 1, {}, []] },
  post: reference,
  agency: {
    good: [
      { in: { name: ' 各区 ' }, stored: { name: '各区' }, paper: '各区' },
      { in: { id: 'a1', name: '市水务局' }, paper: '市水务局' },
    ],
    bad: ['各区', { name: '' }, { id: 5, name: '甲' }, [{ name: '甲' }]],
  },
  image: {
    good: [{ in: [{ fileId: 'f1', name: '现场.JPG', size: 3 }], paper: '现场.JPG' }],
    bad: ['f1', [{ fileId: 'f1', name: '图.svg' }], [{ fileId: 'f1', name: '表.xlsx' }], [{ name: '图.png' }]],
  },
  serialNumber: { ...writtenLine, field: { pattern: 'QJ{yyyy}-{0000}' } },
  secrecy: { good: [{ in: 'INTERNAL', paper: '内部' }], bad: ['SECRET', '内部', 1] },
  urgency: { good: [{ in: 'VERY_URGENT', paper: '特急' }], bad: ['特急', true, ['URGENT']] },
  signature: {
    good: [
      { in: { id: 'p1', name: '刘思远', date: '2026-01-05' }, paper: '刘思远 2026年1月5日' },
      { in: { id: 'p1', name: '刘思远', date: '2026-01-05', ink: 'M10 20L30 40' }, paper: '刘思远 2026年1月5日' },
    ],
    bad: [
      '刘思远',
      { id: 'p1', name: '刘思远' },
      { id: 'p1', name: '刘思远', date: '2026-01-05', ink: 'M1 2"/><script>' },
      { id: 'p1', name: '刘思远', date: '2026-01-05', ink: `M1 1${'L1 1'.repeat(5001)}` },
    ],
  },
  relatedMatter: {
    good: [
      {
        in: [
          { id: 'm1', title: '关于防汛的请示' },
          { id: 'm2', title: '复函' },
        ],
        paper: '关于防汛的请示；复函',
      },
    ],
    bad: [
      'm1',
      [{ id: 'm1' }],
      [{ id: 'm1', title: '甲', kind: 'x' }],
      [
        { id: 'm1', title: '甲' },
        { id: 'm1', title: '乙' },
      ],
    ],
  },
  relatedData: { field: { choices }, good: [{ in: 'B', paper: '乙' }], bad: ['C', '乙', 5] },
  relatedRecord: {
    field: { source: { application: 'app-suppliers', column: 'supplier' } },
    good: [{ in: { id: 'm1', name: ' 江州建材 ' }, stored: { id: 'm1', name: '江州建材' }, paper: '江州建材' }],
    bad: [
      '江州建材',
      { id: 'm1' },
      { id: '', name: '甲' },
      { id: 'm1', name: '甲', title: '乙' },
      [{ id: 'm1', name: '甲' }],
    ],
  },
  detailTable: {
    field: {
      mostRows: 2,
      columns: [
        { key: 'item', kind: 'text', label: '名称' },
        { key: 'count', kind: 'number', label: '数量', minimum: '1' },
      ],
    },
    good: [
      {
        in: [{ item: ' 纸 ', count: '2' }, {}],
        stored: [{ item: '纸', count: '2' }],
        paper: '1 行',
      },
    ],
    bad: ['纸', [{ item: '纸', price: '2' }], [{ count: '0' }], [{}, {}, {}], ['纸'], [{ item: {} }]],
  },
  qrCode: { field: { formula: '"甲"' }, good: [], bad: ['甲', {}] },
  explanation: { field: { text: '请如实填写' }, good: [], bad: ['甲', true, {}] },
};
