import type { ConditionField } from '@gov/expression';
import { identityFields, type Places, whereFields } from '@gov/organisation';
import type { Choices } from '../designer/desk.ts';

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
