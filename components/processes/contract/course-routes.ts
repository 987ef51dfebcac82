import Type, { type Static } from 'typebox';
import { Picture } from './rehearsal-routes.ts';

const Closed = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });
const Day = Type.String({ format: 'date' });
/** `Times` of the workflow package: what is absent is not told, so that no figure is that of a person. */
const times = {
  cases: Type.Integer(),
  spent: Type.Optional(Type.Number()),
  waiting: Type.Optional(Type.Number()),
  working: Type.Optional(Type.Number()),
};

const ProcessCourse = Type.Object(
  {
    name: Type.String(),
    /** Instances begun in the span, and how many of them have ended. */
    cases: Type.Integer(),
    ended: Type.Integer(),
    /** 办结时限: instances that had one and came to their own end, and how many by then; absent = too few to be told. */
    endedInTime: Type.Object({ cases: Type.Integer(), inTime: Type.Optional(Type.Integer()) }, Closed),
    /** There are more in the span than are counted: the newest count. */
    more: Type.Boolean(),
    /** Working time in milliseconds, medians. */
    steps: Type.Array(
      Type.Object(
        {
          node: Type.String(),
          name: Type.String(),
          ...times,
          entered: Type.Integer(),
          sentBack: Type.Integer(),
          again: Type.Integer(),
          open: Type.Integer(),
          sections: Type.Array(Type.Object({ section: Type.String(), ...times }, Closed)),
          others: Type.Optional(Type.Object(times, Closed)),
          unsaid: Type.Integer(),
        },
        Closed,
      ),
    ),
    /** Instances that went along a flow of the drawing; the others are not told of. */
    flows: Type.Array(Type.Object({ flow: Type.String(), cases: Type.Integer() }, Closed)),
    returns: Type.Array(Type.Object({ from: Type.String(), to: Type.String(), count: Type.Integer() }, Closed)),
    variants: Type.Array(
      Type.Object(
        {
          steps: Type.Array(Type.String()),
          count: Type.Integer(),
          lasted: Type.Optional(Type.Number()),
          flows: Type.Array(Type.String()),
        },
        Closed,
      ),
    ),
    picture: Picture,
  },
  Closed,
);
export type ProcessCourse = Static<typeof ProcessCourse>;

/** More than a page can mean anything by; the newest count. */
export const mostCounted = 2_000;

/** 运行情况: where the time of a process goes; by step and section, never by person. */
export const courseRoutes = {
  course: {
    method: 'GET',
    path: '/api/processes/:processId/course',
    summary: 'Waiting and working time, returns and ways of a process in a span of time',
    permission: 'processes.design',
    input: {
      params: Type.Object({ processId: Uuid }, Closed),
      /** Days on which instances were begun, both included. */
      query: Type.Object({ from: Type.Optional(Day), last: Type.Optional(Day) }, Closed),
    },
    reply: ProcessCourse,
  },
} as const;
