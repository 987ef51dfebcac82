import { defineRoutes } from '@gov/base/component';
import Type from 'typebox';
import { call } from '#platform/web/data/call.ts';
import type { PersonPage, PersonSearch } from '#platform/web/widgets/person-picker.tsx';

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
        purpose: Type.Optional(
          Type.Union([Type.Literal('name'), Type.Literal('give-work'), Type.Literal('give-secret')]),
        ),
      }),
    },
    reply: Type.Object({
      persons: Type.Array(Found),
      total: Type.Integer(),
      leftOut: Type.Object({ administrators: Type.Integer(), stopped: Type.Integer(), notLetKnow: Type.Integer() }),
      next: Type.Optional(Text),
    }),
  },
});

/** Everybody in office, to look for what lies with somebody. */
export const searchPersons: PersonSearch = (query, after, signal) =>
  call(search, { query: asked(query, after) }, { signal });

/** A name written into a form: the three administrators have no part in the work of the office. */
export const searchNames: PersonSearch = (query, after, signal) => offered('name', asked(query, after), signal);

/** Who may be given work: administrators and stopped accounts are left out, as the server would refuse them. */
export const searchColleagues: PersonSearch = (query, after, signal) =>
  offered('give-work', asked(query, after), signal);

/** Who may be given a work secret, where the agency names who may know such. */
export const searchLetKnow: PersonSearch = (query, after, signal) =>
  offered('give-secret', asked(query, after), signal);

const asked = (query: string, after: string | undefined) => ({ query, ...(after === undefined ? {} : { after }) });

/** Where the list is shorter on purpose, it says so. */
async function offered(
  purpose: 'name' | 'give-work' | 'give-secret',
  query: ReturnType<typeof asked>,
  signal: AbortSignal,
): Promise<PersonPage> {
  const { leftOut, ...page } = await call(search, { query: { ...query, purpose } }, { signal });
  const parts = [
    ...(leftOut.administrators > 0 ? [`${leftOut.administrators} 名管理员`] : []),
    ...(leftOut.stopped > 0 ? [`${leftOut.stopped} 个停用的账号`] : []),
    ...(leftOut.notLetKnow > 0 ? [`${leftOut.notLetKnow} 名没有授权知悉工作秘密的同事`] : []),
  ];
  return parts.length === 0 ? page : { ...page, besides: `另有 ${parts.join('、')}，不在可选之列` };
}
