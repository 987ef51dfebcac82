import { OfficeDay, words } from '@gov/base/input';
import Type, { type Static } from 'typebox';

const Closed = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });
const oneHandOver = { params: Type.Object({ handOverId: Uuid }, Closed) };

export const Duty = Type.Union([Type.Literal('SYSTEM'), Type.Literal('SECURITY'), Type.Literal('AUDIT')]);

/** A hand-over that has not taken effect; `on` is the first day of the new holder. */
export const HandOver = Type.Object(
  {
    id: Uuid,
    toName: Type.String(),
    on: Type.String(),
    reason: Type.String(),
    proposedByName: Type.String(),
    state: Type.Union([Type.Literal('WAITING'), Type.Literal('COMING')]),
    /** Whose consent it waits for. */
    second: Type.Optional(Duty),
    mayAgree: Type.Boolean(),
    mayWithdraw: Type.Boolean(),
  },
  Closed,
);
export type HandOver = Static<typeof HandOver>;

export const DutyLine = Type.Object(
  {
    duty: Duty,
    holder: Type.Optional(
      Type.Object({ name: Type.String(), sectionName: Type.String(), title: Type.String() }, Closed),
    ),
    /** The caller's own: handed over alone. Another's takes the two who are left. */
    own: Type.Boolean(),
    /** Who must agree when the caller proposes it. */
    second: Type.Optional(Duty),
    open: Type.Optional(HandOver),
  },
  Closed,
);
export type DutyLine = Static<typeof DutyLine>;

export const PastHandOver = Type.Object(
  {
    id: Uuid,
    duty: Duty,
    fromName: Type.String(),
    toName: Type.String(),
    on: Type.String(),
    state: Type.Union([Type.Literal('DONE'), Type.Literal('WITHDRAWN'), Type.Literal('FAILED')]),
  },
  Closed,
);
export type PastHandOver = Static<typeof PastHandOver>;

/** `effect`: in force at once, on its day, or waiting for a second administrator. */
const Proposed = Type.Object(
  {
    id: Uuid,
    effect: Type.Union([Type.Literal('DONE'), Type.Literal('COMING'), Type.Literal('WAITING')]),
  },
  Closed,
);
const Done = Type.Object({ done: Type.Literal(true) }, Closed);

export const dutyRoutes = {
  duties: {
    method: 'GET',
    path: '/api/duties',
    summary: 'Who holds the three duties, what is being handed over, and what was',
    permission: 'signed-in',
    input: {},
    reply: Type.Object({ duties: Type.Array(DutyLine), past: Type.Array(PastHandOver) }, Closed),
  },
  handOverDuty: {
    method: 'POST',
    path: '/api/duties/:duty/hand-over',
    summary: "Hand a duty over from a day on: one's own alone, another's once the third administrator agrees",
    permission: 'signed-in',
    changes: true,
    input: {
      params: Type.Object({ duty: Duty }, Closed),
      body: Type.Object({ personId: Uuid, on: OfficeDay, reason: words(2, 200) }, Closed),
    },
    reply: Proposed,
  },
  agreeHandOver: {
    method: 'POST',
    path: '/api/duties/hand-overs/:handOverId/agree',
    summary: 'The second of the two agrees; today in force at once',
    permission: 'signed-in',
    changes: true,
    input: oneHandOver,
    reply: Proposed,
  },
  withdrawHandOver: {
    method: 'POST',
    path: '/api/duties/hand-overs/:handOverId/withdraw',
    summary: 'Take a hand-over back before it is in force',
    permission: 'signed-in',
    changes: true,
    input: oneHandOver,
    reply: Done,
  },
} as const;
