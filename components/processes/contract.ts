import type { FieldProblem, Result } from '@gov/base';
import { defineRoutes, serviceToken } from '@gov/base/component';
import { Version } from '@gov/base/input';
import type { CompiledForm } from '@gov/forms';
import type { Program } from '@gov/workflow';
import Type, { type Static } from 'typebox';
import { courseRoutes } from './contract/course-routes.ts';
import { designRoutes, WhoToday } from './contract/design-routes.ts';
import { movingRoutes } from './contract/moving-routes.ts';
import { publishRoutes } from './contract/publish-routes.ts';
import { rehearsalRoutes } from './contract/rehearsal-routes.ts';
import { scopeRoutes } from './contract/scope-routes.ts';
import { sharingRoutes } from './contract/sharing-routes.ts';
import { tableRoutes } from './contract/table-routes.ts';
import { walkRoutes } from './contract/walk-routes.ts';

const Closed = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });
const ofProcess = Type.Object({ processId: Uuid }, Closed);
/** Of a field or an opinion block; that of a further form begins with the form's key: `f2_amount`. */
const Key = Type.String({ minLength: 1, maxLength: 81, pattern: '^[a-z][A-Za-z0-9]*(_[a-z][A-Za-z0-9]*)?$' });

/** What a step may do with a field or an opinion block; a key that is not named may be read. */
const Rights = Type.Record(
  Key,
  Type.Union([
    Type.Literal('hidden'),
    Type.Literal('masked'),
    Type.Literal('ownRead'),
    Type.Literal('read'),
    Type.Literal('own'),
    Type.Literal('edit'),
    Type.Literal('required'),
  ]),
);

const StepRights = Type.Object(
  {
    node: Type.String(),
    name: Type.String(),
    rights: Rights,
    /** Opinion block that the step writes into. */
    block: Type.Optional(Type.String()),
    /** Forms that it is shown, where it names them. */
    forms: Type.Optional(Type.Array(Type.String())),
    /** Who it would be today, or what will decide that; of steps that somebody does. */
    today: Type.Optional(WhoToday),
  },
  Closed,
);
export type StepRights = Static<typeof StepRights>;

const ChangedRights = Type.Array(Type.Object({ node: Type.String({ maxLength: 200 }), rights: Rights }, Closed), {
  minItems: 1,
  maxItems: 500,
});

/** What the draft of a process says about rights. */
const RightsDraft = Type.Object(
  {
    changedAt: Type.String(),
    changedBy: Type.Optional(Type.String()),
    /** Steps of the version in use that still stand in the draft. */
    steps: Type.Array(
      Type.Object({ node: Type.String(), rights: Rights, block: Type.Optional(Type.String()) }, Closed),
    ),
    /** Something else than rights is different in it, too. */
    more: Type.Boolean(),
  },
  Closed,
);
export type RightsDraft = Static<typeof RightsDraft>;

export { mostCounted, type ProcessCourse } from './contract/course-routes.ts';
export type { DesignLine, DesignView, SampleStarter, WhoToday } from './contract/design-routes.ts';
export {
  type PastCase,
  type PastState,
  type ProcessHistory,
  processHistoryPoint,
  type VersionSince,
} from './contract/history.ts';
export {
  type AskedMove,
  type MoveBatch,
  type MoveOutcome,
  type ProcessMover,
  processMoverPoint,
  type RunningCase,
} from './contract/moving.ts';
export { type MovingBatch, type MovingRow, mostMoved, type StayedMatter } from './contract/moving-routes.ts';
export type { PlanLine, PlanNews } from './contract/publish-routes.ts';
export { mostAtOnce, type Picture, type RehearsedCase, type RehearsedProcess } from './contract/rehearsal-routes.ts';
export {
  mostSections,
  type OwnScope,
  type ProcessAdministrator,
  type ResponsibleSection,
} from './contract/scope-routes.ts';
export type { SharedFile } from './contract/sharing-routes.ts';
export type { WalkPerson, WalkStarter } from './contract/walk-routes.ts';

