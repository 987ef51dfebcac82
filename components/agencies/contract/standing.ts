import { OfficeDay, words } from '@gov/base/input';
import Type, { type Static } from 'typebox';
import { Opening } from './opening.ts';

const Closed = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });
const Day = Type.String({ format: 'date' });
const Done = Type.Object({ done: Type.Literal(true) }, Closed);
const oneAgency = Type.Object({ agencyId: Uuid }, Closed);

/** 隶属 · 业务指导 · 双重领导 · 同级; read from the first agency towards the second. */
export const Relation = Type.Union([
  Type.Literal('SUBORDINATE_TO'),
  Type.Literal('BUSINESS_GUIDED_BY'),
  Type.Literal('DUAL_LED_BY'),
  Type.Literal('PEER_OF'),
]);
export type Relation = Static<typeof Relation>;

/** A relation as one of its two agencies sees it. `to` is the first day without it. */
export const RelationLine = Type.Object(
  {
    fromAgencyId: Uuid,
    toAgencyId: Uuid,
    relation: Relation,
    otherId: Uuid,
    otherName: Type.String(),
    /** True where the agency shown is the lower one; 同级 has no direction. */
    outgoing: Type.Boolean(),
    from: Day,
    to: Type.Optional(Day),
    state: Type.Union([Type.Literal('present'), Type.Literal('future'), Type.Literal('past')]),
  },
  Closed,
);
export type RelationLine = Static<typeof RelationLine>;

export const NameLine = Type.Object(
  { from: Day, name: Type.String(), shortName: Type.String(), formerName: Type.String(), applied: Type.Boolean() },
  Closed,
);
export type NameLine = Static<typeof NameLine>;

export const AgencyStanding = Type.Object(
  {
    id: Uuid,
    code: Type.String(),
    name: Type.String(),
    shortName: Type.String(),
    levelWords: Type.String(),
    isPlatform: Type.Boolean(),
    state: Type.Union([Type.Literal('OPEN'), Type.Literal('SUSPENDED')]),
    relations: Type.Array(RelationLine),
    names: Type.Array(NameLine),
    /** Where the platform opened it and has codes to hand out. */
    opening: Type.Optional(Opening),
  },
  Closed,
);
export type AgencyStanding = Static<typeof AgencyStanding>;

const manage = { permission: 'agencies.manage' } as const;
const change = { method: 'POST', changes: true, ...manage } as const;

export const standingRoutes = {
  agency: {
    method: 'GET',
    path: '/api/agencies/:agencyId/standing',
    summary: 'One agency: names by date, relations to others, state; no contents',
    ...manage,
    input: { params: oneAgency },
    reply: AgencyStanding,
  },
  renameAgency: {
    ...change,
    path: '/api/agencies/:agencyId/name',
    summary: 'What an agency is called from a day on, today at the earliest',
    input: {
      params: oneAgency,
      body: Type.Object(
        {
          name: words(2, 60),
          shortName: words(2, 20),
          from: OfficeDay,
        },
        Closed,
      ),
    },
    reply: Done,
  },
  changeState: {
    ...change,
    path: '/api/agencies/:agencyId/state',
    summary: 'Suspend an agency, or let it go on; what it keeps stays',
    input: {
      params: oneAgency,
      body: Type.Object({ state: Type.Union([Type.Literal('OPEN'), Type.Literal('SUSPENDED')]) }, Closed),
    },
    reply: Done,
  },
  addRelation: {
    ...change,
    path: '/api/agencies/:agencyId/relations',
    summary: 'A relation of this agency towards another one from a day on',
    input: {
      params: oneAgency,
      body: Type.Object({ toAgencyId: Uuid, relation: Relation, from: OfficeDay }, Closed),
    },
    reply: Done,
  },
  endRelation: {
    ...change,
    path: '/api/agencies/:agencyId/relations/end',
    summary: 'End a relation; `on` is the first day without it',
    input: {
      params: oneAgency,
      body: Type.Object({ toAgencyId: Uuid, relation: Relation, from: Day, on: OfficeDay }, Closed),
    },
    reply: Done,
  },
} as const;
