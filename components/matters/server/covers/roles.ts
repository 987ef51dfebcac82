import { dateInChina, type PersonId } from '@gov/base';
import { dayView } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { holdersOfSide, isVacant } from '../../rules/stand-ins/pair.ts';
import { nameIn } from '../view/person-words.ts';
import { pairOf } from './cover-words.ts';
import type { CoverRow } from './store.ts';

/** A pair that holds today, and who stands on the other side. */
export interface Role {
  readonly row: CoverRow;
  readonly names: string[];
}

/** AB岗 in which he is A, with who is B today. */
export const bRolesOf = (context: UseCaseContext, rows: readonly CoverRow[], personId: PersonId): readonly Role[] =>
  rolesOf(context, rows, { personId, as: 'a', other: 'b' });

/** AB岗 in which he is B. */
export const aRolesOf = (context: UseCaseContext, rows: readonly CoverRow[], personId: PersonId): readonly Role[] =>
  rolesOf(context, rows, { personId, as: 'b', other: 'a' });

interface SideAsked {
  readonly personId: PersonId;
  readonly as: 'a' | 'b';
  readonly other: 'a' | 'b';
}

function rolesOf(
  context: UseCaseContext,
  rows: readonly CoverRow[],
  { personId, as, other }: SideAsked,
): readonly Role[] {
  const view = dayView(context.agency.organisation, dateInChina(context.now));
  const nameOf = nameIn(context);
  return rows.flatMap((row) => {
    const pair = row.agreedBy === null ? undefined : pairOf(row);
    if (!pair || isVacant(view, pair)) return [];
    if (!holdersOfSide(view, pair[as]).some((one) => one.personId === personId)) return [];
    const others = holdersOfSide(view, pair[other]).filter((one) => one.personId !== personId);
    return others.length === 0 ? [] : [{ row, names: others.map((one) => nameOf(one.personId)) }];
  });
}
