import { defineRoutes } from '@gov/base/component';
import { Version } from '@gov/base/input';
import Type, { type Static } from 'typebox';
import { longestCoverNote } from './leader-shapes.ts';
import { Closed, Instant, Uuid } from './shapes.ts';

const permission = 'matters.handle';
const params = Type.Object({ secretaryId: Uuid }, Closed);
const Tasks = Type.Array(Uuid, { maxItems: 500, uniqueItems: true });
const Done = Type.Object({ done: Type.Literal(true) }, Closed);

/** 秘书排序: one pair of leader and secretary, as one of the two sees it. */
export const Secretary = Type.Object(
  {
    id: Uuid,
    /** The other one of the two. */
    who: Type.String(),
    /** `办公室 秘书`, as it is today. */
    place: Type.String(),
    since: Instant,
    /** When he last arranged; absent = never. */
    arrangedAt: Type.Optional(Instant),
    /** The leader reads by this order; false = in the usual one. */
    followed: Type.Boolean(),
    /** False: one of the two can handle nothing any more, and nothing is arranged. */
    able: Type.Boolean(),
  },
  Closed,
);
export type Secretary = Static<typeof Secretary>;

/** A matter that waits for the leader and that the secretary may read. */
export const OrderRow = Type.Object(
  {
    taskId: Uuid,
    matterId: Uuid,
    title: Type.String(),
    kindName: Type.String(),
    urgency: Type.Optional(Type.String()),
    step: Type.String(),
    starter: Type.String(),
    arrivedAt: Instant,
    dueAt: Type.Optional(Instant),
    /** 呈批说明 that the secretary has written. */
    note: Type.Optional(Type.String()),
  },
  Closed,
);
export type OrderRow = Static<typeof OrderRow>;

/** 秘书排序: whom a person lets arrange his work, and what is arranged. 呈批说明: a few words laid before who decides. */
export const leaderRoutes = defineRoutes({
  secretaries: {
    method: 'GET',
    path: '/api/matters/secretaries',
    summary: 'Who arranges my work, and whose work I may arrange',
    permission,
    input: {},
    reply: Type.Object({ mine: Type.Optional(Secretary), forMe: Type.Array(Secretary) }, Closed),
  },
  setSecretary: {
    method: 'POST',
    path: '/api/matters/secretaries',
    summary: 'Let a colleague arrange the order in which my work is laid before me',
    permission,
    changes: true,
    input: { body: Type.Object({ assignmentId: Uuid }, Closed) },
    reply: Type.Object({ id: Uuid }, Closed),
  },
  endSecretary: {
    method: 'POST',
    path: '/api/matters/secretaries/:secretaryId/end',
    summary: 'End it now, by either of the two; the order ends with it',
    permission,
    changes: true,
    input: { params, body: Type.Object({}, Closed) },
    reply: Done,
  },
  leadersOrder: {
    method: 'GET',
    path: '/api/matters/secretaries/:secretaryId/order',
    summary: 'What waits for the leader, as far as the secretary may read it, and how it is arranged',
    permission,
    input: { params },
    reply: Type.Object(
      {
        leader: Type.String(),
        version: Version,
        arrangedAt: Type.Optional(Instant),
        followed: Type.Boolean(),
        rows: Type.Array(OrderRow),
        /** Task ids, in their order. */
        today: Type.Array(Uuid),
        later: Type.Array(Uuid),
        /** So many more wait, which the secretary may not read. */
        others: Type.Integer(),
      },
      Closed,
    ),
  },
  arrange: {
    method: 'PUT',
    path: '/api/matters/secretaries/:secretaryId/order',
    summary:
      'Put tasks of the leader into 今日呈批 and 缓呈, in this order; what stands in neither has its usual place',
    permission,
    changes: true,
    input: { params, body: Type.Object({ expectedVersion: Version, today: Tasks, later: Tasks }, Closed) },
    reply: Type.Object({ version: Version, arrangedAt: Instant }, Closed),
  },
  ownOrder: {
    method: 'GET',
    path: '/api/matters/own-order',
    summary: 'In which order my secretary lays my work before me',
    permission,
    input: {},
    reply: Type.Object(
      {
        /** Absent while nobody has arranged anything. */
        order: Type.Optional(
          Type.Object(
            {
              who: Type.String(),
              at: Instant,
              followed: Type.Boolean(),
              today: Type.Array(Uuid),
              later: Type.Array(Uuid),
            },
            Closed,
          ),
        ),
      },
      Closed,
    ),
  },
  followOrder: {
    method: 'PUT',
    path: '/api/matters/own-order',
    summary: 'Read in the order of the secretary, or in the usual one',
    permission,
    changes: true,
    input: { body: Type.Object({ followed: Type.Boolean() }, Closed) },
    reply: Done,
  },
  writeCoverNote: {
    method: 'PUT',
    path: '/api/matters/:matterId/tasks/:taskId/cover-note',
    summary: 'Lay a few words before who is to decide (呈批说明), or change them; an empty text takes them away',
    permission,
    changes: true,
    input: {
      params: Type.Object({ matterId: Uuid, taskId: Uuid }, Closed),
      body: Type.Object({ text: Type.String({ maxLength: longestCoverNote }) }, Closed),
    },
    reply: Done,
  },
});
