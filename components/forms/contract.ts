import type { Result } from '@gov/base';
import { defineRoutes, serviceToken } from '@gov/base/component';
import type { CompiledForm, FormTemplate } from '@gov/forms';
import Type from 'typebox';
import { importRoutes } from './contract/import-routes.ts';

const Closed = { additionalProperties: false } as const;

export const routes = defineRoutes({
  ...importRoutes,
  list: {
    method: 'GET',
    path: '/api/forms',
    summary: 'Forms of the agency with their current version',
    permission: 'forms.view',
    input: {},
    reply: Type.Object(
      {
        forms: Type.Array(
          Type.Object(
            { key: Type.String(), name: Type.String(), version: Type.Integer(), publishedAt: Type.String() },
            Closed,
          ),
        ),
      },
      Closed,
    ),
  },
});

/** What other components ask of forms, in the same transaction. */
export interface FormsService {
  /** The compiled form of an immutable version; kept in the process once read. */
  compiled(formVersionId: string): Promise<CompiledForm>;
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
}

export const formsService = serviceToken<FormsService>('forms');
