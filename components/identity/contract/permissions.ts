import { OfficeDay, words } from '@gov/base/input';
import Type, { type Static } from 'typebox';

const Closed = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });

export const GranteeKind = Type.Union([Type.Literal('POST'), Type.Literal('PERSON'), Type.Literal('SECTION')]);
export type GranteeKind = Static<typeof GranteeKind>;

/** A section that a grant names; `below`: those below it too, as the organisation stands each day. */
const GrantedSection = Type.Object({ id: Uuid, below: Type.Boolean() }, Closed);

/** A grant that holds today or will; spans are half-open, `to` is the first day without it. */
export const Grant = Type.Object(
  {
    id: Uuid,
    reason: Type.String(),
    from: Type.String(),
    to: Type.Optional(Type.String()),
    grantedByName: Type.Optional(Type.String()),
    state: Type.Union([Type.Literal('present'), Type.Literal('future')]),
    /** For which sections, in words; `ended`: the section is gone, and the grant does nothing there. */
    sections: Type.Optional(
      Type.Array(Type.Object({ words: Type.String(), ended: Type.Optional(Type.Literal(true)) }, Closed)),
    ),
  },
  Closed,
);
export type Grant = Static<typeof Grant>;

/** Through what somebody holds a permission: `岗位“文书”`, `每位有任职的人员`; `people` = how many today. */
export const Holder = Type.Object(
  { words: Type.String(), people: Type.Integer(), grant: Type.Optional(Grant) },
  Closed,
);
export type Holder = Static<typeof Holder>;

export const PermissionLine = Type.Object(
  {
    code: Type.String(),
    words: Type.String(),
    /** False for what comes with the duty of an administrator. */
    mayBeGranted: Type.Boolean(),
    /** A grant of it names sections. */
    forSections: Type.Optional(Type.Literal(true)),
    holders: Type.Array(Holder),
  },
  Closed,
);
export type PermissionLine = Static<typeof PermissionLine>;

/** One working identity with everything it may do and why. */
export const HeldPermissions = Type.Object(
  {
    assignmentId: Uuid,
    words: Type.String(),
    main: Type.Boolean(),
    permissions: Type.Array(
      Type.Object(
        { code: Type.String(), words: Type.String(), componentName: Type.String(), why: Type.String() },
        Closed,
      ),
    ),
  },
  Closed,
);
export type HeldPermissions = Static<typeof HeldPermissions>;

const PersonPermissions = Type.Object(
  { personId: Uuid, personName: Type.String(), identities: Type.Array(HeldPermissions) },
  Closed,
);

export const permissionRoutes = {
  permissions: {
    method: 'GET',
    path: '/api/permissions',
    summary: 'All permissions in words, by component, and who holds each today',
    permission: 'identity.permissions',
    input: {},
    reply: Type.Object(
      {
        components: Type.Array(
          Type.Object({ id: Type.String(), name: Type.String(), permissions: Type.Array(PermissionLine) }, Closed),
        ),
        posts: Type.Array(Type.Object({ id: Uuid, words: Type.String() }, Closed)),
        sections: Type.Array(Type.Object({ id: Uuid, words: Type.String(), level: Type.Integer() }, Closed)),
      },
      Closed,
    ),
  },
  grantPermission: {
    method: 'POST',
    path: '/api/permissions/grants',
    summary: 'Grant a permission to a post, person or section from a day on, for a reason',
    permission: 'identity.permissions',
    changes: true,
    input: {
      body: Type.Object(
        {
          permission: Type.String({ minLength: 1, maxLength: 100 }),
          granteeKind: GranteeKind,
          granteeId: Uuid,
          reason: words(2, 200),
          from: OfficeDay,
          to: Type.Optional(OfficeDay),
          /** Where the permission is granted for sections: for which. */
          sections: Type.Optional(Type.Array(GrantedSection, { minItems: 1, maxItems: 50 })),
        },
        Closed,
      ),
    },
    reply: Type.Object({ id: Uuid }, Closed),
  },
  endGrant: {
    method: 'POST',
    path: '/api/permissions/grants/:grantId/end',
    summary: 'End a grant; `on` is the first day without it, today at the earliest',
    permission: 'identity.permissions',
    changes: true,
    input: { params: Type.Object({ grantId: Uuid }, Closed), body: Type.Object({ on: OfficeDay }, Closed) },
    reply: Type.Object({ done: Type.Literal(true) }, Closed),
  },
  permissionsOfPerson: {
    method: 'GET',
    path: '/api/permissions/persons/:personId',
    summary: 'Everything a person may do, by working identity, each with its reason',
    permission: 'identity.permissions',
    input: { params: Type.Object({ personId: Uuid }, Closed) },
    reply: PersonPermissions,
  },
  ownPermissions: {
    method: 'GET',
    path: '/api/account/permissions',
    summary: 'Everything the caller may do in the present working identity, each with its reason',
    permission: 'signed-in',
    input: {},
    reply: HeldPermissions,
  },
} as const;
