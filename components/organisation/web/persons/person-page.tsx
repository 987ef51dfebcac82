import { Link, useParams } from 'react-router';
import { useRoute } from '#platform/web/data/use-route.ts';
import { useMay } from '#platform/web/shell/session.tsx';
import { spanWords } from '#platform/web/text/days.ts';
import { StateChip } from '#platform/web/widgets/chips.tsx';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { type PersonView, routes } from '../../contract.ts';
import { OrganisationTabs } from '../organisation-tabs.tsx';
import { AssignmentList } from './assignment-list.tsx';
import { PersonActions } from './person-actions.tsx';

/** One person: assignments with their dates, what the person is in charge of, what was before. */
export function PersonPage() {
  const { personId = '' } = useParams();
  const mayManage = useMay('organisation.manage');
  const query = useRoute(routes.person, { params: { personId } });
  return (
    <>
      <PageTitle title={query.data?.name ?? '人员'} sentence={query.data && personSentence(query.data)} />
      <OrganisationTabs />
      <ListStates query={query}>
        {(person) => (
          <div className="stack">
            {mayManage && <PersonActions person={person} />}
            <Panel title="任职" aside="现在的在前，以前的在后">
              <AssignmentList person={person} mayManage={mayManage} />
            </Panel>
            {person.areas.length > 0 && <Areas person={person} />}
          </div>
        )}
      </ListStates>
    </>
  );
}

const accountSentences = { NONE: '还没有登录账号。', OPEN: '', STOPPED: '账号停用着。' } as const;

function personSentence(person: PersonView): string {
  const sentence = `在本单位：${spanWords(person)}，拼音首字母 ${person.initials}。`;
  const gone = person.assignments.every((row) => row.state === 'past');
  if (gone && person.leavingUndoable) return `已离任，今天还能撤回。${sentence}`;
  if (!person.left) return `${sentence}${accountSentences[person.account]}`;
  const work = person.openWork ? `留下的 ${person.openWork} 件还没有交接。` : '';
  return `已离任，${sentence}不能用本单位的身份登录。${work}`;
}

const Areas = ({ person }: { readonly person: PersonView }) => (
  <Panel title="分管" more={{ to: '/organisation/deputy-areas', words: '分管表' }}>
    <ul className="line-list dated-list">
      {person.areas.map((area) => (
        <li key={area.id} className={area.state}>
          <Link className="grow" to={`/organisation/sections/${area.sectionId}`}>
            {area.sectionName}
          </Link>
          {area.state === 'future' && <StateChip state="now" words="尚未开始" />}
          <span className="small">{spanWords(area)}</span>
        </li>
      ))}
    </ul>
    {person.areas.every((area) => area.state === 'past') && <EmptyState sentence="现在没有分管的科室。" />}
  </Panel>
);
