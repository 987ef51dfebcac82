import type { JsonObject } from '@gov/base';
import { defineRoutes } from '@gov/base/component';
import { Version, words } from '@gov/base/input';
import Type from 'typebox';
import { batchRoutes } from './batch-routes.ts';
import { circulationRoutes } from './circulation-routes.ts';
import { coverRoutes } from './cover-routes.ts';
import { filterRoutes } from './filter-routes.ts';
import { BoxFilter } from './filter-shapes.ts';
import { leaderRoutes } from './leader-routes.ts';
import { PenDrawing, StoredPen } from './leader-shapes.ts';
import { mendRoutes } from './monitoring/mend-routes.ts';
import { messageRoutes } from './monitoring/message-routes.ts';
import { monitorRoutes } from './monitoring/monitor-routes.ts';
import { moveRoutes } from './monitoring/move-routes.ts';
import { stoppedRoutes } from './monitoring/stopped-routes.ts';
import { upgradeRoutes } from './monitoring/upgrade-routes.ts';
import { previewRoutes } from './preview-routes.ts';
import { printRoutes } from './print-routes.ts';
import { ReturnAcross, ReturnMode, ReturnTo } from './return-shapes.ts';
import { Attachment, Box, Closed, Instant, Kind, MatterRow, MatterView, Uuid } from './shapes.ts';
import { signingRoutes } from './signing-routes.ts';
import { standInRoutes } from './stand-in-routes.ts';

const Done = Type.Object({ done: Type.Literal(true), version: Type.Integer() }, Closed);
const Values = Type.Unsafe<JsonObject>(Type.Object({}, { additionalProperties: true }));
const Opinion = Type.Optional(Type.String({ maxLength: 2000 }));
const matterParams = Type.Object({ matterId: Uuid }, Closed);
const taskParams = Type.Object({ matterId: Uuid, taskId: Uuid }, Closed);
const expectedVersion = Version;

/** A row that a field 取自应用 can take. */
const RecordChoice = Type.Object(
  {
    id: Uuid,
    /** What will stand in the field. */
    name: Type.String(),
    /** The title, where that is not what stands in the field. */
    beside: Type.Optional(Type.String()),
    /** What it brings into other fields, by their keys. */
    copies: Type.Record(Type.String(), Type.String()),
  },
  Closed,
);

