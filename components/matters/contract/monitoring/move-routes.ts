import { defineRoutes } from '@gov/base/component';
import { words } from '@gov/base/input';
import Type from 'typebox';
import { Closed, Uuid } from '../shapes.ts';

const permission = 'matters.monitor';
const matterIds = Type.Array(Uuid, { minItems: 1, maxItems: 100 });

/** 改用新版流程: running matters of an older version go on by the one their kind has today. */
export const moveRoutes = defineRoutes({
  planMoves: {
    method: 'POST',
    path: '/api/matters/monitor/plan-moves',
    summary: 'Which of these matters could go on by the current version of their process, and why others not',
    permission,
    input: { body: Type.Object({ matterIds }, Closed) },
    reply: Type.Object(
      {
        rows: Type.Array(
          Type.Object({ matterId: Uuid, fits: Type.Boolean(), why: Type.Optional(Type.String()) }, Closed),
        ),
      },
      Closed,
    ),
  },
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
    summary: 'Kinds of which running matters go by an older version of their process, and how many',
    permission,
    input: {},
    reply: Type.Object(
      {
        kinds: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), older: Type.Integer() }, Closed)),
      },
      Closed,
    ),
  },
  planAll: {
    method: 'POST',
    path: '/api/matters/monitor/plan-all',
    summary: 'The next portion of what runs by an older version of a kind: how much could go over, and why others not',
    permission,
    input: {
      body: Type.Object({ kind: Type.String({ minLength: 1, maxLength: 60 }), after: Type.Optional(Uuid) }, Closed),
    },
    reply: Type.Object(
      {
        looked: Type.Integer(),
        fits: Type.Integer(),
        stays: Type.Array(Type.Object({ why: Type.String(), matters: Type.Integer() }, Closed)),
        /** Where the next portion begins; absent = this was the last. */
        next: Type.Optional(Uuid),
      },
      Closed,
    ),
  },
  moveAll: {
    method: 'POST',
    path: '/api/matters/monitor/move-all',
    summary: 'Move everything of a kind that goes by an older version, in portions, each by itself',
    permission,
    changes: true,
    input: { body: Type.Object({ kind: Type.String({ minLength: 1, maxLength: 60 }), reason: words(1, 500) }, Closed) },
    reply: Type.Object({ batchId: Uuid, asked: Type.Integer() }, Closed),
  },
  stopMoving: {
    method: 'POST',
    path: '/api/matters/monitor/moves/:batchId/stop',
    summary: 'Stop such a batch: what has not gone over yet goes on by its version',
    permission,
    changes: true,
    input: { params: Type.Object({ batchId: Uuid }, Closed), body: Type.Object({}, Closed) },
    reply: Type.Object({ stopped: Type.Integer() }, Closed),
  },
});
