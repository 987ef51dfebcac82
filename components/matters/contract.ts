import type { JsonObject, JsonValue, MatterId, Result, TaskId } from '@gov/base';
import { defineRoutes, serviceToken } from '@gov/base/component';
import type { RenderTree } from '@gov/forms';
import type { Diagram } from '@gov/workflow';
import Type, { type Static } from 'typebox';

const Closed = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });
const Instant = Type.String();
const Done = Type.Object({ done: Type.Literal(true), version: Type.Integer() }, Closed);

/** 待办 待阅 在办 已办 办结 草稿 我发起. */
export const Box = Type.Union([
  Type.Literal('todo'),
  Type.Literal('to-read'),
  Type.Literal('ongoing'),
  Type.Literal('done'),
  Type.Literal('closed'),
  Type.Literal('drafts'),
  Type.Literal('mine'),
]);
export type Box = Static<typeof Box>;

/** A person in words: name, section and post; never an id alone. */
export const PersonWords = Type.Object(
  {
    personId: Uuid,
    assignmentId: Type.Optional(Uuid),
    name: Type.String(),
    section: Type.String(),
    title: Type.String(),
  },
  Closed,
);

export const MatterRow = Type.Object(
  {
    matterId: Uuid,
    taskId: Type.Optional(Uuid),
    title: Type.String(),
    kindCode: Type.String(),
    kindName: Type.String(),
    number: Type.Optional(Type.String()),
    urgency: Type.Optional(Type.String()),
    state: Type.String(),
    /** The step of the row's task, or the open steps of the matter. */
    step: Type.String(),
    starter: Type.String(),
    /** 现在等谁: names of holders of open tasks; empty when ended. */
    waitingFor: Type.Array(Type.String()),
    arrivedAt: Instant,
    dueAt: Type.Optional(Instant),
    unread: Type.Boolean(),
    circulating: Type.Boolean(),
  },
  Closed,
);
export type MatterRow = Static<typeof MatterRow>;

export const Attachment = Type.Object(
  {
    id: Uuid,
    name: Type.String(),
    bytes: Type.Integer(),
    mediaType: Type.String(),
    addedBy: Type.String(),
    addedAt: Instant,
    removable: Type.Boolean(),
  },
  Closed,
);

export const Kind = Type.Object(
  { code: Type.String(), name: Type.String(), group: Type.String(), hint: Type.String(), componentId: Type.String() },
  Closed,
);

/** One line of the trace, already in words; newest first. */
export const TraceLine = Type.Object(
  {
    sequence: Type.Integer(),
    at: Instant,
    who: Type.String(),
    act: Type.String(),
    detail: Type.Optional(Type.String()),
    opinion: Type.Optional(Type.String()),
    step: Type.Optional(Type.String()),
  },
  Closed,
);

export const OpenTask = Type.Object(
  {
    taskId: Uuid,
    step: Type.String(),
    holder: PersonWords,
    since: Instant,
    opened: Type.Boolean(),
    dueAt: Type.Optional(Instant),
    kind: Type.String(),
    parked: Type.Boolean(),
  },
  Closed,
);

/** An operation the viewer may do now, named by its effect: `同意，送王建华审签`. */
export const OperationChoice = Type.Object(
  {
    operation: Type.Union([
      Type.Literal('agree'),
      Type.Literal('disagree'),
      Type.Literal('return'),
      Type.Literal('withdraw'),
      Type.Literal('transfer'),
      Type.Literal('circulate'),
      Type.Literal('press'),
      Type.Literal('cancel'),
      Type.Literal('read'),
    ]),
    label: Type.String(),
    primary: Type.Boolean(),
    danger: Type.Boolean(),
  },
  Closed,
);

export const ReturnTarget = Type.Object(
  {
    /** Visit to return to, as the engine numbers it. */
    target: Type.Integer(),
    step: Type.String(),
    who: Type.String(),
    kind: Type.Union([Type.Literal('previous'), Type.Literal('earlier'), Type.Literal('starter')]),
    modes: Type.Array(Type.Union([Type.Literal('rewalk'), Type.Literal('direct')])),
  },
  Closed,
);

export const ChoiceNeeded = Type.Object(
  { node: Type.String(), step: Type.String(), candidates: Type.Array(PersonWords) },
  Closed,
);

