import { OfficeDay, Version } from '@gov/base/input';
import Type from 'typebox';

const Closed = { additionalProperties: false } as const;
const onePerson = Type.Object({ personId: Type.String({ format: 'uuid' }) }, Closed);
const change = { method: 'POST', permission: 'organisation.manage', changes: true } as const;

/** 离任 and 撤回离任. */
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
} as const;
