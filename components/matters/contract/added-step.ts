import { words } from '@gov/base/input';
import Type, { type Static } from 'typebox';
import { Closed, Uuid } from './shapes.ts';

/** How long a step's own name may be, what its handlers are asked, how many they are, and how long they have. */
export const addedStepLimits = { name: 20, asked: 500, persons: 20, workingDays: 60 } as const;

/** 加一步: what is to be done, by whom, in which order, and until when. */
export const NewStep = Type.Object(
  {
    name: words(1, addedStepLimits.name),
    assignmentIds: Type.Array(Uuid, { minItems: 1, maxItems: addedStepLimits.persons, uniqueItems: true }),
    /** At the same time, or one after the other as named; each of those is a step of its own. */
    order: Type.Union([Type.Literal('together'), Type.Literal('in-turn')]),
    asked: Type.Optional(Type.String({ maxLength: addedStepLimits.asked })),
    /** Absent = as the step it is added to. */
    workingDays: Type.Optional(Type.Integer({ minimum: 1, maximum: addedStepLimits.workingDays })),
  },
  Closed,
);
export type NewStep = Static<typeof NewStep>;

/** 自选下一步: which of the steps that the own one names; `rejoin` = behind it back to the way drawn here. */
export const NextStep = Type.Object(
  { node: Type.String({ minLength: 1, maxLength: 100 }), rejoin: Type.Optional(Type.Literal(true)) },
  Closed,
);
export type NextStep = Static<typeof NextStep>;
