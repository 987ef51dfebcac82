import { defineRoutes } from '@gov/base/component';
import { Version, words } from '@gov/base/input';
import Type, { type Static } from 'typebox';

const Closed = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });
const permission = 'forms.design';
const ofForm = Type.Object({ formId: Uuid }, Closed);

/** A version that the agency begins other forms with. */
const TemplateLine = Type.Object(
  {
    formId: Uuid,
    /** As a template; the form may be called otherwise. */
    name: Type.String(),
    formName: Type.String(),
    number: Version,
    publishedAt: Type.String(),
    /** The form has a later version than the one that was kept. */
    older: Type.Boolean(),
  },
  Closed,
);
export type TemplateLine = Static<typeof TemplateLine>;

export const templateRoutes = defineRoutes({
  templates: {
    method: 'GET',
    path: '/api/forms/templates',
    summary: 'Versions that the agency keeps as templates, by name',
    permission,
    input: {},
    reply: Type.Object({ templates: Type.Array(TemplateLine) }, Closed),
  },
  keepTemplate: {
    method: 'PUT',
    path: '/api/forms/:formId/template',
    summary:
      'Keeps a published version as the template that a form gives, in the place of the former one; also gives it another name',
    permission,
    input: { params: ofForm, body: Type.Object({ number: Version, name: words(1, 100) }, Closed) },
    reply: Type.Object({ name: Type.String(), number: Version }, Closed),
    changes: true,
  },
  dropTemplate: {
    method: 'DELETE',
    path: '/api/forms/:formId/template',
    summary: 'A form is no template any more; it stays itself, and so do the forms that were begun with it',
    permission,
    input: { params: ofForm },
    reply: Type.Object({}, Closed),
    changes: true,
  },
});
