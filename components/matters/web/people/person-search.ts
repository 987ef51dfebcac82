import { defineRoutes } from '@gov/base/component';
import Type from 'typebox';
import { call } from '#platform/web/data/call.ts';
import type { PersonSearch } from '#platform/web/widgets/person-picker.tsx';

const Text = Type.String();
const Found = Type.Object({
  personId: Text,
  assignmentId: Text,
  name: Text,
  section: Text,
  post: Text,
  alsoAs: Type.Array(Text),
});

/** The row of the organisation's contract that pickers use; written here until this component names it in its needs. */
const { searchPersons: search } = defineRoutes({
  searchPersons: {
    method: 'GET',
    path: '/api/organisation/persons',
    summary: 'Persons in office by name, pinyin initials, section or title',
    permission: 'organisation.view',
    input: {
      query: Type.Object({
        query: Type.Optional(Text),
        after: Type.Optional(Text),
        purpose: Type.Optional(Type.Literal('give-work')),
      }),
    },
    reply: Type.Object({ persons: Type.Array(Found), total: Type.Integer(), next: Type.Optional(Text) }),
  },
});

/** Everybody in office, for a name written into a form. */
export const searchPersons: PersonSearch = (query, after, signal) =>
  call(search, { query: asked(query, after) }, { signal });

/** Who may be given work: administrators and stopped accounts are left out, as the server would refuse them. */
export const searchColleagues: PersonSearch = (query, after, signal) =>
  call(search, { query: { ...asked(query, after), purpose: 'give-work' } }, { signal });

const asked = (query: string, after: string | undefined) => ({ query, ...(after === undefined ? {} : { after }) });
