import { Link, useLocation, useNavigate } from 'react-router';
import { call } from '#platform/web/data/call.ts';
import { useMay, useSession } from '#platform/web/shell/session.tsx';
import { PersonPicker, type PersonSearch } from '#platform/web/widgets/person-picker.tsx';
import { PageTabs } from '#platform/web/widgets/tabs/page-tabs.tsx';
import { routes } from '../contract.ts';
import './organisation.css';

const tabs = [
  { to: '/organisation', words: '科室和人员' },
  { to: '/organisation/deputy-areas', words: '分管表' },
  { to: '/organisation/posts', words: '岗位' },
  { to: '/organisation/groups', words: '常用分组' },
] as const;

/** Pages of sections and persons belong to the first tab. */
export function OrganisationTabs() {
  const { pathname } = useLocation();
  const current = tabs.slice(1).find((tab) => tab.to === pathname) ?? tabs[0];
  return (
    <PageTabs label="组织机构">
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} aria-current={tab === current ? 'page' : undefined}>
          {tab.words}
        </Link>
      ))}
    </PageTabs>
  );
}

/** The search behind every picker of this component. */
export const searchPersons: PersonSearch = (query, after, signal) =>
  call(routes.searchPersons, { query: { query, ...(after === undefined ? {} : { after }) } }, { signal });

/** Who may be given work: administrators and stopped accounts are not offered, and the list says by how many it is shorter. */
export const searchForWork: PersonSearch = async (query, after, signal) => {
  const asked = { query, purpose: 'give-work', ...(after === undefined ? {} : { after }) } as const;
  const { persons, total, next, leftOut } = await call(routes.searchPersons, { query: asked }, { signal });
  const count = leftOut.administrators + leftOut.stopped;
  return { persons, total, next, besides: count > 0 ? `另有 ${count} 名管理员或停用的账号，不在可选之列` : undefined };
};

/** Who left is found too: from here he is called back, and what he did is looked up. */
const findPersons =
  (mayManage: boolean): PersonSearch =>
  async (query, after, signal) => {
    const asked = { query, purpose: 'find', ...(after === undefined ? {} : { after }) } as const;
    const { persons, total, left, next } = await call(routes.searchPersons, { query: asked }, { signal });
    const marked = persons.map(({ absence, ...found }) =>
      absence ? { ...found, mark: absenceWords[absence] } : found,
    );
    const acts = mayManage ? '，点开可以撤回离任或者办理复职' : '';
    return { persons: marked, total, next, besides: left > 0 ? `其中 ${left} 人已离任${acts}` : undefined };
  };

const absenceWords = { LEFT: '已离任', COMING: '尚未开始', IDLE: '现在没有任职' } as const;

/** Finds a person anywhere in the agency, also one who has left, and opens the person's page. */
export function FindPerson() {
  const navigate = useNavigate();
  const mayManage = useMay('organisation.manage');
  const { person } = useSession();
  return (
    <PersonPicker
      label="找人"
      value={[]}
      recentOf={person.id}
      search={findPersons(mayManage)}
      onChange={([found]) => found && navigate(`/organisation/persons/${found.personId}`)}
    />
  );
}
