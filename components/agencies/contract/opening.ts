import { words } from '@gov/base/input';
import Type, { type Static } from 'typebox';

const Closed = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });

export const AgencyLevel = Type.Union([Type.Literal('CITY'), Type.Literal('DISTRICT'), Type.Literal('STREET')]);
export type AgencyLevel = Static<typeof AgencyLevel>;

const Duty = Type.Union([Type.Literal('SYSTEM'), Type.Literal('SECURITY'), Type.Literal('AUDIT')]);

/** One of the three of a new agency. Sign-in name and password are his own, see `issueFirstCodes`. */
export const NewAdministrator = Type.Object({ duty: Duty, name: words(1, 60) }, Closed);
export type NewAdministrator = Static<typeof NewAdministrator>;

/**
 * How far one of the three is: no code was made yet, one is out, it was not used in time, or he has opened his account. Of what he
 * does afterwards the platform learns nothing.
 */
export const FirstAccount = Type.Object(
  {
    duty: Duty,
    name: Type.String(),
    state: Type.Union([Type.Literal('NONE'), Type.Literal('OUT'), Type.Literal('LAPSED'), Type.Literal('USED')]),
    /** The code that is out is good until then. */
    until: Type.Optional(Type.String()),
    /** When the account was opened. */
    usedAt: Type.Optional(Type.String()),
  },
  Closed,
);
export type FirstAccount = Static<typeof FirstAccount>;

/** What the platform knows of an agency it has opened itself. */
export const Opening = Type.Object(
  {
    /** False while the organisation of the agency is still being made; no code before that. */
    established: Type.Boolean(),
    administrators: Type.Array(FirstAccount),
  },
  Closed,
);
export type Opening = Static<typeof Opening>;

/** One slip: shown and printed once, kept nowhere. */
export const FirstCode = Type.Object(
  { duty: Duty, name: Type.String(), code: Type.String(), expiresAt: Type.String() },
  Closed,
);
export type FirstCode = Static<typeof FirstCode>;

const manage = { permission: 'agencies.manage', changes: true } as const;

export const openingRoutes = {
  openAgency: {
    method: 'POST',
    path: '/api/agencies',
    summary: 'Open an agency and name its three administrators; their one-time codes are asked for once it stands',
    ...manage,
    input: {
      body: Type.Object(
        {
          code: Type.String({ minLength: 2, maxLength: 30, pattern: '^[a-z0-9-]+$' }),
          name: words(2, 60),
          shortName: words(2, 20),
          level: AgencyLevel,
          parentId: Type.Optional(Uuid),
          administrators: Type.Array(NewAdministrator, { minItems: 3, maxItems: 3 }),
        },
        Closed,
      ),
    },
    reply: Type.Object({ id: Uuid }, Closed),
  },
  issueFirstCodes: {
    method: 'POST',
    path: '/api/agencies/:agencyId/first-codes',
    summary: 'One-time codes for administrators of an opened agency who have never used one; shown once',
    ...manage,
    secretReply: true,
    input: {
      params: Type.Object({ agencyId: Uuid }, Closed),
      body: Type.Object({ duties: Type.Array(Duty, { minItems: 1, maxItems: 3, uniqueItems: true }) }, Closed),
    },
    reply: Type.Object({ codes: Type.Array(FirstCode) }, Closed),
  },
} as const;
