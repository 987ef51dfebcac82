import { defineRoutes } from '@gov/base/component';
import type { BodyDocument } from '@gov/gongwen';
import Type, { type Static } from 'typebox';

const Closed = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });
const Instant = Type.String();
const Day = Type.String();
const Cursor = Type.Optional(Type.String({ maxLength: 200 }));
const Year = Type.Optional(Type.Integer({ minimum: 1949, maximum: 2200 }));
const matterParams = Type.Object({ matterId: Uuid }, Closed);

/** The body as the editor's JSON; `parseBody` of `@gov/gongwen` is its real check. */
const GivenBody = Type.Unsafe<unknown>(Type.Object({ type: Type.Literal('doc') }, { additionalProperties: true }));
const Body = Type.Unsafe<BodyDocument>(Type.Any());

/** 普通格式 or 信函格式 (GB/T 9704-2012 cl. 10.1). */
export const DocumentFormat = Type.Union([Type.Literal('ORDINARY'), Type.Literal('LETTER')]);
export type DocumentFormat = Static<typeof DocumentFormat>;

/** Another person who has the body open for editing. */
export const OtherEditor = Type.Object({ name: Type.String(), since: Instant }, Closed);

/** The document of a matter, as far as the caller may read it. */
export const DocumentView = Type.Object(
  {
    matterId: Uuid,
    title: Type.String(),
    direction: Type.Union([Type.Literal('OUT'), Type.Literal('IN')]),
    /** Code and word of the document's own status: `SIGNED_OFF`, `已签发`. */
    status: Type.String(),
    statusWords: Type.String(),
    format: DocumentFormat,
    number: Type.Optional(Type.String()),
    documentDate: Type.Optional(Day),
    signatory: Type.Optional(Type.String()),
    body: Body,
    bodyVersion: Type.Integer(),
    savedBy: Type.Optional(Type.String()),
    savedAt: Type.Optional(Instant),
    /** Set from sign-off on: the text is fixed by its SM3. */
    frozen: Type.Optional(Type.Object({ at: Instant, sm3: Type.String(), by: Type.String() }, Closed)),
    /** The caller holds a step that may change the body, and the text is not frozen. */
    mayEdit: Type.Boolean(),
    otherEditor: Type.Optional(OtherEditor),
    /** The finished PDF, once it is typeset; for an incoming document the body file that came with it. */
    finalFile: Type.Optional(Type.Object({ name: Type.String(), bytes: Type.Integer() }, Closed)),
  },
  Closed,
);
export type DocumentView = Static<typeof DocumentView>;

/** One thing the format check found, as `@gov/gongwen` says it. */
export const Finding = Type.Object(
  {
    code: Type.String(),
    severity: Type.Union([Type.Literal('BLOCK'), Type.Literal('WARN'), Type.Literal('INFORM')]),
    place: Type.Object({ part: Type.String(), index: Type.Optional(Type.Integer()) }, Closed),
    sentence: Type.String(),
    fix: Type.Optional(Type.String()),
  },
  Closed,
);

/** 发文登记簿, one line per numbered document. */
export const OutgoingRow = Type.Object(
  {
    matterId: Uuid,
    number: Type.String(),
    title: Type.String(),
    kindWords: Type.String(),
    section: Type.String(),
    drafter: Type.String(),
    signatory: Type.String(),
    documentDate: Day,
    mainRecipients: Type.Array(Type.String()),
    statusWords: Type.String(),
    dispatchedAt: Type.Optional(Instant),
  },
  Closed,
);
export type OutgoingRow = Static<typeof OutgoingRow>;

/** 收文登记簿, one line per registered document; `number` is the own one. */
export const IncomingRow = Type.Object(
  {
    matterId: Uuid,
    number: Type.String(),
    title: Type.String(),
    sourceAgency: Type.String(),
    sourceNumber: Type.String(),
    receivedOn: Type.Optional(Day),
    classWords: Type.String(),
    urgency: Type.String(),
    statusWords: Type.String(),
    registeredAt: Instant,
  },
  Closed,
);
export type IncomingRow = Static<typeof IncomingRow>;

export const NumberBook = Type.Object(
  {
    id: Uuid,
    purpose: Type.Union([Type.Literal('OUT'), Type.Literal('IN')]),
    prefix: Type.String(),
    year: Type.Integer(),
    /** Number the next document gets. */
    next: Type.Integer(),
    used: Type.Integer(),
    void: Type.Integer(),
  },
  Closed,
);

/** Another agency as 主送 and 抄送 are picked; `relation` is what it is to ours. */
export const Recipient = Type.Object(
  {
    id: Uuid,
    name: Type.String(),
    shortName: Type.String(),
    relation: Type.Union([
      Type.Literal('SUPERIOR'),
      Type.Literal('GUIDING'),
      Type.Literal('SUBORDINATE'),
      Type.Literal('GUIDED'),
      Type.Literal('PEER'),
      Type.Literal('NOT_SUBORDINATE'),
    ]),
    relationWords: Type.String(),
  },
  Closed,
);
export type Recipient = Static<typeof Recipient>;

export const BodyVersionRow = Type.Object({ version: Type.Integer(), by: Type.String(), at: Instant }, Closed);

