import { type PenDrawing as Drawing, penSheet } from '@gov/forms';
import Type, { type Static } from 'typebox';

const Closed = { additionalProperties: false } as const;
const onSheet = Type.Integer({ minimum: 0, maximum: penSheet.side });

/** 手写批示 as a page sends it: numbers on a sheet, nothing else; `isPenDrawing` says the rest. */
export const PenDrawing = Type.Object(
  {
    strokes: Type.Array(
      Type.Object(
        {
          width: Type.Integer({ minimum: penSheet.thinnest, maximum: penSheet.thickest }),
          points: Type.Array(onSheet, { minItems: 2, maxItems: penSheet.numbers }),
        },
        Closed,
      ),
      { minItems: 1, maxItems: penSheet.strokes },
    ),
  },
  Closed,
);
export type PenDrawing = Static<typeof PenDrawing>;

/** The same where it was checked before it was stored. */
export const StoredPen = Type.Unsafe<Drawing>(Type.Any());

/** Longer ones are not read before a decision. */
export const longestCoverNote = 300;

/** 呈批说明 as one of those sees it who may read it. */
export const CoverNote = Type.Object(
  {
    taskId: Type.String({ format: 'uuid' }),
    /** For whom it is, and by whom. */
    leader: Type.String(),
    author: Type.String(),
    text: Type.String(),
    writtenAt: Type.String(),
    /** The reader wrote it. */
    own: Type.Boolean(),
    /** It belongs to the step that the reader has in hand. */
    toDecide: Type.Boolean(),
  },
  Closed,
);
export type CoverNote = Static<typeof CoverNote>;

/** What is refused of 呈批排序, 呈批说明 and 手写批示. */
export const leaderErrors = {
  'matters.secretary-self': { status: 422, message: '不能请自己排序。', nextStep: '选择另一位同事。' },
  'matters.secretary-set': {
    status: 409,
    message: '已经请了一位同事排序，一次只请一位。',
    nextStep: '要换人，先在“呈批排序”里收回原来的，再另请。',
  },
  'matters.secretary-over': {
    status: 404,
    message: '现在没有这项排序：已经收回，或与您无关。',
    nextStep: '刷新“呈批排序”后再看。',
  },
  'matters.order-changed': {
    status: 409,
    message: '次序在别的窗口改过了，这次没有保存。',
    nextStep: '看一下新的次序，再接着排。',
  },
  'matters.order-twice': {
    status: 422,
    message: '同一件不能既在今日呈批又在缓呈。',
    nextStep: '刷新“呈批排序”后再排。',
  },
  'matters.note-not-yours': {
    status: 403,
    message: '这一步的呈批说明不由您写。',
    nextStep: '送来这一步的人，或{person}请的秘书，可以写。',
  },
  'matters.note-too-late': {
    status: 409,
    message: '{person}已经办了，呈批说明没有改。',
    nextStep: '还有话要说，可以打电话，或在下一步的意见里写明。',
  },
  'matters.pen-refused': {
    status: 422,
    message: '手写的内容没有收下，没有送出。',
    nextStep: '清空后重写，或改为打字。',
  },
} as const;
