import { defineRoutes } from '@gov/base/component';
import { Version } from '@gov/base/input';
import Type from 'typebox';
import { NewStep, NextStep } from './added-step.ts';
import { ReturnAcross, ReturnMode, ReturnTo } from './return-shapes.ts';
import { Attachment, Closed, Uuid } from './shapes.ts';
import { TraceLine } from './trace-line.ts';

const visit = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });

/** The act that is looked at, as its dialog stands now. */
export const PreviewedAct = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('return'),
      taskId: Uuid,
      target: ReturnTo,
      mode: ReturnMode,
      across: Type.Optional(ReturnAcross),
    },
    Closed,
  ),
  Type.Object({ kind: Type.Literal('addStep'), taskId: Uuid, step: NewStep }, Closed),
  Type.Object({ kind: Type.Literal('chooseNext'), taskId: Uuid, next: NextStep }, Closed),
  Type.Object({ kind: Type.Literal('disagree'), taskId: Uuid }, Closed),
  Type.Object({ kind: Type.Literal('recall'), taskId: Uuid }, Closed),
  Type.Object({ kind: Type.Literal('removeSigner'), visit, personId: Uuid }, Closed),
  Type.Object({ kind: Type.Literal('withdraw') }, Closed),
  Type.Object({ kind: Type.Literal('cancel') }, Closed),
  Type.Object({ kind: Type.Literal('jump'), visit, node: Type.String({ minLength: 1, maxLength: 100 }) }, Closed),
]);

/** What an act would bring about, one sentence each. */
export const Effects = Type.Object(
  {
    effects: Type.Array(
      Type.Object(
        {
          kind: Type.Union([Type.Literal('stops'), Type.Literal('void'), Type.Literal('plain')]),
          words: Type.String(),
        },
        Closed,
      ),
    ),
  },
  Closed,
);

/** Looking before acting or opening. */
export const previewRoutes = defineRoutes({
  preview: {
    method: 'GET',
    path: '/api/matters/:matterId/preview',
    summary: 'What a matter is about, beside a list; looking at it is no opening: the task stays unopened',
    permission: 'matters.handle',
    input: { params: Type.Object({ matterId: Uuid }, Closed) },
    reply: Type.Object(
      {
        /** 为什么到我这里, where the caller has it in hand. */
        why: Type.Array(Type.String()),
        /** What stands in the form, in its order, as it is printed; only what is filled in. */
        facts: Type.Array(Type.Object({ label: Type.String(), text: Type.String() }, Closed)),
        /** How the text begins, where the kind of matter has one. */
        beginning: Type.Optional(Type.String()),
        /** What was written about it so far, the newest first. */
        opinions: Type.Array(TraceLine),
        attachments: Type.Array(Attachment),
      },
      Closed,
    ),
  },
  whyNot: {
    method: 'GET',
    path: '/api/matters/:matterId/why-not',
    summary: 'Why somebody is not asked to handle the steps that are open now, on today’s organisation',
    permission: 'matters.handle',
    input: {
      params: Type.Object({ matterId: Uuid }, Closed),
      query: Type.Object({ person: Uuid }, Closed),
    },
    reply: Type.Object(
      {
        /** One for each open step that the rules of the process give to persons. */
        answers: Type.Array(Type.Object({ step: Type.String(), words: Type.String() }, Closed)),
      },
      Closed,
    ),
  },
  expectedDays: {
    method: 'GET',
    path: '/api/matters/:matterId/expected-days',
    summary: 'How long the steps still to come usually take here, by process and step, never by person',
    permission: 'matters.handle',
    input: { params: Type.Object({ matterId: Uuid }, Closed) },
    reply: Type.Object(
      {
        /** Of the matter: the places are those of `ahead` of this version. */
        version: Type.Integer(),
        /** Steps with enough finished cases; `at` is the place in `ahead`. `days`: the median in working days of 24 hours. */
        steps: Type.Array(Type.Object({ at: Type.Integer(), days: Type.Number(), cases: Type.Integer() }, Closed)),
      },
      Closed,
    ),
  },
  previewAct: {
    method: 'POST',
    path: '/api/matters/:matterId/preview-act',
    summary: 'What an act would stop, void and keep, by names; refused as the act would be, changes nothing',
    permission: 'matters.handle',
    input: {
      params: Type.Object({ matterId: Uuid }, Closed),
      body: Type.Object({ expectedVersion: Version, act: PreviewedAct }, Closed),
    },
    reply: Effects,
  },
});
