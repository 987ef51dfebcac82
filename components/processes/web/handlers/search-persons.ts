import { routes as organisationRoutes } from '#components/organisation/contract.ts';
import { call } from '#platform/web/data/call.ts';
import type { PersonSearch } from '#platform/web/widgets/person-picker.tsx';

/** Persons that work can be given to, for the pickers of a design. */
export const searchPersons: PersonSearch = (query, after, signal) =>
  call(
    organisationRoutes.searchPersons,
    { query: { query, purpose: 'give-work', ...(after === undefined ? {} : { after }) } },
    { signal },
  );
