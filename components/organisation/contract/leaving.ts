import { OfficeDay, Version, words } from '@gov/base/input';
import Type from 'typebox';

const Closed = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });
const onePerson = Type.Object({ personId: Uuid }, Closed);
const change = { method: 'POST', permission: 'organisation.manage', changes: true } as const;

/** 离任, 撤回离任 and 复职. */
export const leavingRoutes = {
  endPerson: {
    ...change,
    path: '/api/organisation/persons/:personId/end',
    summary: 'A person leaves the agency: all assignments and areas end on that day, the first without him',
    input: { params: onePerson, body: Type.Object({ on: OfficeDay, expectedVersion: Version }, Closed) },
    reply: Type.Object({ endedAssignments: Type.Integer(), endedAreas: Type.Integer() }, Closed),
  },
  undoLeaving: {
    ...change,
    path: '/api/organisation/persons/:personId/leaving/undo',
    summary: 'Take a leaving back: the assignments and areas it ended last as far as before',
    input: { params: onePerson, body: Type.Object({ expectedVersion: Version }, Closed) },
    reply: Type.Object({ restoredAssignments: Type.Integer(), restoredAreas: Type.Integer() }, Closed),
  },
  returnPerson: {
    ...change,
    path: '/api/organisation/persons/:personId/return',
    summary:
      'A person whose leaving is over comes back: the same person under a new main assignment, nothing else comes back',
    input: {
      params: onePerson,
      body: Type.Object(
        {
          sectionId: Uuid,
          postId: Uuid,
          title: Type.Optional(words(1, 60)),
          from: OfficeDay,
          /** The first day without it. */
          to: Type.Optional(OfficeDay),
          expectedVersion: Version,
        },
        Closed,
      ),
    },
    reply: Type.Object(
      {
        /** Of the new assignment. */
        id: Uuid,
        /** Permissions granted to him by name before he left, which do not come back. */
        endedGrants: Type.Integer(),
      },
      Closed,
    ),
  },
} as const;
