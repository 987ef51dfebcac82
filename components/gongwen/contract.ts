import { defineRoutes } from '@gov/base/component';
import { Version } from '@gov/base/input';
import Type from 'typebox';
import {
  Body,
  BodyVersionRow,
  DocumentFormat,
  DocumentView,
  Finding,
  GivenBody,
  IncomingRow,
  NumberBook,
  OtherEditor,
  OutgoingRow,
  Recipient,
} from './contract/shapes.ts';

export {
  BodyVersionRow,
  DocumentFormat,
  DocumentView,
  Finding,
  IncomingRow,
  NumberBook,
  OtherEditor,
  OutgoingRow,
  Overtaken,
  Recipient,
} from './contract/shapes.ts';

const Closed = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });
const Instant = Type.String();
const Cursor = Type.Optional(Type.String({ maxLength: 200 }));
const Year = Type.Optional(Type.Integer({ minimum: 1949, maximum: 2200 }));
const matterParams = Type.Object({ matterId: Uuid }, Closed);

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
      body: Type.Object({ baseVersion: Version, body: GivenBody, format: Type.Optional(DocumentFormat) }, Closed),
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
    reply: Type.Object(
      {
        pages: Type.Array(Type.String()),
        texts: Type.Array(Type.String()),
        /** Which characters cannot be printed and are shown as 〓; the document itself is refused with them. */
        unprinted: Type.Optional(Type.String()),
      },
      Closed,
    ),
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
  pages: {
    method: 'GET',
    path: '/api/gongwen/documents/:matterId/pages',
    summary: 'How many pages the finished or received PDF has',
    permission: 'gongwen.documents',
    input: { params: matterParams },
    reply: Type.Object({ pages: Type.Integer() }, Closed),
  },
  page: {
    method: 'GET',
    path: '/api/gongwen/documents/:matterId/pages/:page',
    summary: 'One page of the finished or received PDF as a picture (SVG); audited',
    permission: 'gongwen.documents',
    transfer: 'download',
    input: { params: Type.Object({ matterId: Uuid, page: Type.Integer({ minimum: 1, maximum: 9999 }) }, Closed) },
    reply: Type.Any(),
  },
  confirmNoDuplicate: {
    method: 'POST',
    path: '/api/gongwen/documents/:matterId/no-duplicate',
    summary: 'Say that a received document is another one than those registered with its sender and number',
    permission: 'gongwen.documents',
    changes: true,
    input: { params: matterParams },
    reply: Type.Object({ done: Type.Literal(true) }, Closed),
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
      params: Type.Object({ matterId: Uuid, version: Version }, Closed),
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
