import Type, { type Static } from 'typebox';

const Closed = { additionalProperties: false } as const;
const Instant = Type.String();
const Uuid = Type.String({ format: 'uuid' });

/** By whom a matter stands still or was ended, when, and why. */
export const Halted = Type.Object(
  {
    kind: Type.Union([Type.Literal('suspended'), Type.Literal('terminated')]),
    who: Type.String(),
    at: Instant,
    reason: Type.String(),
  },
  Closed,
);
export type Halted = Static<typeof Halted>;

/** 暂停的一支: at which steps it stands (`法规科会签`), by whom it was told to, when, and why. */
export const RestingBranch = Type.Object(
  { steps: Type.String(), who: Type.String(), at: Instant, reason: Type.String() },
  Closed,
);
export type RestingBranch = Static<typeof RestingBranch>;

/** Whence a child comes; its caller is opened by who may read that too. */
export const CalledBy = Type.Object(
  { matterId: Type.Optional(Uuid), title: Type.Optional(Type.String()), kindName: Type.String(), step: Type.String() },
  Closed,
);
