import { defineRoutes } from '@gov/base/component';
import { Version } from '@gov/base/input';
import Type from 'typebox';
import { Pack } from './pack.ts';
import { ApplicationSettings, Closed, FormKey, RecordColumn, Uuid } from './shapes.ts';

const params = Type.Object({ applicationId: Uuid }, Closed);
/** What was made. */
export const Made = Type.Object(
  { id: Uuid, /** What to look at, as sentences. */ remarks: Type.Array(Type.String()) },
  Closed,
);
const Done = Type.Object({ done: Type.Literal(true) }, Closed);
const permission = 'applications.manage';

/** A field of a form as the settings choose from it. */
const FieldChoice = Type.Object(
  {
    ...RecordColumn.properties,
    kind: Type.String(),
    /** Its value can be a column of lists. */
    listable: Type.Boolean(),
    /** A person fills it in. */
    fillable: Type.Boolean(),
  },
  Closed,
);

const Blocks = Type.Array(Type.Object({ key: Type.String(), label: Type.String() }, Closed));

export const settingsRoutes = defineRoutes({
  allSettings: {
    method: 'GET',
    path: '/api/applications/settings',
    summary: 'Applications of the agency as its administrator sees them',
    permission,
    input: {},
    reply: Type.Object(
      {
        applications: Type.Array(
          Type.Object(
            {
              id: Uuid,
              name: Type.String(),
              group: Type.String(),
              open: Type.Boolean(),
              version: Type.Integer(),
              /** Steps as one line. */
              way: Type.String(),
              /** Somebody has begun one: it can be switched off, not removed. */
              used: Type.Boolean(),
              /** Form or process have been published anew since; saving takes the new ones. */
              newer: Type.Boolean(),
            },
            Closed,
          ),
        ),
      },
      Closed,
    ),
  },
  choices: {
    method: 'GET',
    path: '/api/applications/settings/choices',
    summary: 'Forms, processes, sections and posts to make an application from',
    permission,
    input: {},
    reply: Type.Object(
      {
        forms: Type.Array(Type.Object({ key: Type.String(), name: Type.String() }, Closed)),
        processes: Type.Array(Type.Object({ key: Type.String(), name: Type.String() }, Closed)),
        sections: Type.Array(Type.Object({ id: Uuid, name: Type.String() }, Closed)),
        posts: Type.Array(Type.Object({ id: Uuid, name: Type.String() }, Closed)),
      },
      Closed,
    ),
  },
  formFields: {
    method: 'GET',
    path: '/api/applications/settings/fields',
    summary: 'Fields and opinion blocks of the published version of a form, and of further forms beside it',
    permission,
    input: {
      query: Type.Object(
        {
          formKey: FormKey,
          /** `f2:review,f3:budget`: further forms by the keys they have in the application. */
          further: Type.Optional(
            Type.String({ maxLength: 500, pattern: '^f[0-9]{1,3}:[^:,]+(?:,f[0-9]{1,3}:[^:,]+)*$' }),
          ),
        },
        Closed,
      ),
    },
    reply: Type.Object(
      {
        formId: Uuid,
        name: Type.String(),
        fields: Type.Array(FieldChoice),
        blocks: Blocks,
        /** Keys as they are in the application: `f2_amount`. */
        further: Type.Array(
          Type.Object(
            {
              key: Type.String(),
              formKey: Type.String(),
              formId: Uuid,
              name: Type.String(),
              fields: Type.Array(FieldChoice),
              blocks: Blocks,
              /** Its own keys of fields that the main form has too, under the same key and of the same kind. */
              takeable: Blocks,
            },
            Closed,
          ),
        ),
      },
      Closed,
    ),
  },
  recordSources: {
    method: 'GET',
    path: '/api/applications/settings/record-sources',
    summary: 'Lists that a field of a form can choose its values from, with their columns',
    permission,
    input: {},
    reply: Type.Object(
      {
        applications: Type.Array(
          Type.Object({ kindCode: Type.String(), name: Type.String(), columns: Type.Array(RecordColumn) }, Closed),
        ),
      },
      Closed,
    ),
  },
  settings: {
    method: 'GET',
    path: '/api/applications/settings/:applicationId',
    summary: 'One application with its settings',
    permission,
    input: { params },
    reply: Type.Object(
      {
        settings: ApplicationSettings,
        open: Type.Boolean(),
        version: Type.Integer(),
        used: Type.Boolean(),
        /** Key of the next further form that is added. */
        nextForm: Type.String(),
        /** The form that its matters are filled in on: the main form, or the one made of all its forms. */
        formId: Uuid,
      },
      Closed,
    ),
  },
  make: {
    method: 'POST',
    path: '/api/applications/settings',
    summary: 'Make an application from a published form and a process',
    permission,
    changes: true,
    input: { body: ApplicationSettings },
    reply: Made,
  },
  change: {
    method: 'PUT',
    path: '/api/applications/settings/:applicationId',
    summary: 'Change an application; it takes the newest version of its form and process, running matters keep theirs',
    permission,
    changes: true,
    input: { params, body: Type.Object({ expectedVersion: Version, settings: ApplicationSettings }, Closed) },
    reply: Made,
  },
  setOpen: {
    method: 'POST',
    path: '/api/applications/settings/:applicationId/open',
    summary: 'Switch an application on or off; records stay readable',
    permission,
    changes: true,
    input: { params, body: Type.Object({ expectedVersion: Version, open: Type.Boolean() }, Closed) },
    reply: Done,
  },
  remove: {
    method: 'DELETE',
    path: '/api/applications/settings/:applicationId',
    summary: 'Remove an application that was never used',
    permission,
    changes: true,
    input: { params },
    reply: Done,
  },
  writePack: {
    method: 'GET',
    path: '/api/applications/settings/:applicationId/pack',
    summary: 'The application as a template for other agencies',
    permission,
    input: { params },
    reply: Pack,
  },
});
