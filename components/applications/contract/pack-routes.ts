import { defineRoutes } from '@gov/base/component';
import type { FormTemplate } from '@gov/forms';
import Type, { type Static } from 'typebox';
import { Made } from './settings-routes.ts';
import { Closed, Uuid } from './shapes.ts';

const permission = 'applications.manage';
const ShippedName = Type.String({ pattern: '^[a-z][a-z-]{0,39}$' });
const FileText = Type.String({ minLength: 2, maxLength: 1_000_000 });

/** What somebody has looked at: these bytes, to be the application of this id. A second time it is there already. */
const Looked = Type.Object({ sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }), applicationId: Uuid }, Closed);

/** 这份模板会带来什么, before anything of it is there. */
export const PackContents = Type.Object(
  {
    /** Digest of what was looked at. */
    sha256: Type.String(),
    /** Id that the application has when it is installed. */
    applicationId: Uuid,
    /** As it will be called here. */
    name: Type.String(),
    group: Type.String(),
    hint: Type.String(),
    /** Pattern of titles with the names of its fields: `〔申请人〕外出`. */
    title: Type.Optional(Type.String()),
    forms: Type.Array(
      Type.Object({ name: Type.String(), template: Type.Unsafe<FormTemplate>(Type.Object({})) }, Closed),
      { minItems: 1 },
    ),
    /** 流程说明. */
    sentences: Type.Array(Type.Object({ number: Type.String(), depth: Type.Integer(), text: Type.String() }, Closed)),
    /** Names of the columns of its list. */
    columns: Type.Array(Type.String()),
    /** What statistics add up. */
    sum: Type.Optional(Type.String()),
    /** Dictionaries that its forms bring with them. */
    dictionaries: Type.Array(Type.Object({ name: Type.String(), words: Type.Array(Type.String()) }, Closed)),
    /** What is to be chosen anew here, as sentences. */
    anew: Type.Array(Type.String()),
    /** What has the same name here already, as sentences. */
    clashes: Type.Array(Type.String()),
  },
  Closed,
);
export type PackContents = Static<typeof PackContents>;

export const packRoutes = defineRoutes({
  packs: {
    method: 'GET',
    path: '/api/applications/packs',
    summary: 'Templates that come with the product',
    permission,
    input: {},
    reply: Type.Object(
      {
        packs: Type.Array(
          Type.Object(
            { id: Type.String(), name: Type.String(), group: Type.String(), hint: Type.String(), way: Type.String() },
            Closed,
          ),
        ),
      },
      Closed,
    ),
  },
  previewPack: {
    method: 'POST',
    path: '/api/applications/packs/preview',
    summary: 'What a template would bring, refused as installing it would be; changes nothing',
    permission,
    input: {
      body: Type.Object(
        { from: Type.Union([Type.Object({ shipped: ShippedName }, Closed), Type.Object({ file: FileText }, Closed)]) },
        Closed,
      ),
    },
    reply: PackContents,
  },
  installPack: {
    method: 'POST',
    path: '/api/applications/packs/install',
    summary: 'Make an application from a template of the product',
    permission,
    changes: true,
    input: { body: Type.Object({ pack: ShippedName, looked: Type.Optional(Looked) }, Closed) },
    reply: Made,
  },
  importPack: {
    method: 'POST',
    path: '/api/applications/packs/import',
    summary: 'Make an application from a template file of another agency',
    permission,
    changes: true,
    input: { body: Type.Object({ pack: FileText, looked: Type.Optional(Looked) }, Closed) },
    reply: Made,
  },
});
