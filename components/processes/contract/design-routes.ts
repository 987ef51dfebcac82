import { DraftState, draftLine, Published, VersionLine } from '@gov/base/drafts';
import { Version, words } from '@gov/base/input';
import type { HandlerRule } from '@gov/organisation';
import Type, { type Static } from 'typebox';
import { ToPublish } from './publish-routes.ts';
import { OwnScope, ResponsibleSection } from './scope-routes.ts';

const Closed = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });
const ofProcess = Type.Object({ processId: Uuid }, Closed);
/** A BPMN 2.0 file as text; read and checked by `openDesign`, never believed. */
const BpmnXml = Type.String({ minLength: 1, maxLength: 1_000_000 });

const DesignLine = Type.Object(
  {
    processId: Uuid,
    ...draftLine,
    /** 归口科室; none = the agency alone. */
    sections: Type.Array(ResponsibleSection),
    /** It came with the product, changed here or not: it is the agency's. */
    ofProduct: Type.Boolean(),
  },
  Closed,
);
export type DesignLine = Static<typeof DesignLine>;

const Draft = Type.Object(
  { bpmnXml: Type.String(), changedAt: Type.String(), changedBy: Type.Optional(Type.String()) },
  Closed,
);
const CurrentVersion = Type.Object(
  { number: Type.Integer(), bpmnXml: Type.String(), publishedAt: Type.String() },
  Closed,
);

export const DesignView = Type.Object(
  {
    processId: Uuid,
    name: Type.String(),
    /** Version of the draft, to be sent with the next save; it also grows when a draft is published or discarded. */
    draftVersion: Version,
    draft: Type.Optional(Draft),
    current: Type.Optional(CurrentVersion),
    /** The form whose fields its conditions ask for; of the draft where there is one. */
    formId: Type.Optional(Uuid),
    /** Ids of steps of all versions: a new step gets none of them. */
    takenIds: Type.Array(Type.String()),
  },
  Closed,
);
export type DesignView = Static<typeof DesignView>;

const Named = Type.Object({ id: Uuid, name: Type.String() }, Closed);

/** Checked by `ruleProblem` of the workflow package, which names what is wrong with it. */
const Rule = Type.Unsafe<HandlerRule>(Type.Object({ kind: Type.String() }, { additionalProperties: true }));

export const WhoToday = Type.Object(
  {
    /** 发起人所在科室的负责人 */
    words: Type.String(),
    /** 今天是 赵立新; 由刘思远发起时是 陈国栋; 由表单里“经办人”选定; 要到办理时才知道是谁 */
    today: Type.String(),
    /** The people alone, where they can be told: 赵立新、钱进 */
    names: Type.Optional(Type.String()),
    /** Nobody today: the step would stop here. */
    nobody: Type.Boolean(),
  },
  Closed,
);
export type WhoToday = Static<typeof WhoToday>;

/** 假如由…发起: in whose name a designer looks at who handles. */
const SampleStarter = Type.Object(
  { assignmentId: Uuid, personId: Uuid, name: Type.String(), section: Type.String(), post: Type.String() },
  Closed,
);
export type SampleStarter = Static<typeof SampleStarter>;

const StepId = Type.String({ minLength: 1, maxLength: 200 });

