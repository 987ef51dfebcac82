import type { PersonId } from '@gov/base';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { nameIn } from '../view/person-words.ts';
import type { CoverRow, OwnCover } from './store.ts';

/** A pair that holds today, and who stands on the other side. */
export interface Role {
  readonly row: CoverRow;
  readonly names: string[];
}

/** AB岗 in which he is A, with who is B today. */
export const bRolesOf = (context: UseCaseContext, rows: readonly OwnCover[]): readonly Role[] =>
  rolesOf(context, rows, ({ bPeople }) => bPeople);

/** AB岗 in which he is B. */
export const aRolesOf = (context: UseCaseContext, rows: readonly OwnCover[]): readonly Role[] =>
  rolesOf(context, rows, ({ aPeople }) => aPeople);

function rolesOf(
  context: UseCaseContext,
  rows: readonly OwnCover[],
  others: (row: OwnCover) => readonly PersonId[],
): readonly Role[] {
  const { persons } = context.agency.organisation;
  const rank = (id: PersonId): number => persons.get(id)?.displayOrder ?? 0;
  return rows.flatMap((row) => {
    const people = [...others(row)].sort((one, other) => rank(one) - rank(other));
    return people.length === 0 ? [] : [{ row, names: people.map(nameIn(context)) }];
  });
}
