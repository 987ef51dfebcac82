import type { ConditionField } from '@gov/expression';
import { conditionFields, type FormTemplate, nameFields } from '@gov/forms';
import { identityFields, type Places, whereFields } from '@gov/organisation';
import type { Choices } from '../designer/desk.ts';

/** What a condition may ask of the form: sections and posts from their lists, and what they and agencies are called. */
export const formFields = (template: FormTemplate, { sections, posts }: Choices): readonly ConditionField[] => {
  const lists: Readonly<Record<string, Choices['sections']>> = { section: sections, post: posts };
  const ofPersons = new Set(template.fields.flatMap(({ key, kind }) => (kind === 'person' ? [`${key}.name`] : [])));
  return [
    ...conditionFields(template).map((field) => {
      const list = lists[field.kind];
      return list ? { ...field, options: list.map(({ id, name }) => ({ value: id, label: name })) } : field;
    }),
    // persons are chosen, never asked by name: two may have the same
    ...nameFields(template).filter(({ key }) => !ofPersons.has(key)),
  ];
};

/** What a condition may ask of who began the matter; persons themselves are chosen elsewhere. */
export const starterFields = (choices: Choices): readonly ConditionField[] =>
  withoutPersons(identityFields('Starter', placesOf(choices)));

/** What 符合条件的人 may ask: of the persons, of the starter, of who handled the step before. */
export const personFields = (choices: Choices): readonly ConditionField[] =>
  withoutPersons(whereFields(placesOf(choices)));

const withoutPersons = (fields: readonly ConditionField[]): readonly ConditionField[] =>
  fields.filter(({ kind }) => kind !== 'person');

const placesOf = ({ sections, posts }: Choices): Places => ({ sections: byId(sections), posts: byId(posts) });

const byId = <T extends { readonly id: string }>(all: readonly T[]): ReadonlyMap<string, T> =>
  new Map(all.map((one) => [one.id, one]));
