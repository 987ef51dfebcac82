import { defineRoutes } from '@gov/base/component';
import { OfficeDay, words } from '@gov/base/input';
import Type, { type Static } from 'typebox';
import { Closed, Uuid } from './shapes.ts';

const params = Type.Object({ keyId: Uuid }, Closed);
const Done = Type.Object({ done: Type.Literal(true) }, Closed);
const permission = 'applications.manage';
/** Whose consent it is; who holds a duty has no part in it. */
const own = 'applications.use';

export const KeyState = Type.Union([
  Type.Literal('WAITING'),
  Type.Literal('GOOD'),
  Type.Literal('LAPSED'),
  Type.Literal('EXPIRED'),
  Type.Literal('ENDED'),
]);

/** An application key (应用密钥) as it is shown: everything but the key. */
export const KeyLine = Type.Object(
  {
    id: Uuid,
    name: Type.String(),
    state: KeyState,
    /** In whose name it acts: `刘思远（建管科 科员）`. */
    actsAs: Type.String(),
    /** He cannot act any more in the working identity it stands for: nothing is done with it. */
    personGone: Type.Boolean(),
    /** Names; one that was removed since is missing. */
    applications: Type.Array(Type.String()),
    mayRead: Type.Boolean(),
    mayStart: Type.Boolean(),
    /** From where it may be used; none = from anywhere. */
    addresses: Type.Array(Type.String()),
    madeByName: Type.String(),
    madeAt: Type.String(),
    agreeBy: Type.String(),
    agreedAt: Type.Optional(Type.String()),
    /** The last day on which it is good. */
    lastDay: Type.String(),
    lastUsedAt: Type.Optional(Type.String()),
    /** Somebody came with it since it is not good, or although it is not good yet. */
    lastRefusedAt: Type.Optional(Type.String()),
    ended: Type.Optional(Type.Object({ at: Type.String(), byName: Type.String(), reason: Type.String() }, Closed)),
  },
  Closed,
);
export type KeyLine = Static<typeof KeyLine>;

export const keyRoutes = defineRoutes({
  keys: {
    method: 'GET',
    path: '/api/applications/keys',
    summary: 'Application keys of the agency, the newest first; never the keys themselves',
    permission,
    input: {},
    reply: Type.Object(
      {
        keys: Type.Array(KeyLine),
        /** Applications a key can be made for. */
        applications: Type.Array(Type.Object({ id: Uuid, name: Type.String() }, Closed)),
        /** A key is good for at most so many days. */
        mostDays: Type.Integer(),
      },
      Closed,
    ),
  },
  makeKey: {
    method: 'POST',
    path: '/api/applications/keys',
    summary: 'Make a key that acts in the name of one person, who has to agree; the reply shows it once',
    permission,
    changes: true,
    secretReply: true,
    input: {
      body: Type.Object(
        {
          name: words(1, 30),
          assignmentId: Uuid,
          applicationIds: Type.Array(Uuid, { minItems: 1, maxItems: 50, uniqueItems: true }),
          mayRead: Type.Boolean(),
          mayStart: Type.Boolean(),
          lastDay: OfficeDay,
          /** IPv4 and IPv6 addresses and ranges (CIDR); absent or none = from anywhere. */
          addresses: Type.Optional(Type.Array(Type.String({ maxLength: 49 }), { maxItems: 20 })),
        },
        Closed,
      ),
    },
    reply: Type.Object({ id: Uuid, key: Type.String(), agreeBy: Type.String() }, Closed),
  },
  revokeKey: {
    method: 'POST',
    path: '/api/applications/keys/:keyId/revoke',
    summary: 'End a key at once, with a reason; it is never good again',
    permission,
    changes: true,
    input: { params, body: Type.Object({ reason: words(2, 200) }, Closed) },
    reply: Done,
  },
  ownKeys: {
    method: 'GET',
    path: '/api/applications/own-keys',
    summary: 'Application keys that act in the name of the caller, or ask to',
    permission: own,
    input: {},
    reply: Type.Object({ keys: Type.Array(KeyLine) }, Closed),
  },
  agreeToKey: {
    method: 'POST',
    path: '/api/applications/own-keys/:keyId/agree',
    summary: 'Agree that a key acts in one’s own name; from then on it is good',
    permission: own,
    changes: true,
    input: { params },
    reply: Done,
  },
  endOwnKey: {
    method: 'POST',
    path: '/api/applications/own-keys/:keyId/end',
    summary: 'Do not agree, or agree no longer: the key is over at once',
    permission: own,
    changes: true,
    input: { params },
    reply: Done,
  },
});
