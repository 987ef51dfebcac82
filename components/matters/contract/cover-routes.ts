import { defineRoutes } from '@gov/base/component';
import { OfficeDay, words } from '@gov/base/input';
import Type, { type Static } from 'typebox';
import { Closed, Instant, Uuid } from './shapes.ts';

const Kinds = Type.Optional(Type.Array(Type.String()));
const KindCodes = Type.Optional(
  Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { minItems: 1, maxItems: 100, uniqueItems: true }),
);
const Done = Type.Object({ done: Type.Literal(true) }, Closed);
const oneCover = { params: Type.Object({ coverId: Uuid }, Closed), body: Type.Object({}, Closed) };

export const CoverKind = Type.Union([Type.Literal('PAIR'), Type.Literal('AWAY'), Type.Literal('STAND_IN')]);
export type CoverKind = Static<typeof CoverKind>;

const overview = {
  query: Type.Object(
    {
      /** Parts of names, pinyin initials, sections or titles of those concerned; what waits is told whatever is sought. */
      words: Type.Optional(Type.String({ maxLength: 60 })),
      /** How many lines of each list; 100 when left out. */
      shown: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000 })),
    },
    Closed,
  ),
};

/** What two administrators arrange: AB岗, somebody away, a colleague named for him. Names only, nothing of any matter. */
export const Cover = Type.Object(
  {
    id: Uuid,
    kind: CoverKind,
    /** Whose work: `建管科 科长（陈国栋）`. */
    principal: Type.String(),
    /** Who does it; absent: the B岗 of his posts. */
    standIn: Type.Optional(Type.String()),
    /** PAIR: one of the two posts is vacant, or several hold B: nobody stands in. */
    vacant: Type.Boolean(),
    from: Type.Optional(Instant),
    until: Type.Optional(Instant),
    /** Names of kinds; absent = all. */
    kinds: Kinds,
    reason: Type.String(),
    proposedBy: Type.String(),
    proposedAt: Instant,
    /** Absent = it waits for the security administrator and nothing holds. */
    agreedBy: Type.Optional(Type.String()),
    /** When a proposal is none any more, if nobody has agreed to it. */
    lapses: Type.Optional(Instant),
  },
  Closed,
);
export type Cover = Static<typeof Cover>;

/** Who stands in for whom now or soon. */
export const Standing = Type.Object(
  {
    principal: Type.String(),
    standIn: Type.String(),
    from: Instant,
    until: Instant,
    kinds: Kinds,
    newOnly: Type.Boolean(),
    workSecrets: Type.Boolean(),
    /** By the person himself, by two administrators, by his post. */
    source: Type.Union([Type.Literal('asked'), Type.Literal('arranged'), Type.Literal('post')]),
    state: Type.Union([Type.Literal('open'), Type.Literal('to-come'), Type.Literal('unable')]),
  },
  Closed,
);
export type Standing = Static<typeof Standing>;

const Overview = Type.Object(
  {
    /** What waits for the security administrator. */
    waiting: Type.Array(Cover),
    /** AB岗 and absences that hold. */
    agreed: Type.Array(Cover),
    standing: Type.Array(Standing),
    /** How many there are, shown or not. */
    totals: Type.Object({ waiting: Type.Integer(), agreed: Type.Integer(), standing: Type.Integer() }, Closed),
    kinds: Type.Array(Type.Object({ code: Type.String(), name: Type.String() }, Closed)),
  },
  Closed,
);
export type CoverOverview = Static<typeof Overview>;

const Role = Type.Object({ names: Type.Array(Type.String()), kinds: Kinds }, Closed);

/** AB岗 of a person's own posts, and when he is away. */
export const OwnCovers = Type.Object(
  {
    /** Who is his B岗. */
    bRoles: Type.Array(Role),
    /** Whose B岗 he is. */
    bRoleOf: Type.Array(Role),
    away: Type.Array(
      Type.Object(
        {
          id: Uuid,
          from: Instant,
          until: Instant,
          open: Type.Boolean(),
          /** Set for him by two administrators, and why. */
          arrangedBy: Type.Optional(Type.String()),
          reason: Type.Optional(Type.String()),
        },
        Closed,
      ),
    ),
  },
  Closed,
);
export type OwnCovers = Static<typeof OwnCovers>;

const arrange = { permission: 'matters.covers', changes: true } as const;
const consent = { permission: 'matters.cover-consent', changes: true } as const;
const own = { permission: 'matters.handle', changes: true } as const;

/** AB岗, and 代理 for who cannot ask anybody himself: proposed by the system administrator, agreed to by the security administrator. */
export const coverRoutes = defineRoutes({
  covers: {
    method: 'GET',
    path: '/api/matters/covers',
    summary: 'Who stands in for whom, and what is arranged; without anything of any matter',
    permission: 'matters.covers',
    input: overview,
    reply: Overview,
  },
  coversToAgree: {
    method: 'GET',
    path: '/api/matters/covers/to-agree',
    summary: 'The same, for the security administrator',
    permission: 'matters.cover-consent',
    input: overview,
    reply: Overview,
  },
  proposePair: {
    method: 'POST',
    path: '/api/matters/covers/pairs',
    summary: 'Propose AB岗 of two persons in posts of one section; nothing holds before it is agreed to',
    ...arrange,
    input: {
      body: Type.Object({ aAssignmentId: Uuid, bAssignmentId: Uuid, kinds: KindCodes, reason: words(2, 200) }, Closed),
    },
    reply: Type.Object({ id: Uuid }, Closed),
  },
  proposeAway: {
    method: 'POST',
    path: '/api/matters/covers/away',
    summary: 'Propose that somebody who cannot say so himself is away; nothing holds before it is agreed to',
    ...arrange,
    input: {
      body: Type.Object(
        {
          assignmentId: Uuid,
          from: OfficeDay,
          last: OfficeDay,
          /** Absent: the B岗 of his posts does his work. */
          standInAssignmentId: Type.Optional(Uuid),
          /** Of a colleague who is named; AB岗 has its own. */
          kinds: KindCodes,
          reason: words(2, 200),
        },
        Closed,
      ),
    },
    reply: Type.Object({ id: Uuid }, Closed),
  },
  endCover: {
    method: 'POST',
    path: '/api/matters/covers/:coverId/end',
    summary: 'Take a proposal back or end what was arranged; fewer rights need no consent',
    ...arrange,
    input: oneCover,
    reply: Done,
  },
  agreeCover: {
    method: 'POST',
    path: '/api/matters/covers/:coverId/agree',
    summary: 'The security administrator agrees; from now on it holds, and the persons are told',
    ...consent,
    input: oneCover,
    reply: Done,
  },
  declineCover: {
    method: 'POST',
    path: '/api/matters/covers/:coverId/decline',
    summary: 'The security administrator does not agree',
    ...consent,
    input: oneCover,
    reply: Done,
  },
  setAway: {
    method: 'POST',
    path: '/api/matters/away',
    summary: 'I am away for some days, the first and the last included: the B岗 of my posts does my work',
    ...own,
    input: { body: Type.Object({ from: OfficeDay, last: OfficeDay }, Closed) },
    reply: Type.Object({ id: Uuid }, Closed),
  },
  endAway: {
    method: 'POST',
    path: '/api/matters/away/:coverId/end',
    summary: 'I am back: it ends at once, whoever has set it',
    ...own,
    input: oneCover,
    reply: Done,
  },
});
