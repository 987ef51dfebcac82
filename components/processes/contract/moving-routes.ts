import { Version, words } from '@gov/base/input';
import Type, { type Static } from 'typebox';

const Closed = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });
const NodeId = Type.String({ minLength: 1, maxLength: 200 });
const Nodes = Type.Record(NodeId, NodeId, { maxProperties: 500 });
/** Matter → steps decided for it alone: they go before those decided for all. */
const OwnNodes = Type.Record(Type.String({ format: 'uuid' }), Nodes, { maxProperties: 500 });
const ofProcess = Type.Object({ processId: Uuid }, Closed);
const ofBatch = Type.Object({ processId: Uuid, batchId: Uuid }, Closed);
const Step = Type.Object({ id: Type.String(), name: Type.String() }, Closed);
const permission = 'processes.publish';

const MovingRow = Type.Object(
  {
    matterId: Uuid,
    kindName: Type.String(),
    number: Type.Optional(Type.String()),
    startedAt: Type.String(),
    starterSection: Type.String(),
    /** The version it is run by. */
    version: Type.Integer(),
    stands: Type.Array(Type.String()),
    kind: Type.Union([
      Type.Literal('unaffected'),
      Type.Literal('moves'),
      Type.Literal('decide'),
      /** No plan moves it. */
      Type.Literal('stays'),
    ]),
    /** Why it stays. */
    why: Type.Optional(Type.String()),
    /** Steps under way that the new version does not have under their id: where they go (absent: nowhere yet), and where they could. */
    places: Type.Array(
      Type.Object(
        {
          node: Type.String(),
          name: Type.String(),
          to: Type.Optional(Type.String()),
          /** Decided for this matter alone. */
          own: Type.Boolean(),
          choices: Type.Array(Step),
        },
        Closed,
      ),
    ),
    comesBack: Type.Boolean(),
  },
  Closed,
);
export type MovingRow = Static<typeof MovingRow>;

/** A matter that was not moved: its title for who may read it only. */
const Stayed = Type.Object(
  {
    matterId: Uuid,
    why: Type.String(),
    kindName: Type.String(),
    number: Type.Optional(Type.String()),
    startedAt: Type.String(),
    starterSection: Type.String(),
    title: Type.Optional(Type.String()),
  },
  Closed,
);
export type StayedMatter = Static<typeof Stayed>;

const Batch = Type.Object(
  {
    batchId: Uuid,
    at: Type.String(),
    by: Type.String(),
    reason: Type.String(),
    to: Type.Integer(),
    asked: Type.Integer(),
    open: Type.Integer(),
    moved: Type.Integer(),
    /** Of those, how many go on by the version they were moved to. */
    standing: Type.Integer(),
  },
  Closed,
);
export type MovingBatch = Static<typeof Batch>;

/** A batch is watched; more at once would keep the relay from other work for long. */
export const mostMoved = 500;

/** 转到新版: running matters go on by another version of their process. */
export const movingRoutes = {
  movingPlan: {
    method: 'POST',
    path: '/api/processes/:processId/moving/plan',
    summary: 'What would become of each running matter by this plan; changes nothing',
    permission,
    input: {
      params: ofProcess,
      body: Type.Object({ to: Version, nodes: Type.Optional(Nodes), own: Type.Optional(OwnNodes) }, Closed),
    },
    reply: Type.Object(
      {
        name: Type.String(),
        /** Steps of older versions that have another id in the new one, or none; by what they were matched. */
        matches: Type.Array(
          Type.Object(
            {
              node: Type.String(),
              name: Type.String(),
              to: Type.Optional(Type.String()),
              by: Type.Optional(Type.Union([Type.Literal('name'), Type.Literal('place'), Type.Literal('hand')])),
            },
            Closed,
          ),
        ),
        steps: Type.Array(Step),
        rows: Type.Array(MovingRow),
        /** There are more than are shown. */
        more: Type.Boolean(),
      },
      Closed,
    ),
  },
  startMoving: {
    method: 'POST',
    path: '/api/processes/:processId/moving',
    summary: 'Moves running matters by a plan, each by itself',
    permission,
    changes: true,
    input: {
      params: ofProcess,
      body: Type.Object(
        {
          to: Version,
          nodes: Nodes,
          own: Type.Optional(OwnNodes),
          matterIds: Type.Array(Uuid, { minItems: 1, maxItems: mostMoved }),
          reason: words(1, 500),
        },
        Closed,
      ),
    },
    reply: Type.Object({ batchId: Uuid, asked: Type.Integer() }, Closed),
  },
  movingBack: {
    method: 'POST',
    path: '/api/processes/:processId/moving/:batchId/back',
    summary: 'The way back: what a batch has moved goes on by the version it came from',
    permission,
    changes: true,
    input: { params: ofBatch, body: Type.Object({ reason: words(1, 500) }, Closed) },
    reply: Type.Object({ batchId: Uuid, asked: Type.Integer() }, Closed),
  },
  stopMoving: {
    method: 'POST',
    path: '/api/processes/:processId/moving/:batchId/stop',
    summary: 'What a batch has not moved yet stays as it is',
    permission,
    changes: true,
    input: { params: ofBatch },
    reply: Type.Object({}, Closed),
  },
  movingDone: {
    method: 'GET',
    path: '/api/processes/:processId/moving/:batchId',
    summary: 'How far a batch is, and why some stayed',
    permission,
    input: { params: ofBatch },
    reply: Type.Object(
      {
        asked: Type.Integer(),
        moved: Type.Integer(),
        stayed: Type.Array(Stayed),
      },
      Closed,
    ),
  },
  movingBatches: {
    method: 'GET',
    path: '/api/processes/:processId/moving',
    summary: 'Batches of this process, the newest first',
    permission,
    input: { params: ofProcess },
    reply: Type.Object({ batches: Type.Array(Batch) }, Closed),
  },
} as const;
