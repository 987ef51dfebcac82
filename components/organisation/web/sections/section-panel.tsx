import { Fragment } from 'react';
import { Link } from 'react-router';
import { useRoute } from '#platform/web/data/use-route.ts';
import { spanWords } from '#platform/web/text/days.ts';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { routes, type SectionView } from '../../contract.ts';
import { PeopleList } from './people-list.tsx';
import { SectionActions } from './section-actions.tsx';

interface SectionPanelProps {
  readonly sectionId: string;
  readonly mayManage: boolean;
}

/** One section: where it stands, who is in charge, its people in manual order, who was there before. */
export function SectionPanel({ sectionId, mayManage }: SectionPanelProps) {
  const query = useRoute(routes.section, { params: { sectionId } });
  return (
    <Panel title={query.data?.name ?? '科室'} aside={query.data && countWords(query.data)}>
      <ListStates query={query}>
        {(section) => (
          <>
            <SectionFacts section={section} />
            {mayManage && <SectionActions section={section} />}
            {section.people.length > 0 ? (
              <PeopleList section={section} mayManage={mayManage} />
            ) : (
              <EmptyState
                sentence="这个科室现在没有人。"
                detail={mayManage ? '可以登记新人，或从别的科室移人进来。' : undefined}
              />
            )}
            <Former section={section} />
          </>
        )}
      </ListStates>
    </Panel>
  );
}

/** As the tree counts: who is here today, each person once; who comes later is said apart. */
function countWords({ people }: SectionView): string {
  const today = new Set(people.filter((row) => row.state === 'present').map((row) => row.personId)).size;
  const later = people.filter((row) => row.state === 'future').length;
  return later > 0 ? `${today} 人，另有 ${later} 人尚未到任` : `${today} 人`;
}

const SectionFacts = ({ section }: { readonly section: SectionView }) => (
  <div className="section-facts secondary">
    <p>
      {section.above.map((one) => (
        <Fragment key={one.id}>
          <Link to={`/organisation/sections/${one.id}`}>{one.name}</Link>
          {' › '}
        </Fragment>
      ))}
      {section.name}，{spanWords(section)}
    </p>
    <p>{leadersWords(section)}</p>
  </div>
);

function leadersWords({ leadersInCharge, people }: SectionView): string {
  const heads = people.filter((row) => row.head && row.state === 'present').map((row) => row.personName);
  const head = heads.length > 0 ? `负责人：${heads.join('、')}` : '现在没有负责人';
  const leaders = leadersInCharge.map((leader) => `${leader.name}（${leader.post}）`).join('、');
  return leaders ? `${head}；分管领导：${leaders}` : head;
}

function Former({ section }: { readonly section: SectionView }) {
  if (section.former.length === 0) return null;
  return (
    <details className="former">
      <summary>以前在这里的 {section.former.length} 项任职</summary>
      <ul className="line-list dated-list">
        {section.former.map((row) => (
          <li key={row.id} className="past">
            <Link to={`/organisation/persons/${row.personId}`}>{row.personName}</Link>
            <span className="grow">{row.title}</span>
            <span className="small">{spanWords(row)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
