import { defineRoutes } from '@gov/base/component';
import { words } from '@gov/base/input';
import Type from 'typebox';
import { Closed, Uuid } from '../shapes.ts';

const permission = 'matters.monitor';
const matterIds = Type.Array(Uuid, { minItems: 1, maxItems: 100 });

/** 改用新版流程: running matters of an older version go on by the one their kind has today; the page for it is 转到新版 of the process. */
export const moveRoutes = defineRoutes({
  moveMatters: {
    method: 'POST',
    path: '/api/matters/monitor/moves',
    summary: 'Move these matters to the current version of their process, each by itself',
    permission,
    changes: true,
    input: { body: Type.Object({ matterIds, reason: words(1, 500) }, Closed) },
    reply: Type.Object({ batchId: Uuid, asked: Type.Integer() }, Closed),
  },
  movesDone: {
    method: 'GET',
    path: '/api/matters/monitor/moves/:batchId',
    summary: 'How far such a batch is, and which matters stayed, with the reason',
    permission,
    input: { params: Type.Object({ batchId: Uuid }, Closed) },
    reply: Type.Object(
      {
        asked: Type.Integer(),
        moved: Type.Integer(),
        stayedInAll: Type.Integer(),
        /** The first hundred of them. */
        stayed: Type.Array(Type.Object({ matterId: Uuid, why: Type.String() }, Closed)),
      },
      Closed,
    ),
  },
  olderMatters: {
    method: 'GET',
    path: '/api/matters/monitor/older',
    summary: 'Processes of which running matters go by an older version, and how many',
    permission,
    input: {},
    reply: Type.Object(
      {
        processes: Type.Array(
          Type.Object(
            {
              processId: Uuid,
              /** What the kinds are called that go by it. */
              names: Type.Array(Type.String()),
              older: Type.Integer(),
            },
            Closed,
          ),
        ),
      },
      Closed,
    ),
  },
});