/** Everything the handling page shows. */
export const MatterView = Type.Object(
  {
    matterId: Uuid,
    version: Type.Integer(),
    title: Type.String(),
    kind: Kind,
    state: Type.String(),
    number: Type.Optional(Type.String()),
    urgency: Type.Optional(Type.String()),
    starter: PersonWords,
    startedAt: Type.Optional(Instant),
    endedAt: Type.Optional(Instant),
    dueAt: Type.Optional(Instant),
    savedAt: Instant,
    form: Type.Unsafe<RenderTree>(Type.Any()),
    values: Type.Unsafe<JsonObject>(Type.Any()),
    attachments: Type.Array(Attachment),
    mayAttach: Type.Boolean(),
    myTask: Type.Optional(
      Type.Object(
        {
          taskId: Uuid,
          step: Type.String(),
          node: Type.String(),
          kind: Type.String(),
          /** Opinion block the opinion goes into, and what an empty one is recorded as. */
          opinionBlock: Type.Optional(Type.String()),
          emptyOpinion: Type.Optional(Type.String()),
          opinionRequiredToDisagree: Type.Boolean(),
          why: Type.Array(Type.String()),
          arrivedAt: Instant,
          actions: Type.Array(Type.String()),
          choices: Type.Array(ChoiceNeeded),
          returnTargets: Type.Array(ReturnTarget),
        },
        Closed,
      ),
    ),
    operations: Type.Array(OperationChoice),
    /** 还要经过谁. */
    ahead: Type.Array(Type.Object({ step: Type.String(), who: Type.String() }, Closed)),
    openTasks: Type.Array(OpenTask),
    trace: Type.Array(TraceLine),
    diagram: Type.Unsafe<Diagram>(Type.Any()),
    /** Node id → state for colouring the diagram. */
    nodeStates: Type.Record(
      Type.String(),
      Type.Union([Type.Literal('done'), Type.Literal('open'), Type.Literal('stopped')]),
    ),
    /** Incident in words when a step found nobody. */
    incident: Type.Optional(Type.String()),
  },
  Closed,
);
export type MatterView = Static<typeof MatterView>;

const Values = Type.Unsafe<JsonObject>(Type.Object({}, { additionalProperties: true }));
const Opinion = Type.Optional(Type.String({ maxLength: 2000 }));
const matterParams = Type.Object({ matterId: Uuid }, Closed);
const taskParams = Type.Object({ matterId: Uuid, taskId: Uuid }, Closed);
const expectedVersion = Type.Integer({ minimum: 0 });
const Mode = Type.Union([Type.Literal('rewalk'), Type.Literal('direct')]);

