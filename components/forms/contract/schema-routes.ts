import type { JsonObject } from '@gov/base';
import { defineRoutes } from '@gov/base/component';
import Type from 'typebox';

const Closed = { additionalProperties: false } as const;

export const schemaRoutes = defineRoutes({
  schema: {
    method: 'GET',
    path: '/api/forms/versions/:formVersionId/schema',
    summary: 'JSON Schema (2020-12) of the data of a form version; versions never change',
    permission: 'forms.view',
    input: { params: Type.Object({ formVersionId: Type.String({ format: 'uuid' }) }, Closed) },
    reply: Type.Object({ formVersionId: Type.String(), schema: Type.Unsafe<JsonObject>(Type.Any()) }, Closed),
  },
});
