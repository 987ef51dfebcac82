import type { Result } from '@gov/base';
import { defineRoutes, serviceToken } from '@gov/base/component';
import { DraftState, draftLine, Published, ToPublish, VersionLine } from '@gov/base/drafts';
import { Version, words } from '@gov/base/input';
import type { CompiledForm, FormTemplate, RenderTree } from '@gov/forms';
import Type, { type Static } from 'typebox';
import { dictionaryRoutes } from './contract/dictionary-routes.ts';
import { importRoutes } from './contract/import-routes.ts';
import { schemaRoutes } from './contract/schema-routes.ts';
import { templateRoutes } from './contract/template-routes.ts';

export type { DictionaryLine, DictionarySaved, DictionaryView } from './contract/dictionary-routes.ts';
export { type FormUse, type FormUses, formUsesPoint } from './contract/form-uses.ts';
export type { TemplateLine } from './contract/template-routes.ts';

const Closed = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });
const ofForm = Type.Object({ formId: Uuid }, Closed);
const Name = words(1, 100);

/**
 * A form template as it travels. What it must look like is said by `rules/parse-template.ts`, with a sentence for each
 * thing that may not be in it; a schema could only say that it is wrong.
 */
const Template = Type.Unsafe<FormTemplate>(Type.Object({ name: Name }, { additionalProperties: true }));

const FormLine = Type.Object(
  {
    formId: Uuid,
    ...draftLine,
  },
  Closed,
);

const Draft = Type.Object(
  { template: Template, changedAt: Type.String(), changedBy: Type.Optional(Type.String()) },
  Closed,
);

const CurrentVersion = Type.Object({ number: Type.Integer(), template: Template, publishedAt: Type.String() }, Closed);

export const FormView = Type.Object(
  {
    formId: Uuid,
    name: Type.String(),
    /** Version of the draft, to be sent with the next save; it also grows when a draft is published or discarded. */
    draftVersion: Version,
    draft: Type.Optional(Draft),
    current: Type.Optional(CurrentVersion),
    /** Keys that came with the product: other parts of it work with them, so they stay. */
    keptKeys: Type.Array(Type.String()),
  },
  Closed,
);
export type FormView = Static<typeof FormView>;

export const routes = defineRoutes({
  ...importRoutes,
  ...schemaRoutes,
  ...dictionaryRoutes,
  ...templateRoutes,
  list: {
    method: 'GET',
    path: '/api/forms',
    summary: 'Forms of the agency with version and state, the last changed first',
    permission: 'forms.view',
    input: {
      query: Type.Object(
        {
          words: Type.Optional(Type.String({ maxLength: 100 })),
          page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
        },
        Closed,
      ),
    },
    reply: Type.Object({ forms: Type.Array(FormLine), total: Type.Integer(), pages: Type.Integer() }, Closed),
  },
  form: {
    method: 'GET',
    path: '/api/forms/:formId',
    summary: 'One form: its draft, and the version in use',
    permission: 'forms.design',
    input: { params: ofForm },
    reply: FormView,
  },
  uses: {
    method: 'GET',
    path: '/api/forms/:formId/uses',
    summary: 'Applications and processes that work with a form',
    permission: 'forms.design',
    input: { params: ofForm },
    reply: Type.Object(
      {
        uses: Type.Array(
          Type.Object({ what: Type.String(), name: Type.String(), as: Type.String(), path: Type.String() }, Closed),
        ),
      },
      Closed,
    ),
  },
  create: {
    method: 'POST',
    path: '/api/forms',
    summary: 'Begins a form as a draft',
    permission: 'forms.design',
    input: { body: Type.Object({ template: Template }, Closed) },
    reply: Type.Object({ formId: Uuid }, Closed),
    changes: true,
  },
  saveDraft: {
    method: 'PUT',
    path: '/api/forms/:formId/draft',
    summary: 'Saves the draft on top of the version it was made from',
    permission: 'forms.design',
    input: { params: ofForm, body: Type.Object({ baseVersion: Version, template: Template }, Closed) },
    reply: DraftState,
    changes: true,
  },
  discardDraft: {
    method: 'POST',
    path: '/api/forms/:formId/draft/discard',
    summary: 'Drops what is not published',
    permission: 'forms.design',
    input: { params: ofForm, body: Type.Object({ baseVersion: Version }, Closed) },
    reply: DraftState,
    changes: true,
  },
  publish: {
    method: 'POST',
    path: '/api/forms/:formId/publish',
    summary: 'Makes the draft the next immutable version; running matters keep theirs',
    permission: 'forms.publish',
    input: {
      params: ofForm,
      body: ToPublish,
    },
    reply: Published,
    changes: true,
  },
  versions: {
    method: 'GET',
    path: '/api/forms/:formId/versions',
    summary: 'Published versions, the newest first',
    permission: 'forms.design',
    input: { params: ofForm },
    reply: Type.Object({ versions: Type.Array(VersionLine) }, Closed),
  },
  version: {
    method: 'GET',
    path: '/api/forms/:formId/versions/:number',
    summary: 'One published version',
    permission: 'forms.design',
    input: {
      params: Type.Object({ formId: Uuid, number: Version }, Closed),
    },
    reply: CurrentVersion,
  },
});
export type Routes = typeof routes;

