import { defineRoutes } from '@gov/base/component';
import type { FormTemplate } from '@gov/forms';
import Type from 'typebox';

export const importRoutes = defineRoutes({
  importFile: {
    method: 'POST',
    path: '/api/forms/import',
    summary: 'Read an own form (.docx, .xlsx) into a template with guessed fields; nothing is stored',
    permission: 'forms.publish',
    changes: true,
    transfer: 'upload',
    input: {},
    reply: Type.Object(
      {
        template: Type.Unsafe<FormTemplate>(Type.Any()),
        /** The same with a field for every empty cell, where headings over empty rows became detail tables. */
        singleFields: Type.Optional(Type.Unsafe<FormTemplate>(Type.Any())),
        /** What to look at afterwards, as sentences. */
        remarks: Type.Array(Type.String()),
      },
      { additionalProperties: false },
    ),
  },
});
