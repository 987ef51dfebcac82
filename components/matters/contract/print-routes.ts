import { defineRoutes } from '@gov/base/component';
import Type from 'typebox';
import { Closed, Uuid } from './shapes.ts';

export const printRoutes = defineRoutes({
  print: {
    method: 'GET',
    path: '/api/matters/:matterId/pdf',
    summary: 'The form of a matter as PDF, as the caller reads it; audited',
    permission: 'matters.handle',
    transfer: 'download',
    input: { params: Type.Object({ matterId: Uuid }, Closed) },
    reply: Type.Any(),
  },
});
