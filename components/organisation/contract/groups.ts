import { OfficeDay, Version, words } from '@gov/base/input';
import Type, { type Static } from 'typebox';

const Closed = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });
const Day = Type.String({ format: 'date' });
const oneGroup = Type.Object({ groupId: Uuid }, Closed);
/** In the order in which they shall stand; as many as a step of a process can name. */
const Persons = Type.Array(Uuid, { minItems: 1, maxItems: 500, uniqueItems: true });
const change = { method: 'POST', permission: 'organisation.manage', changes: true } as const;
const view = { method: 'GET', permission: 'organisation.view' } as const;
const group = { id: Uuid, name: Type.String(), from: Day, to: Type.Optional(Day), version: Version };

export const GroupRow = Type.Object(
  {
    ...group,
    people: Type.Integer(),
    /** How many of them are not in office today: processes pass them over. */
    absent: Type.Integer(),
    /** Names of the first. */
    first: Type.Array(Type.String()),
  },
  Closed,
);
export type GroupRow = Static<typeof GroupRow>;

export const GroupView = Type.Object(
  {
    ...group,
    persons: Type.Array(
      Type.Object(
        {
          personId: Uuid,
          assignmentId: Uuid,
          name: Type.String(),
          section: Type.String(),
          post: Type.String(),
          /** Not in office today; section and post are the last ones. */
          absent: Type.Boolean(),
        },
        Closed,
      ),
    ),
    /** Processes in use that find their handlers by it: they stop there when it ends. */
    namedBy: Type.Array(Type.String()),
  },
  Closed,
);
export type GroupView = Static<typeof GroupView>;

/** 常用分组: persons named together, for the processes of the agency. */
export const groupRoutes = {
  groups: {
    ...view,
    path: '/api/organisation/groups',
    summary: 'Groups of persons that have not ended, by name',
    input: {},
    reply: Type.Object({ groups: Type.Array(GroupRow) }, Closed),
  },
  group: {
    ...view,
    path: '/api/organisation/groups/:groupId',
    summary: 'One group with all its persons in their order',
    input: { params: oneGroup },
    reply: GroupView,
  },
  addGroup: {
    ...change,
    path: '/api/organisation/groups',
    summary: 'Set up a group of persons, from today on',
    input: { body: Type.Object({ name: words(1, 60), personIds: Persons }, Closed) },
    reply: Type.Object({ id: Uuid }, Closed),
  },
  changeGroup: {
    ...change,
    path: '/api/organisation/groups/:groupId',
    summary: 'Another name or other persons of a group; who is not named is taken out',
    input: {
      params: oneGroup,
      body: Type.Object({ name: words(1, 60), personIds: Persons, expectedVersion: Version }, Closed),
    },
    reply: Type.Object({ done: Type.Literal(true) }, Closed),
  },
  endGroup: {
    ...change,
    path: '/api/organisation/groups/:groupId/end',
    summary: 'A group is no longer used from a day on; steps that name it stop and say so',
    input: { params: oneGroup, body: Type.Object({ on: OfficeDay, expectedVersion: Version }, Closed) },
    reply: Type.Object({ done: Type.Literal(true) }, Closed),
  },
} as const;
