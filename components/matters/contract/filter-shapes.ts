import { OfficeDay, words } from '@gov/base/input';
import { type Urgency, urgencies } from '@gov/gongwen';
import Type, { type Static } from 'typebox';
import { Closed, Uuid } from './shapes.ts';

const Urgent = Type.Unsafe<Urgency>(Type.Union(urgencies.map((urgency) => Type.Literal(urgency))));

/** 筛选: what the rows of a box are narrowed to; every condition that is there must hold, none = the whole box. */
export const BoxFilter = Type.Object(
  {
    /** Of title and number, by the rules of 查找. */
    words: Type.Optional(words(1, 60)),
    kind: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    /** 平件 is also what says nothing of its urgency. */
    urgency: Type.Optional(Urgent),
    /** Who started it: a person. */
    starter: Type.Optional(Uuid),
    /** Late; due later today; due within seven days, today included. */
    due: Type.Optional(Type.Union([Type.Literal('overdue'), Type.Literal('today'), Type.Literal('week')])),
    /** First and last day, in China, of the date that the box shows. */
    from: Type.Optional(OfficeDay),
    to: Type.Optional(OfficeDay),
  },
  Closed,
);
export type BoxFilter = Static<typeof BoxFilter>;