export const routes = defineRoutes({
  ...designRoutes,
  ...courseRoutes,
  ...movingRoutes,
  ...rehearsalRoutes,
  ...walkRoutes,
  ...publishRoutes,
  ...tableRoutes,
  ...sharingRoutes,
  ...scopeRoutes,
  list: {
    method: 'GET',
    path: '/api/processes',
    summary: 'Processes of the agency with their current version',
    permission: 'processes.view',
    input: {},
    reply: Type.Object(
      {
        processes: Type.Array(
          Type.Object(
            {
              processId: Uuid,
              key: Type.String(),
              name: Type.String(),
              version: Type.Integer(),
              publishedAt: Type.String(),
              /** The form that it is designed on. */
              formId: Type.Optional(Uuid),
            },
            Closed,
          ),
        ),
        /** Drafts with the form they choose; of processes that never were published, too. */
        drafts: Type.Array(Type.Object({ processId: Uuid, name: Type.String(), formId: Uuid }, Closed)),
      },
      Closed,
    ),
  },
  rights: {
    method: 'GET',
    path: '/api/processes/:processId/rights',
    summary: 'What each step of a process may do with the fields of its form',
    permission: 'processes.view',
    input: { params: ofProcess },
    reply: Type.Object(
      {
        processId: Uuid,
        name: Type.String(),
        /** Of the version in use; 0 where there is none yet, and the steps are those of the draft. */
        number: Type.Integer(),
        steps: Type.Array(StepRights),
        /** Of the draft of the process, to be sent with the next save; 0 where there never was one. */
        draftVersion: Version,
        draft: Type.Optional(RightsDraft),
      },
      Closed,
    ),
  },
  saveRights: {
    method: 'PUT',
    path: '/api/processes/:processId/rights/draft',
    summary:
      'Keeps changed rights in the draft of the process; where nothing differs from the version in use, there is no draft',
    permission: 'processes.design',
    input: {
      params: ofProcess,
      body: Type.Object({ baseVersion: Version, steps: ChangedRights }, Closed),
    },
    reply: Type.Object({ draftVersion: Version }, Closed),
    changes: true,
  },
  saveOpinionStep: {
    method: 'PUT',
    path: '/api/processes/:processId/opinions/draft',
    summary:
      'Keeps in the draft of the process that a step writes its opinion into a block of the form, or writes none any more',
    permission: 'processes.design',
    input: {
      params: ofProcess,
      body: Type.Object(
        {
          baseVersion: Version,
          node: Type.String({ maxLength: 200 }),
          block: Type.String({ minLength: 1, maxLength: 100 }),
          writes: Type.Boolean(),
        },
        Closed,
      ),
    },
    reply: Type.Object({ draftVersion: Version }, Closed),
    changes: true,
  },
  changeRights: {
    method: 'PUT',
    path: '/api/processes/:processId/rights',
    summary: 'The next version of a process with other rights over the fields; running matters keep theirs',
    permission: 'processes.publish',
    input: {
      params: ofProcess,
      /** `overNumber`: the version the page has seen. Steps that are not named keep their rights. */
      body: Type.Object(
        {
          overNumber: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }),
          steps: ChangedRights,
          /** The draft that the page has seen: it is over with the publication where only rights are different in it. */
          draftVersion: Type.Optional(Version),
        },
        Closed,
      ),
    },
    reply: Type.Object({ number: Type.Integer() }, Closed),
    changes: true,
  },
});
export type Routes = typeof routes;

export interface PublishedProcess {
  readonly processVersionId: string;
  readonly program: Program;
  /** The record it was compiled from. */
  readonly bpmnXml: string;
}

/** A process as a file, with the form it handles: its conditions may ask for fields of that form and for nothing else. */
export interface ProcessToPublish {
  readonly key: string;
  readonly bpmnXml: string;
  /** Absent = no form is known; conditions are then only checked for being readable. */
  readonly formVersionId?: string | undefined;
}

/** What other components ask of processes, in the same transaction. */
export interface ProcessesService {
  /** The program of an immutable version; kept in the process once read. */
  program(processVersionId: string): Promise<Program>;
  /** The version that is current under a key; undefined where nothing is published. */
  current(key: string): Promise<PublishedProcess | undefined>;
  /** Keys and names of what is published. */
  published(): Promise<readonly { readonly key: string; readonly name: string }[]>;
  /** Compiles and publishes BPMN XML under a key; the same XML again keeps the version (safe to run twice). */
  publish(process: ProcessToPublish): Promise<Result<{ readonly processVersionId: string }>>;
  /**
   * The same for a process that comes with the product. Where the agency has published one of its own under the key,
   * that one stays and is answered with `changedHere`.
   */
  publishStandard(
    process: ProcessToPublish,
  ): Promise<Result<{ readonly processVersionId: string; readonly changedHere: boolean }>>;
  /** Conditions that the form could never tell and fields it has not, in sentences; nothing where they fit. */
  problemsWith(program: Program, form: CompiledForm): readonly FieldProblem[];
  /** The process as it is run over a form: where the form is made of several, each step's rights leave out what it is not shown. */
  over(program: Program, form: CompiledForm): Program;
  /** From now on the process is designed on the fields of this form. */
  designedOn(key: string, formId: string): void;
  /** The file without ids and names of this agency. Rejection `processes.unreadable-file`: nothing leaves that was not looked at. */
  asTemplate(bpmnXml: string): Promise<Result<string>>;
  /** Such a file as an agency begins with it, and what it has to look at, as sentences. */
  startedFrom(bpmnXml: string): Promise<{ readonly bpmnXml: string; readonly remarks: readonly string[] }>;
  /** Version → the process it belongs to. */
  processesOf(processVersionIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** All versions of the process that a version belongs to, the newest last. */
  versionsBeside(processVersionId: string): Promise<readonly string[]>;
}

export const processesService = serviceToken<ProcessesService>('processes');
