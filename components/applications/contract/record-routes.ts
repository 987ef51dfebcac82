import type { JsonObject } from '@gov/base';
import { defineRoutes } from '@gov/base/component';
import Type from 'typebox';
import { Closed, RecordColumn, RecordRow, Uuid } from './shapes.ts';

const params = Type.Object({ applicationId: Uuid }, Closed);
const permission = 'applications.use';
/** `RecordsWhere` as JSON text. */
const where = Type.Optional(Type.String({ maxLength: 4000 }));

const Counts = Type.Object(
  {
    label: Type.String(),
    /** What the sums are of, with its unit; absent where nothing is added up. */
    sumLabel: Type.Optional(Type.String()),
    lines: Type.Array(
      Type.Object({ words: Type.String(), count: Type.Integer(), sum: Type.Optional(Type.String()) }, Closed),
    ),
  },
  Closed,
);

export const recordRoutes = defineRoutes({
  list: {
    method: 'GET',
    path: '/api/applications',
    summary: 'Applications of the agency, and whether the caller may start one',
    permission,
    keys: ['read', 'start'],
    input: {},
    reply: Type.Object(
      {
        applications: Type.Array(
          Type.Object(
            {
              id: Uuid,
              name: Type.String(),
              group: Type.String(),
              hint: Type.String(),
              kindCode: Type.String(),
              mayStart: Type.Boolean(),
              open: Type.Boolean(),
            },
            Closed,
          ),
        ),
      },
      Closed,
    ),
  },
  records: {
    method: 'GET',
    path: '/api/applications/:applicationId/records',
    summary: 'Matters of an application that the caller may read, as a table',
    permission,
    keys: ['read'],
    input: {
      params,
      query: Type.Object(
        {
          where,
          page: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
          pageSize: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
        },
        Closed,
      ),
    },
    reply: Type.Object(
      {
        name: Type.String(),
        kindCode: Type.String(),
        mayStart: Type.Boolean(),
        columns: Type.Array(RecordColumn),
        rows: Type.Array(RecordRow),
        total: Type.Integer(),
        pageSize: Type.Integer(),
      },
      Closed,
    ),
  },
  exportRecords: {
    method: 'GET',
    path: '/api/applications/:applicationId/records.xlsx',
    summary: 'The same as an Excel file, at most 5000 rows; audited',
    permission,
    transfer: 'download',
    input: { params, query: Type.Object({ where }, Closed) },
    reply: Type.Any(),
  },
  statistics: {
    method: 'GET',
    path: '/api/applications/:applicationId/statistics',
    summary: 'How many, by month and by each choice, within what the caller may read',
    permission,
    input: { params, query: Type.Object({ where }, Closed) },
    reply: Type.Object({ total: Type.Integer(), counts: Type.Array(Counts) }, Closed),
  },
  schema: {
    method: 'GET',
    path: '/api/applications/:applicationId/schema',
    summary:
      'JSON Schema of the data of one matter, what the first step must hold, and what it may; of the version in use or of an earlier one',
    permission,
    keys: ['read', 'start'],
    input: { params, query: Type.Object({ formVersionId: Type.Optional(Uuid) }, Closed) },
    reply: Type.Object(
      {
        formVersionId: Uuid,
        schema: Type.Unsafe<JsonObject>(Type.Any()),
        required: Type.Array(Type.String()),
        writable: Type.Array(Type.String()),
      },
      Closed,
    ),
  },
  record: {
    method: 'GET',
    path: '/api/applications/:applicationId/matters/:matterId',
    summary: 'One matter as data: what everybody who may read it sees of its form, never a field that some step hides',
    permission,
    keys: ['read'],
    input: { params: Type.Object({ applicationId: Uuid, matterId: Uuid }, Closed) },
    reply: Type.Object(
      {
        matterId: Uuid,
        title: Type.String(),
        state: Type.String(),
        number: Type.Optional(Type.String()),
        starter: Type.String(),
        startedAt: Type.Optional(Type.String()),
        endedAt: Type.Optional(Type.String()),
        changedAt: Type.String(),
        formVersionId: Uuid,
        values: Type.Unsafe<JsonObject>(Type.Any()),
      },
      Closed,
    ),
  },
  startMatter: {
    method: 'POST',
    path: '/api/applications/:applicationId/matters',
    summary: 'Start a matter with data, and hand it in where asked; what the first step does not let write is refused',
    permission: 'matters.start',
    changes: true,
    keys: ['start'],
    input: {
      params,
      body: Type.Object(
        { values: Type.Unsafe<JsonObject>(Type.Object({}, { additionalProperties: true })), submit: Type.Boolean() },
        Closed,
      ),
    },
    reply: Type.Object({ matterId: Uuid }, Closed),
  },
});