export const routes = defineRoutes({
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
        todo: Type.Integer(),
        toRead: Type.Integer(),
        ongoing: Type.Integer(),
        drafts: Type.Integer(),
        overdue: Type.Integer(),
        dueToday: Type.Integer(),
      },
      Closed,
    ),
  },
  list: {
    method: 'GET',
    path: '/api/matters',
    summary: 'One box of the caller, newest first, paged by a stable cursor',
    permission: 'matters.handle',
    input: {
      query: Type.Object(
        {
          box: Box,
          cursor: Type.Optional(Type.String({ maxLength: 200 })),
          kind: Type.Optional(Type.String({ maxLength: 60 })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
        },
        Closed,
      ),
    },
    reply: Type.Object({ rows: Type.Array(MatterRow), next: Type.Optional(Type.String()) }, Closed),
  },
  search: {
    method: 'GET',
    path: '/api/matters/search',
    summary: 'Search titles and numbers among matters the caller may read',
    permission: 'matters.handle',
    input: {
      query: Type.Object(
        { q: Type.String({ minLength: 1, maxLength: 60 }), cursor: Type.Optional(Type.String({ maxLength: 200 })) },
        Closed,
      ),
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
    reply: Type.Object({ version: Type.Integer(), savedAt: Instant }, Closed),
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
    summary: 'Complete the own task: submit, agree or disagree, with opinion and form values',
    permission: 'matters.handle',
    changes: true,
    input: {
      params: taskParams,
      body: Type.Object(
        {
          expectedVersion,
          decision: Type.Union([Type.Literal('agree'), Type.Literal('disagree')]),
          opinion: Opinion,
          values: Type.Optional(Values),
          /** node id → assignment ids, where the step lets the handler choose. */
          chosen: Type.Optional(Type.Record(Type.String({ maxLength: 100 }), Type.Array(Uuid, { maxItems: 50 }))),
        },
        Closed,
      ),
    },
    reply: Type.Object({ done: Type.Literal(true), version: Type.Integer(), said: Type.String() }, Closed),
  },
  previewReturn: {
    method: 'POST',
    path: '/api/matters/:matterId/tasks/:taskId/return-preview',
    summary: 'What a return would stop, keep and void, by name',
    permission: 'matters.handle',
    input: { params: taskParams, body: Type.Object({ target: Type.Integer(), mode: Mode }, Closed) },
    reply: Type.Object(
      {
        stops: Type.Array(Type.Object({ who: Type.String(), step: Type.String() }, Closed)),
        kept: Type.Array(Type.Object({ who: Type.String(), step: Type.String() }, Closed)),
        waits: Type.Boolean(),
        comesBackTo: Type.String(),
      },
      Closed,
    ),
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
        { expectedVersion, target: Type.Integer(), mode: Mode, reason: Type.String({ minLength: 1, maxLength: 2000 }) },
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
    reply: Done,
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
  circulate: {
    method: 'POST',
    path: '/api/matters/:matterId/circulate',
    summary: 'Send round for reading; never blocks the process',
    permission: 'matters.handle',
    changes: true,
    input: {
      params: matterParams,
      body: Type.Object({ expectedVersion, assignmentIds: Type.Array(Uuid, { minItems: 1, maxItems: 200 }) }, Closed),
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
      body: Type.Object({ message: Type.Optional(Type.String({ maxLength: 200 })) }, Closed),
    },
    reply: Done,
  },
  cancel: {
    method: 'POST',
    path: '/api/matters/:matterId/cancel',
    summary: 'The starter ends the matter before anybody else acted (or as the process allows)',
    permission: 'matters.start',
    changes: true,
    input: {
      params: matterParams,
      body: Type.Object({ expectedVersion, reason: Type.String({ minLength: 1, maxLength: 500 }) }, Closed),
    },
    reply: Done,
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
    input: { body: Type.Object({ text: Type.String({ minLength: 1, maxLength: 200 }) }, Closed) },
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

/** What a kind's hooks see when a task is about to be completed. */
export interface CompletingTask {
  readonly matterId: MatterId;
  readonly taskId: TaskId;
  readonly node: string;
  /** Free action words of the node in the process: `sign-off`, `assign-number`, `dispatch`. */
  readonly actions: readonly string[];
  readonly decision: 'agree' | 'disagree';
  readonly title: string;
  /** Form values as they will be stored, the edit of this step included. */
  readonly values: JsonObject;
}

/** Rows and values a hook adds to the same change set. Statements it queues with `tx.write`. */
export interface HookEffects {
  /** Values set by the system (document number, date); not limited by the node's form rights. */
  readonly values?: JsonObject;
  readonly title?: string;
  readonly number?: string;
}

/** What a component adds to its kind of matter; asked inside the transaction, before the change set is written. */
export interface MatterKindHooks {
  readonly componentId: string;
  /** A new draft exists: the component may add its own row. */
  created?(matter: { readonly matterId: MatterId; readonly values: JsonObject }): Promise<Result<HookEffects>>;
  completing?(task: CompletingTask): Promise<Result<HookEffects>>;
  /** The process has ended or was cancelled. */
  ended?(matter: {
    readonly matterId: MatterId;
    readonly values: JsonObject;
    readonly how: 'done' | 'cancelled';
  }): Promise<Result<HookEffects>>;
}

/** Extension point `matters.kind`: key = kind code, value = a factory binding hooks to the running use case's context. */
export const matterKindHooks = serviceToken<(context: unknown) => MatterKindHooks>('matters.kind');

/** A kind of matter: a form and a process under a name. */
export interface KindDefinition {
  readonly code: string;
  readonly name: string;
  readonly group: string;
  readonly hint: string;
  /** `matters` for kinds made without code. */
  readonly componentId: string;
  readonly formVersionId: string;
  readonly processVersionId: string;
  readonly displayOrder: number;
}

/** What other components ask of matters, in the same transaction. */
export interface MattersService {
  /** Starts a matter on somebody's behalf and completes its first step; used when a document arrives. */
  start(matter: {
    readonly kindCode: string;
    readonly values: JsonObject;
    readonly submit: boolean;
  }): Promise<Result<{ readonly matterId: MatterId }>>;
  /** Whether the caller may read a matter; every way out asks this. `undefined` = looks like none. */
  readable(matterId: MatterId): Promise<
    | {
        readonly title: string;
        readonly version: number;
        readonly values: JsonObject;
        readonly state: string;
        readonly kindCode: string;
      }
    | undefined
  >;
  /** The caller's open task in a matter with its node's actions and field permissions, if any. */
  openTask(
    matterId: MatterId,
  ): Promise<{ readonly taskId: TaskId; readonly node: string; readonly actions: readonly string[] } | undefined>;
  /** Sets values by the system outside a task (a receipt arrived); no form rights asked, version unchanged for handlers. */
  setSystemValues(matterId: MatterId, values: Readonly<Record<string, JsonValue>>): Promise<Result<void>>;
  /** Adds a stored file as an attachment of the matter. */
  attachFile(
    matterId: MatterId,
    file: { readonly fileId: string; readonly name: string; readonly bytes: number; readonly mediaType: string },
  ): Promise<Result<void>>;
  listAttachments(matterId: MatterId): Promise<
    readonly {
      readonly id: string;
      readonly fileId: string;
      readonly name: string;
      readonly bytes: number;
      readonly mediaType: string;
    }[]
  >;
  /** Puts a line of another component into the trace (`已发送 2 个单位`). */
  traceNote(matterId: MatterId, note: { readonly act: string; readonly detail?: string }): void;
  /** Makes a kind or points it to newer versions. Safe to run twice. */
  putKind(kind: KindDefinition): Promise<Result<void>>;
}

export const mattersService = serviceToken<MattersService>('matters');
