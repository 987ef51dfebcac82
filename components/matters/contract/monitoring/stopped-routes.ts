import { defineRoutes } from '@gov/base/component';
import { words } from '@gov/base/input';
import Type, { type Static } from 'typebox';
import { Closed, Instant, Uuid } from '../shapes.ts';

const permission = 'matters.stopped';
const reason = words(1, 500);
const page = {
  query: Type.Object(
    {
      cursor: Type.Optional(Type.String({ maxLength: 200 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    },
    Closed,
  ),
};
const next = Type.Optional(Type.String());

/** A step for which nobody was found. What it is about is not told: its reader has no part in the work of the office. */
export const StoppedStep = Type.Object(
  {
    id: Uuid,
    kindName: Type.String(),
    step: Type.String(),
    since: Instant,
    /** 为什么没有找到, as sentences. */
    why: Type.String(),
    starterSection: Type.String(),
    /** 工作秘密, in an agency that names who may know such: given to those alone. */
    secretForNamed: Type.Optional(Type.Literal(true)),
  },
  Closed,
);
export type StoppedStep = Static<typeof StoppedStep>;

/** Why something could not be begun, how often it was tried, and the section of who began what asks for it. */
const trials = {
  why: Type.String(),
  triedAt: Instant,
  tries: Type.Integer(),
  /** When the house tries again by itself; absent = not any more. */
  next: Type.Optional(Instant),
  starterSection: Type.String(),
};

/** A 子流程 that a step called and that could not be begun, taken up again or stopped: by names of kinds and steps alone. */
export const StuckChild = Type.Object(
  {
    /** The matter that called it, and which of its calls. */
    matterId: Uuid,
    child: Type.Integer(),
    kindName: Type.String(),
    step: Type.String(),
    childKind: Type.String(),
    ...trials,
  },
  Closed,
);
export type StuckChild = Static<typeof StuckChild>;

/** 消息开始: a message that should have begun a matter and has not, by names of kinds and of the message alone. */
export const StuckBeginning = Type.Object(
  {
    /** The matter that sent it, the number of its event, and the kind that waits for it. */
    senderId: Uuid,
    sequence: Type.Integer(),
    kindCode: Type.String(),
    senderKind: Type.String(),
    kindName: Type.String(),
    message: Type.String(),
    ...trials,
  },
  Closed,
);
export type StuckBeginning = Static<typeof StuckBeginning>;

const beginning = {
  sequence: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }),
  kindCode: Type.String({ minLength: 1, maxLength: 100 }),
};

/** Open work of somebody who cannot do it any more. */
export const LeftWork = Type.Object(
  {
    taskId: Uuid,
    matterId: Uuid,
    kindName: Type.String(),
    step: Type.String(),
    since: Instant,
    personId: Uuid,
    person: Type.String(),
    /** Why he cannot: `已离任`. */
    because: Type.String(),
    /** That lasts; who was only stopped keeps his work until he leaves. */
    mayHandOver: Type.Boolean(),
    /** How much he has in all. */
    count: Type.Integer(),
    /** How much of it goes only to those who were granted to know work secrets (工作秘密). */
    secrets: Type.Integer(),
    starterSection: Type.String(),
    /** This one is of those. */
    secretForNamed: Type.Optional(Type.Literal(true)),
  },
  Closed,
);
export type LeftWork = Static<typeof LeftWork>;

/** 交接 done lately: whose work went to whom; names are absent where they were not kept yet. */
export const HandOverDone = Type.Object(
  {
    batchId: Uuid,
    at: Instant,
    from: Type.Optional(Type.String()),
    to: Type.Optional(Type.String()),
    matters: Type.Integer(),
    undoneAt: Type.Optional(Instant),
  },
  Closed,
);
export type HandOverDone = Static<typeof HandOverDone>;

const Said = Type.Object({ done: Type.Literal(true), said: Type.String() }, Closed);

/** 停下的流程: for the system administrator. No row tells a title, a value or a name of what is handled. */
export const stoppedRoutes = defineRoutes({
  stoppedCounts: {
    method: 'GET',
    path: '/api/matters/stopped/counts',
    summary:
      'How many steps found nobody, how many children and how many matters of a message could not be begun, and how much open work lies with people who cannot do it',
    permission,
    input: {},
    reply: Type.Object(
      { stopped: Type.Integer(), children: Type.Integer(), beginnings: Type.Integer(), left: Type.Integer() },
      Closed,
    ),
  },
  stopped: {
    method: 'GET',
    path: '/api/matters/stopped',
    summary: 'Steps for which nobody was found, newest first',
    permission,
    input: page,
    reply: Type.Object({ rows: Type.Array(StoppedStep), next }, Closed),
  },
  stuckChildren: {
    method: 'GET',
    path: '/api/matters/stopped/children',
    summary: 'Children that could not be begun, the latest trial first, at most 100; how many there are',
    permission,
    input: {},
    reply: Type.Object({ count: Type.Integer(), rows: Type.Array(StuckChild) }, Closed),
  },
  retryChild: {
    method: 'POST',
    path: '/api/matters/stopped/children/:matterId/retry',
    summary: 'Try again to bring a child of this matter in line with what was asked',
    permission,
    changes: true,
    input: {
      params: Type.Object({ matterId: Uuid }, Closed),
      body: Type.Object({ child: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }) }, Closed),
    },
    reply: Said,
  },
  stuckBeginnings: {
    method: 'GET',
    path: '/api/matters/stopped/beginnings',
    summary: 'Messages that should have begun a matter and have not, the latest trial first, at most 100; how many',
    permission,
    input: {},
    reply: Type.Object({ count: Type.Integer(), rows: Type.Array(StuckBeginning) }, Closed),
  },
  retryBeginning: {
    method: 'POST',
    path: '/api/matters/stopped/beginnings/:senderId/retry',
    summary: 'Try again to begin the matter that a message should have begun',
    permission,
    changes: true,
    input: { params: Type.Object({ senderId: Uuid }, Closed), body: Type.Object(beginning, Closed) },
    reply: Said,
  },
  dropBeginning: {
    method: 'POST',
    path: '/api/matters/stopped/beginnings/:senderId/drop',
    summary: 'It need not begin any more; the trace of the sender says why',
    permission,
    changes: true,
    input: { params: Type.Object({ senderId: Uuid }, Closed), body: Type.Object({ ...beginning, reason }, Closed) },
    reply: Said,
  },
  askAgain: {
    method: 'POST',
    path: '/api/matters/stopped/:stopId/look-again',
    summary: 'Look for the handler of a stopped step again',
    permission,
    changes: true,
    input: {
      params: Type.Object({ stopId: Uuid }, Closed),
      body: Type.Object({ reason: Type.Optional(reason) }, Closed),
    },
    reply: Said,
  },
  nameHandlers: {
    method: 'POST',
    path: '/api/matters/stopped/:stopId/handlers',
    summary: 'Name who handles a stopped step',
    permission,
    changes: true,
    input: {
      params: Type.Object({ stopId: Uuid }, Closed),
      body: Type.Object({ assignmentIds: Type.Array(Uuid, { minItems: 1, maxItems: 20 }), reason }, Closed),
    },
    reply: Said,
  },
  leftWork: {
    method: 'GET',
    path: '/api/matters/left-work',
    summary: 'Open work of people who have left or may not handle anything, newest first',
    permission,
    input: page,
    reply: Type.Object({ rows: Type.Array(LeftWork), next }, Closed),
  },
  handOver: {
    method: 'POST',
    path: '/api/matters/left-work/hand-over',
    summary: 'Give the open work of somebody who has left to a colleague: one matter, or all of them',
    permission,
    changes: true,
    input: {
      body: Type.Object(
        {
          personId: Uuid,
          toAssignmentId: Uuid,
          reason,
          /** This matter alone; absent = all of his, at most 100 at once. */
          matterId: Type.Optional(Uuid),
          /** All but the work secrets (工作秘密). */
          withoutSecrets: Type.Optional(Type.Literal(true)),
        },
        Closed,
      ),
    },
    reply: Type.Object({ done: Type.Literal(true), said: Type.String(), batchId: Uuid, moved: Type.Integer() }, Closed),
  },
  handOvers: {
    method: 'GET',
    path: '/api/matters/left-work/hand-overs',
    summary: 'Hand-overs of the last 30 days, the newest first, at most 50',
    permission,
    input: {},
    reply: Type.Object({ rows: Type.Array(HandOverDone) }, Closed),
  },
  undoHandOver: {
    method: 'POST',
    path: '/api/matters/left-work/hand-overs/:batchId/undo',
    summary: 'Take a hand-over back as far as the receiver has not acted',
    permission,
    changes: true,
    input: { params: Type.Object({ batchId: Uuid }, Closed), body: Type.Object({}, Closed) },
    reply: Said,
  },
});
