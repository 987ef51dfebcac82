import type { JsonObject } from '@gov/base';
import { defineRoutes, type Route } from '@gov/base/component';
import { Version, words } from '@gov/base/input';
import Type from 'typebox';
import { NewStep, NextStep } from './added-step.ts';
import { PenDrawing } from './leader-shapes.ts';
import { Closed, Uuid } from './shapes.ts';

const expectedVersion = Version;
const params = Type.Object({ matterId: Uuid }, Closed);
const taskParams = Type.Object({ matterId: Uuid, taskId: Uuid }, Closed);
const reason = Type.Optional(Type.String({ maxLength: 500 }));
/** Number of a round of a step, as `Signing` gives it. */
const visit = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });
const Said = Type.Object({ done: Type.Literal(true), version: Type.Integer(), said: Type.String() }, Closed);

/** What the caller's own step is completed with. */
const handedIn = {
  expectedVersion,
  opinion: Type.Optional(Type.String({ maxLength: 2000 })),
  pen: Type.Optional(PenDrawing),
  values: Type.Optional(Type.Unsafe<JsonObject>(Type.Object({}, { additionalProperties: true }))),
  askAgain: Type.Optional(Type.Boolean()),
};

const act = {
  method: 'POST',
  permission: 'matters.handle',
  changes: true,
  reply: Said,
} as const satisfies Partial<Route>;

/** Who handles a step with whom: 加签 减签 委派 签收 特送. */
export const signingRoutes = defineRoutes({
  addSigners: {
    ...act,
    path: '/api/matters/:matterId/tasks/:taskId/signers',
    summary: 'Add persons before, after or beside the caller (加签)',
    input: {
      params: taskParams,
      body: Type.Object(
        {
          expectedVersion,
          where: Type.Union([Type.Literal('before'), Type.Literal('after'), Type.Literal('parallel')]),
          assignmentIds: Type.Array(Uuid, { minItems: 1, maxItems: 20 }),
          reason,
        },
        Closed,
      ),
    },
  },
  addStep: {
    ...act,
    path: '/api/matters/:matterId/tasks/:taskId/add-step',
    summary: 'Complete the own task, and let others do a step named here before the matter goes on (加一步)',
    input: {
      params: taskParams,
      body: Type.Object({ ...handedIn, step: NewStep }, Closed),
    },
  },
  chooseNext: {
    ...act,
    path: '/api/matters/:matterId/tasks/:taskId/choose-next',
    summary: 'Complete the own task, and say which of the steps it names comes next (自选下一步)',
    input: {
      params: taskParams,
      body: Type.Object(
        {
          ...handedIn,
          /** node id → assignment ids, where the step lets the handler choose. */
          chosen: Type.Optional(Type.Record(Type.String({ maxLength: 100 }), Type.Array(Uuid, { maxItems: 50 }))),
          next: NextStep,
        },
        Closed,
      ),
    },
  },
  removeSigner: {
    ...act,
    path: '/api/matters/:matterId/remove-signer',
    summary: 'Take off a person who was added and has not acted (减签)',
    input: { params, body: Type.Object({ expectedVersion, visit, personId: Uuid, reason: words(1, 500) }, Closed) },
  },
  removeStep: {
    ...act,
    path: '/api/matters/:matterId/remove-step',
    summary: 'Take off a step that was added and whose turn has not come (加一步)',
    input: {
      params,
      body: Type.Object(
        { expectedVersion, visit, at: Type.Integer({ minimum: 0, maximum: 100 }), reason: words(1, 500) },
        Closed,
      ),
    },
  },
  reorder: {
    ...act,
    path: '/api/matters/:matterId/reorder',
    summary: 'Another order for those whose turn has not come (顺序会签)',
    input: {
      params,
      body: Type.Object(
        { expectedVersion, visit, personIds: Type.Array(Uuid, { minItems: 1, maxItems: 200 }) },
        Closed,
      ),
    },
  },
  delegate: {
    ...act,
    path: '/api/matters/:matterId/tasks/:taskId/delegate',
    summary: 'Ask a colleague to prepare it; it comes back to the caller (委派)',
    input: { params: taskParams, body: Type.Object({ expectedVersion, toAssignmentId: Uuid, reason }, Closed) },
  },
  recall: {
    ...act,
    path: '/api/matters/:matterId/tasks/:taskId/recall',
    summary: 'Take a delegated task back (收回委派)',
    input: { params: taskParams, body: Type.Object({ expectedVersion }, Closed) },
  },
  claim: {
    ...act,
    path: '/api/matters/:matterId/tasks/:taskId/claim',
    summary: 'Take work offered to several persons (签收)',
    input: { params: taskParams, body: Type.Object({}, Closed) },
  },
  release: {
    ...act,
    path: '/api/matters/:matterId/tasks/:taskId/release',
    summary: 'Give claimed work back to the others (放弃签收)',
    input: { params: taskParams, body: Type.Object({ reason }, Closed) },
  },
  jump: {
    ...act,
    path: '/api/matters/:matterId/jump',
    summary: 'Send the work to another step than the drawn one (特送)',
    input: {
      params,
      body: Type.Object(
        { expectedVersion, visit, node: Type.String({ minLength: 1, maxLength: 100 }), reason: words(1, 500) },
        Closed,
      ),
    },
  },
});
