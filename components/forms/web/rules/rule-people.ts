import type { ConditionField, ConditionOption } from '@gov/expression';
import { createContext, useContext, useMemo } from 'react';
import { routes } from '#components/organisation/contract.ts';
import { call } from '#platform/web/data/call.ts';
import { useRoute } from '#platform/web/data/use-route.ts';
import type { ConditionPickers } from '#platform/web/widgets/conditions/pickers.ts';

/** Sections and posts of the agency as they are called today, by the kind of field that holds them. */
export type PeopleLists = Readonly<Partial<Record<ConditionField['kind'], readonly ConditionOption[]>>>;

export const PeopleListsContext = createContext<PeopleLists>({});

export const usePeopleLists = (): PeopleLists => useContext(PeopleListsContext);

/** Whom a rule can be asked for; while a list is not there yet, or cannot be had, its fields are not compared. */
export function useListedPeople(): PeopleLists {
  const { data: tree } = useRoute(routes.tree);
  const { data: held } = useRoute(routes.posts);
  return useMemo(
    () => ({
      ...(tree ? { section: tree.sections.map(({ id, name }) => ({ value: id, label: name })) } : {}),
      ...(held
        ? {
            post: held.posts.map(({ id, name, sectionName = '' }) => ({
              value: id,
              label: name.startsWith(sectionName) ? name : sectionName + name,
            })),
          }
        : {}),
    }),
    [tree, held],
  );
}

/** Anybody whom the field itself could hold. */
export const rulePickers: ConditionPickers = {
  searchPersons: (query, after, signal) =>
    call(
      routes.searchPersons,
      { query: { query, purpose: 'name', ...(after === undefined ? {} : { after }) } },
      { signal },
    ),
};
