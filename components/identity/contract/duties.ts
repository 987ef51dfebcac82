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
    /** Waits for the second administrator, for the person's own consent, for its day. */
    state: Type.Union([Type.Literal('WAITING'), Type.Literal('ASKED'), Type.Literal('COMING')]),
    /** Without all consents by then it is over. */
    until: Type.Optional(Type.String()),
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
    state: Type.Union([
      Type.Literal('DONE'),
      Type.Literal('WITHDRAWN'),
      Type.Literal('DECLINED'),
      Type.Literal('EXPIRED'),
      Type.Literal('FAILED'),
    ]),
  },
  Closed,
);
export type PastHandOver = Static<typeof PastHandOver>;

/** What somebody is asked to take over. `accepted`: he has agreed, and it begins on its day. */
export const DutyOffer = Type.Object(
  {
    id: Uuid,
    duty: Duty,
    fromName: Type.String(),
    proposedByName: Type.String(),
    on: Type.String(),
    reason: Type.String(),
    accepted: Type.Boolean(),
    until: Type.Optional(Type.String()),
  },
  Closed,
);
export type DutyOffer = Static<typeof DutyOffer>;

/** `effect`: in force at once, on its day, waiting for a second administrator or for the person who is asked. */
const Proposed = Type.Object(
  {
    id: Uuid,
    effect: Type.Union([Type.Literal('DONE'), Type.Literal('COMING'), Type.Literal('WAITING'), Type.Literal('ASKED')]),
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
    summary:
      "Propose to hand a duty over: one's own alone, another's once the third administrator agrees; then the person is asked",
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
    summary: 'The second of the two agrees; then the person is asked',
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
  declineHandOver: {
    method: 'POST',
    path: '/api/duties/hand-overs/:handOverId/decline',
    summary: 'Not agreed to: by the second administrator, or by the person who shall have the duty',
    permission: 'signed-in',
    changes: true,
    input: oneHandOver,
    reply: Done,
  },
  dutyOffer: {
    method: 'GET',
    path: '/api/duties/offer',
    summary: 'The duty the caller is asked to take over, if any',
    permission: 'signed-in',
    input: {},
    reply: Type.Object({ offer: Type.Optional(DutyOffer) }, Closed),
  },
  acceptHandOver: {
    method: 'POST',
    path: '/api/duties/hand-overs/:handOverId/accept',
    summary: 'The person accepts the duty: in force at once or on its day',
    permission: 'signed-in',
    changes: true,
    input: oneHandOver,
    reply: Proposed,
  },
} as const;
