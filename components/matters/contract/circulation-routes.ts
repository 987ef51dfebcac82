import { defineRoutes } from '@gov/base/component';
import { Version } from '@gov/base/input';
import Type from 'typebox';
import { CirculationNumber, Closed, Uuid } from './shapes.ts';

const expectedVersion = Version;
const matterParams = Type.Object({ matterId: Uuid }, Closed);
/** `said`: what really happened, `已收回孙倩，最后加邱岚`: who had it already got nothing. */
const Said = Type.Object({ done: Type.Literal(true), version: Type.Integer(), said: Type.String() }, Closed);

/** 传阅: everybody at once, or 依次传阅. */
const ReadingOrder = Type.Union([Type.Literal('together'), Type.Literal('in-turn')]);

/** 传阅 and what may become of it on its way. */
export const circulationRoutes = defineRoutes({
  circulate: {
    method: 'POST',
    path: '/api/matters/:matterId/circulate',
    summary: 'Send round for reading; never blocks the process',
    permission: 'matters.handle',
    changes: true,
    input: {
      params: matterParams,
      body: Type.Object(
        {
          expectedVersion,
          assignmentIds: Type.Array(Uuid, { minItems: 1, maxItems: 200 }),
          /** In turn: the next gets it when the one before has read. Absent = together. */
          order: Type.Optional(ReadingOrder),
          /** False = 抄送: they read it and write nothing. Absent = 传阅, with a remark where wanted. */
          mayComment: Type.Optional(Type.Boolean()),
        },
        Closed,
      ),
    },
    reply: Said,
  },
  changeCirculation: {
    method: 'POST',
    path: '/api/matters/:matterId/change-circulation',
    summary: 'Take back readers of an ordered circulation who have not read, and add others at its end',
    permission: 'matters.handle',
    changes: true,
    input: {
      params: matterParams,
      body: Type.Object(
        {
          expectedVersion,
          circulation: CirculationNumber,
          removePersonIds: Type.Array(Uuid, { maxItems: 200 }),
          addAssignmentIds: Type.Array(Uuid, { maxItems: 200 }),
        },
        Closed,
      ),
    },
    reply: Said,
  },
});
