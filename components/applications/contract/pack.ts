import { words } from '@gov/base/input';
import type { FormTemplate } from '@gov/forms';
import Type, { type Static } from 'typebox';
import { ApprovalStep, Closed, FurtherForm, Key } from './shapes.ts';

/** A post goes by its name: another agency has other ids. */
export const PackStep = Type.Object(
  {
    ...ApprovalStep.properties,
    approver: Type.Union([
      ApprovalStep.properties.approver.anyOf[0],
      Type.Object({ kind: Type.Literal('post'), name: words(1, 60) }, Closed),
    ]),
  },
  Closed,
);

/** 应用模板: an application without anything of its agency: no ids, no persons, no records. */
export const Pack = Type.Object(
  {
    format: Type.Literal('gov-office-application/1'),
    name: words(1, 30),
    group: words(1, 12),
    hint: Type.String({ maxLength: 100 }),
    form: Type.Unsafe<FormTemplate>(Type.Object({}, { additionalProperties: true })),
    /** 第 2 张起的表, each with its form. */
    further: Type.Optional(
      Type.Array(
        Type.Object(
          {
            key: FurtherForm.properties.key,
            taken: FurtherForm.properties.taken,
            form: Type.Unsafe<FormTemplate>(Type.Object({}, { additionalProperties: true })),
          },
          Closed,
        ),
        { minItems: 1, maxItems: 5 },
      ),
    ),
    process: Type.Union([
      Type.Object({ steps: Type.Array(PackStep, { minItems: 1, maxItems: 12 }) }, Closed),
      Type.Object({ bpmnXml: Type.String({ maxLength: 400_000 }) }, Closed),
    ]),
    titlePattern: Type.Optional(Type.String({ maxLength: 200 })),
    columns: Type.Array(Key, { maxItems: 12 }),
    sum: Type.Optional(Key),
    /** Of everything above, keys in order. */
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  },
  Closed,
);
export type Pack = Static<typeof Pack>;
