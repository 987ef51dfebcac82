import type { CalendarDate } from '@gov/base';
import type { HandlerResolution } from '@gov/organisation';
import { type HandlerQuestion, mostQuestions } from '@gov/workflow/walk';
import Type, { type Static } from 'typebox';

const Closed = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });
const Id = Type.String({ minLength: 1, maxLength: 200 });
const Handler = Type.Object({ personId: Uuid, assignmentId: Uuid }, Closed);
const Handlers = Type.Array(Handler, { maxItems: 500 });

/** The rule itself is checked by `handlerRuleProblem`. */
const Question = Type.Unsafe<HandlerQuestion>(
  Type.Object(
    {
      rule: Type.Object({ kind: Type.String() }, { additionalProperties: true }),
      at: Type.String({ format: 'date-time' }),
      starter: Handler,
      previous: Handler,
      chosen: Handlers,
      fields: Type.Record(Id, Type.Unknown()),
      doneBy: Type.Record(Id, Handlers),
      holds: Type.Record(Type.String({ maxLength: 2000 }), Type.Union([Type.Boolean(), Type.Literal('unknown')])),
    },
    Closed,
  ),
);

/** A colleague as the trial names him. */
export const WalkPerson = Type.Object({ personId: Uuid, name: Type.String(), post: Type.String() }, Closed);
export type WalkPerson = Static<typeof WalkPerson>;

const Resolution = Type.Unsafe<HandlerResolution>(
  Type.Object({
    handlers: Type.Array(Handler),
    derivation: Type.Array(Type.Object({ code: Type.String(), facts: Type.Record(Type.String(), Type.Unknown()) })),
    empty: Type.Optional(Type.String()),
  }),
);

const Named = Type.Object({ id: Uuid, name: Type.String() }, Closed);

/** Who starts a trial: what conditions may ask of him, and the days that are worked. */
export const WalkStarter = Type.Object(
  {
    now: Type.String(),
    person: WalkPerson,
    assignmentId: Uuid,
    title: Type.String(),
    post: Type.Object({ id: Uuid, name: Type.String(), role: Type.String() }, Closed),
    /** His section and those above it, the topmost last. */
    sections: Type.Array(Named),
    calendar: Type.Object(
      {
        holidays: Type.Array(Type.Unsafe<CalendarDate>(Type.String())),
        makeUpDays: Type.Array(Type.Unsafe<CalendarDate>(Type.String())),
      },
      Closed,
    ),
  },
  Closed,
);
export type WalkStarter = Static<typeof WalkStarter>;

/** 试走: what only the server knows of a trial that runs in the page. Nothing is stored. */
export const walkRoutes = {
  walkStarter: {
    method: 'GET',
    path: '/api/processes/walk/starter/:assignmentId',
    summary: 'A colleague as who starts a trial of a process',
    permission: 'processes.design',
    input: { params: Type.Object({ assignmentId: Uuid }, Closed) },
    reply: WalkStarter,
  },
  walkHandlers: {
    method: 'POST',
    path: '/api/processes/walk/handlers',
    summary: 'Who would handle steps of a trial, by name; changes nothing',
    permission: 'processes.design',
    input: { body: Type.Object({ questions: Type.Array(Question, { maxItems: mostQuestions }) }, Closed) },
    /** In the order asked; `persons` has everybody who is found. */
    reply: Type.Object({ answers: Type.Array(Resolution), persons: Type.Array(WalkPerson) }, Closed),
  },
} as const;
