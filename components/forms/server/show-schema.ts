import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../contract.ts';
import { formsServiceFor } from './forms-service.ts';
import { findTemplate } from './store.ts';

type Route = (typeof routes)['schema'];

/** The schema that the data of every matter of this version fits. */
export async function showSchema(context: UseCaseContext, input: InputOf<Route>): Promise<Result<ReplyOf<Route>>> {
  const { formVersionId } = input.params;
  const there = await context.tx.first(findTemplate(context.tx.agencyId, formVersionId));
  if (!there) return reject('forms.not-found');
  const { jsonSchema } = await formsServiceFor(context).compiled(formVersionId);
  return ok({ formVersionId, schema: jsonSchema });
}