/** 流程 and 流程设计. */
export const designRoutes = {
  designs: {
    method: 'GET',
    path: '/api/processes/designs',
    summary: 'Processes of the agency with version and state, drafts included, the last changed first',
    permission: 'processes.view',
    input: { query: Type.Object({ words: Type.Optional(Type.String({ maxLength: 100 })) }, Closed) },
    reply: Type.Object(
      {
        processes: Type.Array(DesignLine),
        total: Type.Integer(),
        scope: OwnScope,
        /** Publications that were planned and did not pass at their time, and nothing was published or planned since. */
        notPublished: Type.Array(
          Type.Object({ processId: Uuid, name: Type.String(), publishAt: Type.String() }, Closed),
        ),
        /** Versions in use that were published by a plan and have something to be looked at. */
        toLookAt: Type.Array(
          Type.Object(
            { processId: Uuid, name: Type.String(), publishAt: Type.String(), warnings: Type.Integer() },
            Closed,
          ),
        ),
      },
      Closed,
    ),
  },
  design: {
    method: 'GET',
    path: '/api/processes/designs/:processId',
    summary: 'One process: its draft, and the version in use',
    permission: 'processes.design',
    input: { params: ofProcess },
    reply: DesignView,
  },
  createDesign: {
    method: 'POST',
    path: '/api/processes/designs',
    summary: 'Begins a process as a draft, from any BPMN 2.0 file',
    permission: 'processes.design',
    input: {
      /** `sectionId`: the section that looks after it. */
      body: Type.Object(
        { name: words(1, 100), bpmnXml: BpmnXml, formId: Type.Optional(Uuid), sectionId: Type.Optional(Uuid) },
        Closed,
      ),
    },
    reply: Type.Object({ processId: Uuid }, Closed),
    changes: true,
  },
  saveDesign: {
    method: 'PUT',
    path: '/api/processes/designs/:processId/draft',
    summary: 'Saves the draft on top of the version it was made from',
    permission: 'processes.design',
    input: {
      params: ofProcess,
      body: Type.Object({ baseVersion: Version, bpmnXml: BpmnXml, formId: Type.Optional(Uuid) }, Closed),
    },
    reply: DraftState,
    changes: true,
  },
  discardDesign: {
    method: 'POST',
    path: '/api/processes/designs/:processId/draft/discard',
    summary: 'Drops what is not published',
    permission: 'processes.design',
    input: { params: ofProcess, body: Type.Object({ baseVersion: Version }, Closed) },
    reply: DraftState,
    changes: true,
  },
  publishDesign: {
    method: 'POST',
    path: '/api/processes/designs/:processId/publish',
    summary: 'Makes the draft the next immutable version; running matters keep theirs',
    permission: 'processes.publish',
    input: {
      params: ofProcess,
      body: ToPublish,
    },
    reply: Published,
    changes: true,
  },
  designVersions: {
    method: 'GET',
    path: '/api/processes/designs/:processId/versions',
    summary: 'Published versions, the newest first',
    permission: 'processes.design',
    input: { params: ofProcess },
    reply: Type.Object({ versions: Type.Array(VersionLine) }, Closed),
  },
  designVersion: {
    method: 'GET',
    path: '/api/processes/designs/:processId/versions/:number',
    summary: 'One published version as its BPMN file',
    permission: 'processes.design',
    input: { params: Type.Object({ processId: Uuid, number: Version }, Closed) },
    reply: CurrentVersion,
  },
  designChoices: {
    method: 'GET',
    path: '/api/processes/design-choices',
    summary: 'Posts, groups, sections, forms and processes that a process can name',
    permission: 'processes.design',
    input: {},
    reply: Type.Object(
      {
        posts: Type.Array(Named),
        /** 常用分组 that have not ended. */
        groups: Type.Array(Named),
        sections: Type.Array(Named),
        forms: Type.Array(Named),
        processes: Type.Array(
          Type.Object(
            {
              key: Type.String(),
              name: Type.String(),
              /** The form it is published for: whose fields can be handed over. */
              formId: Type.Optional(Uuid),
            },
            Closed,
          ),
        ),
      },
      Closed,
    ),
  },
  handlersToday: {
    method: 'POST',
    path: '/api/processes/handlers-today',
    summary: 'Rules in words, and who it would be today by name; changes nothing',
    permission: 'processes.design',
    input: {
      body: Type.Object(
        {
          rules: Type.Array(Rule, { maxItems: 400 }),
          /** What fields and steps are called, by key and id. */
          names: Type.Optional(Type.Record(Type.String({ maxLength: 100 }), Type.String({ maxLength: 200 }))),
          /** Assignment of who would begin the matter; absent, or no longer in office = somebody ordinary near the designer. */
          starter: Type.Optional(Uuid),
          /** Steps whose rule asks who did another step, with those it may ask: place of the rule, and the steps before. */
          steps: Type.Optional(
            Type.Record(
              StepId,
              Type.Object(
                { rule: Type.Integer({ minimum: 0, maximum: 399 }), before: Type.Array(StepId, { maxItems: 100 }) },
                Closed,
              ),
            ),
          ),
        },
        Closed,
      ),
    },
    /** In the order asked; `ofSteps` answers for each of `steps`, where it stands. `starter` absent: nobody could begin one. */
    reply: Type.Object(
      {
        answers: Type.Array(WhoToday),
        ofSteps: Type.Record(StepId, WhoToday),
        starter: Type.Optional(SampleStarter),
      },
      Closed,
    ),
  },
} as const;
