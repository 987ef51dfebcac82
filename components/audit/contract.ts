import { defineRoutes } from '@gov/base/component';
import { OfficeDay } from '@gov/base/input';
import Type, { type Static } from 'typebox';

const Closed = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });
const Code = Type.String({ minLength: 1, maxLength: 100 });

/** What to look for; days are those of China, both included. */
const filters = {
  personId: Type.Optional(Uuid),
  event: Type.Optional(Code),
  objectKind: Type.Optional(Code),
  objectId: Type.Optional(Code),
  from: Type.Optional(OfficeDay),
  to: Type.Optional(OfficeDay),
};

export const AuditFilter = Type.Object(filters, Closed);
export type AuditFilter = Static<typeof AuditFilter>;

/** Where a row stands in the sealed chain: its place and the chain's digest up to it. Absent = waits for the sealer. */
const Seal = Type.Object({ sequence: Type.Integer(), hash: Type.String() }, Closed);

export const AuditRecord = Type.Object(
  {
    id: Uuid,
    at: Type.String(),
    event: Type.String(),
    eventWords: Type.String(),
    componentName: Type.String(),
    personId: Type.Optional(Uuid),
    personName: Type.String(),
    objectKind: Type.String(),
    objectKindWords: Type.String(),
    objectId: Type.String(),
    /** The person, section, post or agency where the object is one of these. */
    objectName: Type.Optional(Type.String()),
    details: Type.Array(Type.Object({ name: Type.String(), value: Type.String() }, Closed)),
    address: Type.String(),
    seal: Type.Optional(Seal),
  },
  Closed,
);
export type AuditRecord = Static<typeof AuditRecord>;

/** The newest sealed row, and the newest signed checkpoint: what an auditor compares with the heads kept elsewhere. */
export const ChainHead = Type.Object(
  {
    sequence: Type.Integer(),
    hash: Type.String(),
    checkpoint: Type.Optional(
      Type.Object({ size: Type.Integer(), root: Type.String(), at: Type.String(), keyId: Type.String() }, Closed),
    ),
    waiting: Type.Integer(),
  },
  Closed,
);
export type ChainHead = Static<typeof ChainHead>;

export const routes = defineRoutes({
  records: {
    method: 'GET',
    path: '/api/audit',
    summary: 'Audit records of the own agency, newest first; reading them is recorded too',
    permission: 'audit.read',
    input: { query: Type.Object({ ...filters, before: Type.Optional(Uuid) }, Closed) },
    reply: Type.Object({ records: Type.Array(AuditRecord), before: Type.Optional(Uuid), head: ChainHead }, Closed),
  },
  words: {
    method: 'GET',
    path: '/api/audit/words',
    summary: 'All events that can be recorded, in words, by component',
    permission: 'audit.read',
    input: {},
    reply: Type.Object(
      {
        components: Type.Array(
          Type.Object(
            {
              name: Type.String(),
              events: Type.Array(Type.Object({ code: Type.String(), words: Type.String() }, Closed)),
            },
            Closed,
          ),
        ),
        objectKinds: Type.Array(Type.Object({ code: Type.String(), words: Type.String() }, Closed)),
      },
      Closed,
    ),
  },
  exportRecords: {
    method: 'GET',
    path: '/api/audit/export',
    summary: 'The same records as a CSV file, oldest first; the export is recorded',
    permission: 'audit.read',
    input: { query: AuditFilter },
    reply: Type.Object({}, Closed),
    transfer: 'download',
  },
});
export type Routes = typeof routes;
