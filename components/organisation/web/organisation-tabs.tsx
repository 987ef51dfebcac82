import { Link, useLocation, useNavigate } from 'react-router';
import { call } from '#platform/web/data/call.ts';
import { useSession } from '#platform/web/shell/session.tsx';
import { PersonPicker, type PersonSearch } from '#platform/web/widgets/person-picker.tsx';
import { PageTabs } from '#platform/web/widgets/tabs/page-tabs.tsx';
import { routes } from '../contract.ts';
import './organisation.css';

const tabs = [
  { to: '/organisation', words: '科室和人员' },
  { to: '/organisation/deputy-areas', words: '分管表' },
  { to: '/organisation/posts', words: '岗位' },
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

/** Finds a person anywhere in the agency and opens the person's page. */
export function FindPerson() {
  const navigate = useNavigate();
  const { person } = useSession();
  return (
    <PersonPicker
      label="找人"
      value={[]}
      recentOf={person.id}
      search={searchPersons}
      onChange={([found]) => found && navigate(`/organisation/persons/${found.personId}`)}
    />
  );
}
