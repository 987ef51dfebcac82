import type { JsonObject } from '@gov/base';
import { defineRoutes } from '@gov/base/component';
import Type from 'typebox';
import { Closed, RecordColumn, RecordRow, Uuid } from './shapes.ts';

const params = Type.Object({ applicationId: Uuid }, Closed);
const ofMatter = Type.Object({ applicationId: Uuid, matterId: Uuid }, Closed);
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
        /** Counted as far as 10,000. */
        total: Type.Integer(),
        /** There are more than `total`. */
        beyond: Type.Boolean(),
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
    input: { params: ofMatter },
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
  ended: {
    method: 'GET',
    path: '/api/applications/:applicationId/ended',
    summary: 'What has ended since the cursor of the last answer, the oldest first, a minute after its end',
    permission,
    keys: ['read'],
    input: {
      params,
      query: Type.Object({ after: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })) }, Closed),
    },
    reply: Type.Object(
      {
        rows: Type.Array(
          Type.Object({ matterId: Uuid, title: Type.String(), state: Type.String(), endedAt: Type.String() }, Closed),
        ),
        /** There is more to ask for at once. */
        more: Type.Boolean(),
        /** The cursor for the next question; absent while nothing has ended. */
        next: Type.Optional(Type.String()),
      },
      Closed,
    ),
  },
  attachToDraft: {
    method: 'POST',
    path: '/api/applications/:applicationId/matters/:matterId/attachments',
    summary: 'Files (multipart) for a draft that was started here and not handed in yet',
    permission: 'matters.start',
    changes: true,
    transfer: 'upload',
    keys: ['start'],
    input: { params: ofMatter },
    reply: Type.Object(
      {
        /** As a field of attachments holds them. */
        attachments: Type.Array(Type.Object({ fileId: Uuid, name: Type.String(), size: Type.Integer() }, Closed)),
      },
      Closed,
    ),
  },
  sendDraft: {
    method: 'POST',
    path: '/api/applications/:applicationId/matters/:matterId/send',
    summary: 'Hand in a draft that was started here, with what is still to be written into it',
    permission: 'matters.start',
    changes: true,
    keys: ['start'],
    input: {
      params: ofMatter,
      body: Type.Object({ values: Type.Unsafe<JsonObject>(Type.Object({}, { additionalProperties: true })) }, Closed),
    },
    reply: Type.Object({ matterId: Uuid }, Closed),
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
