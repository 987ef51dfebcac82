import type { FieldProblem, JsonObject } from '@gov/base';
import { type CompiledForm, projectFields } from '@gov/forms';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { claimValue, giveUpValues } from '../projections-store.ts';
import type { LoadedMatter } from './loaded-matter.ts';

/**
 * Claims the values of fields marked unique among all matters of the kind; what another one holds is a problem. Costs
 * a statement per such field, none for forms without.
 */
export async function uniqueProblems(
  context: UseCaseContext,
  { row, form }: LoadedMatter,
  values: JsonObject,
): Promise<readonly FieldProblem[]> {
  const unique = uniqueFields(form);
  if (unique.length === 0) return [];
  const { tx } = context;
  const filled = new Map(uniqueValues(form, values).map(({ key, value }) => [key, value]));
  const empty = unique.filter(({ key }) => !filled.has(key)).map(({ key }) => key);
  if (empty.length > 0) tx.write(giveUpValues(tx.agencyId, row.id, empty));
  const problems: FieldProblem[] = [];
  for (const { key, label } of unique) {
    const value = filled.get(key);
    if (value === undefined) continue;
    const holder = await tx.first(claimValue(tx.agencyId, { kindCode: row.kindCode, key, value, matterId: row.id }));
    if (holder?.matterId !== row.id)
      problems.push({ path: `body.values.${key}`, message: `“${label}”已经被另一件用过` });
  }
  return problems;
}

/** What these values hold against other matters of the kind. */
export function uniqueValues(form: CompiledForm, values: JsonObject): readonly { key: string; value: string }[] {
  const unique = new Set(uniqueFields(form).map(({ key }) => key));
  if (unique.size === 0) return [];
  return projectFields(form, values).flatMap(({ key, text, number, date }) => {
    const value = text ?? number ?? date;
    return unique.has(key) && value !== undefined ? [{ key, value }] : [];
  });
}

const uniqueFields = (form: CompiledForm) => [...form.fields.values()].filter((field) => field.unique);

/** A matter that came to nothing keeps its values but holds them against nobody. */
export function giveUpUniqueValues(context: UseCaseContext, { row, form }: LoadedMatter): void {
  const keys = uniqueFields(form).map(({ key }) => key);
  if (keys.length > 0) context.tx.write(giveUpValues(context.tx.agencyId, row.id, keys));
}
