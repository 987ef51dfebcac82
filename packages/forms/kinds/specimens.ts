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
};
