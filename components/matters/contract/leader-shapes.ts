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
