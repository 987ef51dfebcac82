import type { FieldProblem, JsonObject } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { LoadedMatter } from './load-matter.ts';
import { findSameValue } from './store.ts';

/** Fields marked unique whose value another matter already has; costs a statement only for forms that have such fields. */
export async function uniqueProblems(
  context: UseCaseContext,
  loaded: LoadedMatter,
  values: JsonObject,
): Promise<readonly FieldProblem[]> {
  const problems: FieldProblem[] = [];
  for (const field of loaded.form.template.fields.filter((f) => f.unique)) {
    const value = values[field.key];
    if (typeof value !== 'string' || value === '' || value === loaded.row.values[field.key]) continue;
    const same = await context.tx.first(findSameValue(context.tx.agencyId, loaded.row.id, field.key, value));
    if (same) problems.push({ path: `body.values.${field.key}`, message: `“${field.label}”已经被另一件用过` });
  }
  return problems;
}
