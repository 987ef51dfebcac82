import { defineRoutes } from '@gov/base/component';
import { words } from '@gov/base/input';
import Type, { type Static } from 'typebox';
import { Closed, Uuid } from './shapes.ts';

/** A row that a field 取自应用 can take. */
export const RecordChoice = Type.Object(
  {
    id: Uuid,
    /** What will stand in the field. */
    name: Type.String(),
    /** The title, where that is not what stands in the field. */
    beside: Type.Optional(Type.String()),
    /** What it brings into other fields, by their keys. */
    copies: Type.Record(Type.String(), Type.String()),
  },
  Closed,
);
export type RecordChoice = Static<typeof RecordChoice>;

export const recordChoiceRoutes = defineRoutes({
  recordChoices: {
    method: 'GET',
    path: '/api/matters/:matterId/record-choices',
    summary:
      'Rows of another application that a field of the form can take: ended ones that the caller may read, newest first',
    permission: 'matters.handle',
    input: {
      params: Type.Object({ matterId: Uuid }, Closed),
      query: Type.Object(
        {
          field: Type.String({ minLength: 1, maxLength: 40 }),
          words: Type.Optional(words(1, 60)),
          page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
        },
        Closed,
      ),
    },
    reply: Type.Object(
      {
        /** Name of the application. */
        from: Type.String(),
        rows: Type.Array(RecordChoice),
        /** There is a next page. */
        more: Type.Boolean(),
      },
      Closed,
    ),
  },
});
