import { defineRoutes } from '@gov/base/component';
import Type, { type Static } from 'typebox';
import { Closed, Uuid } from './shapes.ts';

/** So many are looked at, and done, in one go. */
export const mostInBatch = 50;

const named = { matterId: Uuid, taskId: Uuid };

/** What one press does with a row, where nothing else is asked there. */
export const SafeRow = Type.Object(
  {
    ...named,
    safe: Type.Literal(true),
    expectedVersion: Type.Integer(),
    act: Type.Union([Type.Literal('agree'), Type.Literal('read')]),
    kindCode: Type.String(),
    kindName: Type.String(),
    node: Type.String(),
    step: Type.String(),
    /** What the button of the step says: `同意`. */
    verb: Type.String(),
    /** Who gets it then: `送王建华审批`, `办结`. */
    next: Type.String(),
    /** What the reply of `complete` will say if nothing changes until then; of a reading nothing is said. */
    said: Type.String(),
    /** 取回: the caller may take it back until somebody acts on it; a reading never. */
    mayWithdraw: Type.Boolean(),
    /** What an opinion that is not written is recorded as. */
    emptyOpinion: Type.Optional(Type.String()),
    /** 代办: whose it is. */
    onBehalfOf: Type.Optional(Type.String()),
  },
  Closed,
);
export type SafeRow = Static<typeof SafeRow>;

/** It has to be opened; `why` is a sentence. */
const RowAlone = Type.Object({ ...named, safe: Type.Literal(false), why: Type.String() }, Closed);

/** One chosen task: what a press does with it, or why it has to be opened. */
export const BatchRow = Type.Union([SafeRow, RowAlone]);
export type BatchRow = Static<typeof BatchRow>;

/** 批量已阅 批量同意: looked at together, done one by one by `markRead` and `complete`. */
export const batchRoutes = defineRoutes({
  batchPreview: {
    method: 'POST',
    path: '/api/matters/batch-preview',
    summary: 'Which of these tasks can be done with one press each, what that does, and why the others cannot',
    permission: 'matters.handle',
    input: {
      body: Type.Object(
        { tasks: Type.Array(Type.Object(named, Closed), { minItems: 1, maxItems: mostInBatch, uniqueItems: true }) },
        Closed,
      ),
    },
    reply: Type.Object({ rows: Type.Array(BatchRow) }, Closed),
  },
});