export const routes = defineRoutes({
  document: {
    method: 'GET',
    path: '/api/gongwen/documents/:matterId',
    summary: 'The document of a matter: body, version, freezing, who else is editing',
    permission: 'gongwen.documents',
    input: { params: matterParams },
    reply: DocumentView,
  },
  saveBody: {
    method: 'PUT',
    path: '/api/gongwen/documents/:matterId/body',
    summary: 'Save the body on top of the version it was made from; a stale one is refused',
    permission: 'gongwen.documents',
    changes: true,
    input: {
      params: matterParams,
      body: Type.Object(
        { baseVersion: Type.Integer({ minimum: 0 }), body: GivenBody, format: Type.Optional(DocumentFormat) },
        Closed,
      ),
    },
    reply: Type.Object({ version: Type.Integer(), savedAt: Instant }, Closed),
  },
  editing: {
    method: 'POST',
    path: '/api/gongwen/documents/:matterId/editing',
    summary: 'Heartbeat of an open editor; names another person who is editing since when',
    permission: 'gongwen.documents',
    input: { params: matterParams, body: Type.Object({ editing: Type.Boolean() }, Closed) },
    reply: Type.Object({ otherEditor: Type.Optional(OtherEditor) }, Closed),
  },
  fromText: {
    method: 'POST',
    path: '/api/gongwen/documents/:matterId/from-text',
    summary: 'Plain text as a body: headings and tables found, nothing stored',
    permission: 'gongwen.documents',
    input: { params: matterParams, body: Type.Object({ text: Type.String({ maxLength: 500_000 }) }, Closed) },
    reply: Type.Object({ body: Body }, Closed),
  },
  checks: {
    method: 'GET',
    path: '/api/gongwen/documents/:matterId/checks',
    summary: 'What the format check finds in the saved body and fields',
    permission: 'gongwen.documents',
    input: { params: matterParams },
    reply: Type.Object({ findings: Type.Array(Finding) }, Closed),
  },
  preview: {
    method: 'POST',
    path: '/api/gongwen/documents/:matterId/preview',
    summary: 'The document page by page as SVG; with a body given, that one instead of the saved one',
    permission: 'gongwen.documents',
    input: {
      params: matterParams,
      body: Type.Object({ body: Type.Optional(GivenBody), format: Type.Optional(DocumentFormat) }, Closed),
    },
    reply: Type.Object({ pages: Type.Array(Type.String()), texts: Type.Array(Type.String()) }, Closed),
  },
  pdf: {
    method: 'GET',
    path: '/api/gongwen/documents/:matterId/pdf',
    summary: 'The finished PDF; audited',
    permission: 'gongwen.documents',
    transfer: 'download',
    input: { params: matterParams },
    reply: Type.Any(),
  },
  versions: {
    method: 'GET',
    path: '/api/gongwen/documents/:matterId/versions',
    summary: 'Who saved the body when, newest first',
    permission: 'gongwen.documents',
    input: { params: matterParams },
    reply: Type.Object({ versions: Type.Array(BodyVersionRow) }, Closed),
  },
  version: {
    method: 'GET',
    path: '/api/gongwen/documents/:matterId/versions/:version',
    summary: 'The body as it was saved then',
    permission: 'gongwen.documents',
    input: {
      params: Type.Object({ matterId: Uuid, version: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }) }, Closed),
    },
    reply: Type.Object({ version: Type.Integer(), by: Type.String(), at: Instant, body: Body }, Closed),
  },
  addImage: {
    method: 'POST',
    path: '/api/gongwen/documents/:matterId/images',
    summary: 'Add a picture (PNG, JPEG) to the body; its `src` goes into the image node',
    permission: 'gongwen.documents',
    changes: true,
    transfer: 'upload',
    input: { params: matterParams },
    reply: Type.Object({ src: Type.String() }, Closed),
  },
  image: {
    method: 'GET',
    path: '/api/gongwen/documents/:matterId/images/:src',
    summary: 'A picture of the body',
    permission: 'gongwen.documents',
    transfer: 'download',
    input: { params: Type.Object({ matterId: Uuid, src: Uuid }, Closed) },
    reply: Type.Any(),
  },
  outgoingRegister: {
    method: 'GET',
    path: '/api/gongwen/registers/outgoing',
    summary: '发文登记簿, newest number first',
    permission: 'gongwen.registers',
    input: { query: Type.Object({ cursor: Cursor, year: Year }, Closed) },
    reply: Type.Object({ rows: Type.Array(OutgoingRow), next: Type.Optional(Type.String()) }, Closed),
  },
  incomingRegister: {
    method: 'GET',
    path: '/api/gongwen/registers/incoming',
    summary: '收文登记簿, newest number first',
    permission: 'gongwen.registers',
    input: { query: Type.Object({ cursor: Cursor, year: Year }, Closed) },
    reply: Type.Object({ rows: Type.Array(IncomingRow), next: Type.Optional(Type.String()) }, Closed),
  },
  numberBooks: {
    method: 'GET',
    path: '/api/gongwen/number-books',
    summary: 'Number books of the agency with their next numbers',
    permission: 'gongwen.registers',
    input: {},
    reply: Type.Object({ books: Type.Array(NumberBook) }, Closed),
  },
  recipients: {
    method: 'GET',
    path: '/api/gongwen/recipients',
    summary: 'Agencies a document may be addressed to, with what they are to ours',
    permission: 'gongwen.documents',
    input: {},
    reply: Type.Object({ agencies: Type.Array(Recipient) }, Closed),
  },
});
