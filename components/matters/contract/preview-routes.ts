import { defineRoutes } from '@gov/base/component';
import { Version } from '@gov/base/input';
import type { RenderTree } from '@gov/forms';
import Type from 'typebox';
import { Closed, ReturnMode, ReturnTo, Uuid } from './shapes.ts';

const visit = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });

/** The act that is looked at, as its dialog stands now. */
export const PreviewedAct = Type.Union([
  Type.Object({ kind: Type.Literal('return'), taskId: Uuid, target: ReturnTo, mode: ReturnMode }, Closed),
  Type.Object({ kind: Type.Literal('withdraw') }, Closed),
  Type.Object({ kind: Type.Literal('cancel') }, Closed),
  Type.Object({ kind: Type.Literal('jump'), visit, node: Type.String({ minLength: 1, maxLength: 100 }) }, Closed),
]);

/** Looking before acting or opening. */
export const previewRoutes = defineRoutes({
  paper: {
    method: 'GET',
    path: '/api/matters/:matterId/paper',
    summary: 'The form beside a list, read-only; looking at it is no opening: the task stays unopened',
    permission: 'matters.handle',
    input: { params: Type.Object({ matterId: Uuid }, Closed) },
    reply: Type.Object({ form: Type.Unsafe<RenderTree>(Type.Any()) }, Closed),
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
    reply: Type.Object(
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
    ),
  },
});