export interface PublishedForm {
  readonly formId: string;
  readonly formVersionId: string;
  readonly form: CompiledForm;
}

/** A published version as others name it. */
export interface FormVersionOf {
  readonly formVersionId: string;
  readonly number: number;
  readonly publishedAt: string;
}

/** A filled form as somebody reads it, to be printed. */
export interface PaperToPrint {
  /** What is hidden from the reader is not in it. */
  readonly tree: RenderTree;
  /** Of the file, where a reader of PDFs shows it. */
  readonly title: string;
  /** At the foot of every page: who printed it when. */
  readonly foot: string;
  /** Bytes of the pictures on the paper, by the `fileId` they have there; one that is missing is printed by its name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** What other components ask of forms, in the same transaction. */
export interface FormsService {
  /** The compiled form of an immutable version; kept in the process once read. */
  compiled(formVersionId: string): Promise<CompiledForm>;
  /** What somebody brings as a template, looked at member by member; `publish` then says what else is wrong with it. */
  parse(template: unknown): Result<FormTemplate>;
  /** The version that is current under a key; undefined where nothing is published. */
  current(key: string): Promise<PublishedForm | undefined>;
  /** The version in use of a form by its id; undefined where nothing of it is published. */
  currentOf(formId: string): Promise<PublishedForm | undefined>;
  /** The form that a version belongs to. */
  formOf(formVersionId: string): Promise<string | undefined>;
  /** Whoever locks the same form waits until this transaction ends, and then sees what it did. */
  lock(formId: string): Promise<void>;
  /** Ids, keys and names of what is published; `composed`: it is made of several forms. */
  published(): Promise<
    readonly { readonly formId: string; readonly key: string; readonly name: string; readonly composed: boolean }[]
  >;
  /** Publishes a template under a key; the same template again keeps the version (safe to run twice). */
  publish(form: {
    readonly key: string;
    readonly template: FormTemplate;
  }): Promise<Result<{ readonly formVersionId: string }>>;
  /** The same for a form that comes with the product. Where the agency has published its own, that one stays: `changedHere`. */
  publishStandard(form: {
    readonly key: string;
    readonly template: FormTemplate;
  }): Promise<Result<{ readonly formVersionId: string; readonly changedHere: boolean }>>;
  /** The paper as PDF/A; `forms.not-printed` where it cannot be laid out. Slow: ask before anything is written. */
  print(paper: PaperToPrint): Promise<Result<Uint8Array>>;
  /** All versions of the form that a version belongs to, the newest last. */
  versionsBeside(formVersionId: string): Promise<readonly string[]>;
  /** The next number of a series; whoever asks holds the counter until his transaction ends. */
  nextSerial(counter: {
    readonly formVersionId: string;
    readonly field: string;
    readonly series: string;
  }): Promise<number>;
  /** All versions of a form, the newest last; none where the agency has no such form. */
  versionsOf(formId: string): Promise<readonly FormVersionOf[]>;
}

export const formsService = serviceToken<FormsService>('forms');