export const routes = defineRoutes({
  ...circulationRoutes,
  ...signingRoutes,
  ...stoppedRoutes,
  ...monitorRoutes,
  ...mendRoutes,
  ...messageRoutes,
  ...moveRoutes,
  ...upgradeRoutes,
  ...previewRoutes,
  ...printRoutes,
  ...batchRoutes,
  ...standInRoutes,
  ...coverRoutes,
  ...filterRoutes,
  ...leaderRoutes,
  kinds: {
    method: 'GET',
    path: '/api/matters/kinds',
    summary: 'Kinds of matters the caller may start',
    permission: 'matters.start',
    input: {},
    reply: Type.Object({ kinds: Type.Array(Kind) }, Closed),
  },
  counts: {
    method: 'GET',
    path: '/api/matters/counts',
    summary: 'How many rows stand in each box of the caller',
    permission: 'matters.handle',
    input: {},
    reply: Type.Object(
      {
        /** Work for others included. */
        todo: Type.Integer(),
        /** 代理: work for others. */
        entrusted: Type.Integer(),
        /** Names of those for whom the caller stands in now. */
        standsInFor: Type.Array(Type.String()),
        /** Two administrators have arranged that somebody stands in for the caller now. */
        arrangedForMe: Type.Boolean(),
        toRead: Type.Integer(),
        ongoing: Type.Integer(),
        drafts: Type.Integer(),
        overdue: Type.Integer(),
        dueToday: Type.Integer(),
      },
      Closed,
    ),
  },
  ownCounts: {
    method: 'GET',
    path: '/api/matters/own-counts',
    summary: 'How many 待办 wait under each working identity of the own account, also in other agencies',
    // Not matters.handle: an administrator here may have a desk elsewhere.
    permission: 'signed-in',
    input: {},
    reply: Type.Object(
      {
        identities: Type.Array(
          Type.Object({ assignmentId: Uuid, todo: Type.Integer(), overdue: Type.Integer() }, Closed),
        ),
      },
      Closed,
    ),
  },
  list: {
    method: 'GET',
    path: '/api/matters',
    summary:
      'One box of the caller, whole or filtered, newest first, work to do by how soon it is due; paged by a stable cursor',
    permission: 'matters.handle',
    input: {
      query: Type.Object(
        {
          ...BoxFilter.properties,
          box: Box,
          cursor: Type.Optional(Type.String({ maxLength: 200 })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
          /** Only what has arrived later. */
          since: Type.Optional(Type.String({ maxLength: 40 })),
        },
        Closed,
      ),
    },
    /** `asOf`: the moment of this reading; later pages keep that of the first where their order depends on it. */
    reply: Type.Object({ rows: Type.Array(MatterRow), asOf: Instant, next: Type.Optional(Type.String()) }, Closed),
  },
  search: {
    method: 'GET',
    path: '/api/matters/search',
    summary: 'Search titles and numbers among matters the caller may read',
    permission: 'matters.handle',
    input: {
      query: Type.Object({ q: words(1, 60), cursor: Type.Optional(Type.String({ maxLength: 200 })) }, Closed),
    },
    reply: Type.Object({ rows: Type.Array(MatterRow), next: Type.Optional(Type.String()) }, Closed),
  },
  create: {
    method: 'POST',
    path: '/api/matters',
    summary: 'Begin a draft of a kind',
    permission: 'matters.start',
    changes: true,
    input: { body: Type.Object({ kindCode: Type.String({ minLength: 1, maxLength: 60 }) }, Closed) },
    reply: Type.Object({ matterId: Uuid }, Closed),
  },
  view: {
    method: 'GET',
    path: '/api/matters/:matterId',
    summary: 'The handling page of a matter, as far as the caller may read it',
    permission: 'matters.handle',
    input: { params: matterParams },
    reply: MatterView,
  },
  saveDraft: {
    method: 'PUT',
    path: '/api/matters/:matterId/values',
    summary: 'Save form values without moving the matter (draft or own open task)',
    permission: 'matters.handle',
    changes: true,
    input: { params: matterParams, body: Type.Object({ expectedVersion, values: Values }, Closed) },
    reply: Type.Object(
      {
        version: Type.Integer(),
        savedAt: Instant,
        /** What others have put into other fields since the page was read: they stand beside what was saved. */
        others: Values,
      },
      Closed,
    ),
  },
  discardDraft: {
    method: 'DELETE',
    path: '/api/matters/:matterId',
    summary: 'Discard an own draft that never was submitted',
    permission: 'matters.start',
    changes: true,
    input: { params: matterParams },
    reply: Done,
  },
  complete: {
    method: 'POST',
    path: '/api/matters/:matterId/tasks/:taskId/complete',
    summary: 'Complete the own task: submit, agree, disagree or abstain, with opinion and form values',
    permission: 'matters.handle',
    changes: true,
    input: {
      params: taskParams,
      body: Type.Object(
        {
          expectedVersion,
          decision: Type.Union([Type.Literal('agree'), Type.Literal('disagree'), Type.Literal('abstain')]),
          opinion: Opinion,
          /** 手写批示; what was typed beside it says the same in type. */
          pen: Type.Optional(PenDrawing),
          values: Type.Optional(Values),
          /**
           * After a return that waited for others: false keeps their opinions, true asks them again. Must be said where
           * `MatterView.myTask.keeps` names anybody.
           */
          askAgain: Type.Optional(Type.Boolean()),
          /** node id → assignment ids, where the step lets the handler choose. */
          chosen: Type.Optional(Type.Record(Type.String({ maxLength: 100 }), Type.Array(Uuid, { maxItems: 50 }))),
        },
        Closed,
      ),
    },
    reply: Type.Object({ done: Type.Literal(true), version: Type.Integer(), said: Type.String() }, Closed),
  },
  returnTask: {
    method: 'POST',
    path: '/api/matters/:matterId/tasks/:taskId/return',
    summary: 'Return to an earlier step; direct = comes straight back to the caller',
    permission: 'matters.handle',
    changes: true,
    input: {
      params: taskParams,
      body: Type.Object(
        {
          expectedVersion,
          target: ReturnTo,
          mode: ReturnMode,
          across: Type.Optional(ReturnAcross),
          /** What is to be changed; may be absent where it is written by hand. */
          reason: Type.Optional(words(1, 2000)),
          /** 手写; what was typed beside it says the same in type. */
          pen: Type.Optional(PenDrawing),
        },
        Closed,
      ),
    },
    reply: Type.Object({ done: Type.Literal(true), version: Type.Integer(), said: Type.String() }, Closed),
  },
  withdraw: {
    method: 'POST',
    path: '/api/matters/:matterId/withdraw',
    summary: 'Take back the own last operation while nobody has acted on it',
    permission: 'matters.handle',
    changes: true,
    input: { params: matterParams, body: Type.Object({ expectedVersion }, Closed) },
    reply: Type.Object(
      {
        done: Type.Literal(true),
        version: Type.Integer(),
        /** What was written with the act, to be written on from there; absent where nothing was. */
        opinion: Type.Optional(Type.Object({ text: Type.String(), pen: Type.Optional(StoredPen) }, Closed)),
      },
      Closed,
    ),
  },
  transfer: {
    method: 'POST',
    path: '/api/matters/:matterId/tasks/:taskId/transfer',
    summary: 'Hand the own task over to another person for good',
    permission: 'matters.handle',
    changes: true,
    input: {
      params: taskParams,
      body: Type.Object({ expectedVersion, toAssignmentId: Uuid, reason: Type.String({ maxLength: 500 }) }, Closed),
    },
    reply: Done,
  },
  markRead: {
    method: 'POST',
    path: '/api/matters/:matterId/tasks/:taskId/read',
    summary: 'Finish a reading task, with a remark where wanted',
    permission: 'matters.handle',
    changes: true,
    input: { params: taskParams, body: Type.Object({ remark: Opinion }, Closed) },
    reply: Done,
  },
  press: {
    method: 'POST',
    path: '/api/matters/:matterId/press',
    summary: 'Press the present handlers, at most a few times an hour',
    permission: 'matters.handle',
    changes: true,
    input: {
      params: matterParams,
      /** What the presser says to them; stays in the trace. */
      body: Type.Object({ message: Type.Optional(Type.String({ maxLength: 200 })) }, Closed),
    },
    reply: Done,
  },
  askBack: {
    method: 'POST',
    path: '/api/matters/:matterId/ask-back',
    summary: 'Ask those who have it now to return it, where the own last act can no longer be taken back',
    permission: 'matters.handle',
    changes: true,
    input: { params: matterParams, body: Type.Object({ reason: words(1, 200) }, Closed) },
    reply: Type.Object({ done: Type.Literal(true), version: Type.Integer(), said: Type.String() }, Closed),
  },
  cancel: {
    method: 'POST',
    path: '/api/matters/:matterId/cancel',
    summary: 'The starter ends the matter before anybody else acted (or as the process allows)',
    permission: 'matters.start',
    changes: true,
    input: {
      params: matterParams,
      body: Type.Object({ expectedVersion, reason: words(1, 500) }, Closed),
    },
    reply: Done,
  },
  recordChoices: {
    method: 'GET',
    path: '/api/matters/:matterId/record-choices',
    summary:
      'Rows of another application that a field of the form can take: ended ones that the caller may read, newest first',
    permission: 'matters.handle',
    input: {
      params: Type.Object({ matterId: Uuid }, Closed),
      query: Type.Object(
        {
          /** Of a further form its key and the form's: `f2_supplier`. */
          field: Type.String({ minLength: 1, maxLength: 81 }),
          words: Type.Optional(words(1, 60)),
          page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
        },
        Closed,
      ),
    },
    reply: Type.Object(
      {
        /** Name of the application. */
        from: Type.String(),
        rows: Type.Array(RecordChoice),
        /** There is a next page. */
        more: Type.Boolean(),
      },
      Closed,
    ),
  },
  attach: {
    method: 'POST',
    path: '/api/matters/:matterId/attachments',
    summary: 'Add attachments (multipart, several files), streamed and encrypted',
    permission: 'matters.handle',
    changes: true,
    transfer: 'upload',
    input: { params: matterParams },
    reply: Type.Object({ attachments: Type.Array(Attachment) }, Closed),
  },
  downloadAttachment: {
    method: 'GET',
    path: '/api/matters/:matterId/attachments/:attachmentId',
    summary: 'One attachment, ranges allowed; audited',
    permission: 'matters.handle',
    transfer: 'download',
    input: { params: Type.Object({ matterId: Uuid, attachmentId: Uuid }, Closed) },
    reply: Type.Any(),
  },
  removeAttachment: {
    method: 'DELETE',
    path: '/api/matters/:matterId/attachments/:attachmentId',
    summary: 'Take an own attachment off again while the step is open',
    permission: 'matters.handle',
    changes: true,
    input: { params: Type.Object({ matterId: Uuid, attachmentId: Uuid }, Closed) },
    reply: Type.Object({ done: Type.Literal(true) }, Closed),
  },
  phrases: {
    method: 'GET',
    path: '/api/matters/phrases',
    summary: "The caller's common phrases (常用语)",
    permission: 'matters.handle',
    input: {},
    reply: Type.Object({ phrases: Type.Array(Type.Object({ id: Uuid, text: Type.String() }, Closed)) }, Closed),
  },
  addPhrase: {
    method: 'POST',
    path: '/api/matters/phrases',
    summary: 'Keep a common phrase',
    permission: 'matters.handle',
    changes: true,
    input: { body: Type.Object({ text: words(1, 200) }, Closed) },
    reply: Type.Object({ id: Uuid }, Closed),
  },
  removePhrase: {
    method: 'DELETE',
    path: '/api/matters/phrases/:phraseId',
    summary: 'Drop a common phrase',
    permission: 'matters.handle',
    changes: true,
    input: { params: Type.Object({ phraseId: Uuid }, Closed) },
    reply: Type.Object({ done: Type.Literal(true) }, Closed),
  },
});
