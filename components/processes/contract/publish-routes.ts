import { Published, ToPublish as ToPublishDraft } from '@gov/base/drafts';
import { Version } from '@gov/base/input';
import type { PostRole } from '@gov/organisation';
import Type, { type Static } from 'typebox';

const Closed = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });
const ofProcess = Type.Object({ processId: Uuid }, Closed);
const BpmnXml = Type.String({ minLength: 1, maxLength: 1_000_000 });
/** How many reminders (提醒) whoever publishes has been shown and says to have read; absent = none. */
const acknowledged = Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 }));
export const ToPublish = Type.Object({ ...ToPublishDraft.properties, acknowledged }, Closed);
const Role = Type.Unsafe<PostRole>(Type.String());

/** A planned publication as it stands, or as it ended. */
export const PlanLine = Type.Object(
  {
    planId: Uuid,
    publishAt: Type.String(),
    /** The version that it replaces; 0 = none. */
    overNumber: Version,
    state: Type.Union([
      Type.Literal('WAITING'),
      Type.Literal('PUBLISHED'),
      Type.Literal('CANCELLED'),
      Type.Literal('REFUSED'),
    ]),
    askedBy: Type.Optional(Type.String()),
    askedAt: Type.String(),
    endedAt: Type.Optional(Type.String()),
    /** Why it was not published, as sentences. */
    problems: Type.Array(Type.String()),
    /** What is to be looked at in what was published, as sentences. */
    warnings: Type.Array(Type.String()),
    /** The house still looks through the sections. */
    scanning: Type.Boolean(),
  },
  Closed,
);
export type PlanLine = Static<typeof PlanLine>;

/** What became of a publication that the caller planned. */
const PlanNews = Type.Object(
  {
    planId: Uuid,
    processId: Uuid,
    name: Type.String(),
    publishAt: Type.String(),
    state: Type.Union([Type.Literal('PUBLISHED'), Type.Literal('REFUSED')]),
    /** The version that it became, or was to become. */
    number: Version,
    problems: PlanLine.properties.problems,
    /** How many things are to be looked at in what was published. */
    warnings: Type.Integer(),
  },
  Closed,
);
export type PlanNews = Static<typeof PlanNews>;

/** 发布: what is looked at before, publishing at a date, and an earlier version once more. */
export const publishRoutes = {
  scanDesign: {
    method: 'POST',
    path: '/api/processes/scan',
    summary: 'For which sections a process would find nobody, some starters at a time; changes nothing',
    permission: 'processes.design',
    input: {
      body: Type.Object(
        {
          bpmnXml: BpmnXml,
          from: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
          /** The form holds a 密级: whoever is found and may not know work secrets is told as well. */
          secret: Type.Optional(Type.Boolean()),
        },
        Closed,
      ),
    },
    reply: Type.Object(
      {
        /** Everybody who stands for his section and role in this portion. */
        starters: Type.Array(Type.Object({ sectionId: Uuid, section: Type.String(), role: Role }, Closed)),
        found: Type.Array(
          Type.Object(
            {
              node: Type.String(),
              sectionId: Uuid,
              role: Role,
              gone: Type.Optional(Type.Literal(true)),
              /** Names of those who are found and were not granted to know work secrets. */
              unlet: Type.Optional(Type.Array(Type.String())),
            },
            Closed,
          ),
        ),
        /** Where the next portion begins; absent = that was all. */
        next: Type.Optional(Type.Integer()),
        total: Type.Integer(),
      },
      Closed,
    ),
  },
  designPlans: {
    method: 'GET',
    path: '/api/processes/designs/:processId/plans',
    summary: 'Planned publications of a process, the newest first',
    permission: 'processes.design',
    input: { params: ofProcess },
    reply: Type.Object({ plans: Type.Array(PlanLine) }, Closed),
  },
  planNews: {
    method: 'GET',
    path: '/api/processes/plan-news',
    summary: 'What became lately of the publications that the caller planned, the latest first',
    permission: 'processes.publish',
    input: {},
    reply: Type.Object({ news: Type.Array(PlanNews) }, Closed),
  },
  planPublish: {
    method: 'POST',
    path: '/api/processes/designs/:processId/plans',
    summary: 'Has the draft as it stands published at a time; a former plan is replaced',
    permission: 'processes.publish',
    input: {
      params: ofProcess,
      body: Type.Object({ ...ToPublish.properties, publishAt: Type.String({ format: 'date-time' }) }, Closed),
    },
    reply: Type.Object({ planId: Uuid }, Closed),
    changes: true,
  },
  cancelPlan: {
    method: 'POST',
    path: '/api/processes/designs/:processId/plans/cancel',
    summary: 'Takes a planned publication back before its time',
    permission: 'processes.publish',
    input: { params: ofProcess, body: Type.Object({ planId: Uuid }, Closed) },
    reply: Type.Object({ done: Type.Literal(true) }, Closed),
    changes: true,
  },
  rollBack: {
    method: 'POST',
    path: '/api/processes/designs/:processId/roll-back',
    summary: 'Publishes an earlier version once more as the next one; the draft stays as it is',
    permission: 'processes.publish',
    input: {
      params: ofProcess,
      body: Type.Object({ number: Version, overNumber: Version, acknowledged }, Closed),
    },
    reply: Type.Object({ number: Published.properties.number }, Closed),
    changes: true,
  },
} as const;
