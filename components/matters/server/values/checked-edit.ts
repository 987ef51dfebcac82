import { dateInChina, type JsonObject, type Result, reject } from '@gov/base';
import { applyEdit, type FieldPermissions, isEditable, permissionOf } from '@gov/forms';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { agenciesChosen, chosenNames } from '../../rules/chosen-names.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { recordsChosen } from '../records/record-choices.ts';
import { relatedChosen } from '../related/related-matters.ts';
import { agencyNames } from './store.ts';

interface Edit {
  readonly fields: FieldPermissions;
  readonly values: JsonObject;
}

/**
 * The values after a person's edit at a step: names of who is chosen come from the directory, then the form checks the
 * rest. Persons and sections that the step may change are named anew too, so that a draft shows them as they are called now.
 * One statement more only where an agency is chosen.
 */
export async function checkedEdit(
  context: UseCaseContext,
  { form, row }: LoadedMatter,
  { fields, values }: Edit,
): Promise<Result<JsonObject>> {
  const { sections, persons, posts } = context.agency.organisation;
  const names = await namesOfAgencies(context, agenciesChosen(form, values));
  const { edit, problems } = chosenNames(
    form,
    { ...stillChosen({ form, row }, fields), ...values },
    {
      person: (id) => nameIn(persons, id),
      section: (id) => nameIn(sections, id),
      post: (id) => nameIn(posts, id),
      agency: (id) => names.get(id),
    },
  );
  const related = await relatedChosen(context, { form, row }, edit);
  const records = await recordsChosen(context, { form, row }, related.edit);
  const wrong = [...problems, ...related.problems, ...records.problems];
  if (wrong.length > 0) return reject('forms.edit-refused', { count: wrong.length }, wrong);
  const { personId, personName } = context.person();
  return applyEdit(form, fields, {
    before: row.values,
    edit: records.edit,
    today: dateInChina(context.now),
    person: { id: personId, name: personName },
  });
}

/** Persons and sections chosen before, in fields that may be changed now. */
const stillChosen = ({ form, row }: Pick<LoadedMatter, 'form' | 'row'>, fields: FieldPermissions): JsonObject =>
  Object.fromEntries(
    Object.entries(row.values).filter(([key]) => {
      const field = form.fields.get(key);
      // what others wrote 仅本人所填 is not his to name anew
      const isCommon = permissionOf(fields, key) !== 'own';
      return (field?.kind === 'person' || field?.kind === 'section') && isCommon && isEditable(field, fields);
    }),
  );

const nameIn = (all: ReadonlyMap<string, { readonly name: string }>, id: string) => all.get(id)?.name;

async function namesOfAgencies({ tx }: UseCaseContext, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = ids.length === 0 ? [] : await tx.all(agencyNames(ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
