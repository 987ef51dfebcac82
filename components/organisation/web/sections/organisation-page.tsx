import type { ReplyOf } from '@gov/base/component';
import { useParams } from 'react-router';
import { useRoute } from '#platform/web/data/use-route.ts';
import { useMay } from '#platform/web/shell/session.tsx';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { routes } from '../../contract.ts';
import { FindPerson, OrganisationTabs } from '../organisation-tabs.tsx';
import { SectionPanel } from './section-panel.tsx';
import { SectionTree } from './section-tree.tsx';
import { TopSections } from './top-sections.tsx';

/** 组织机构: the tree of sections left, the chosen section right. */
export function OrganisationPage() {
  const { sectionId } = useParams();
  const mayManage = useMay('organisation.manage');
  const tree = useRoute(routes.tree);
  const chosen = sectionId ?? tree.data?.sections[0]?.id;
  const sentence =
    tree.data && `${tree.data.agencyName}，${tree.data.sections.length} 个科室，${peopleWords(tree.data)}。`;
  return (
    <>
      <PageTitle title="组织机构" sentence={sentence} />
      <OrganisationTabs />
      <div className="organisation-columns">
        <div className="stack">
          <FindPerson />
          <Panel title="科室">
            <ListStates query={tree} empty={({ sections }) => sections.length === 0 && <NoSections />}>
              {({ sections }) => <SectionTree sections={sections} chosen={chosen} />}
            </ListStates>
            {mayManage && tree.data && <TopSections sections={tree.data.sections} />}
          </Panel>
        </div>
        {chosen && <SectionPanel key={chosen} sectionId={chosen} mayManage={mayManage} />}
      </div>
    </>
  );
}

/** In the numbers of the sections the administrators are counted, too. */
const peopleWords = ({ people, administrators }: ReplyOf<typeof routes.tree>): string =>
  administrators > 0 ? `${people} 人，另有 ${administrators} 名管理员账号` : `${people} 人`;

const NoSections = () => <EmptyState sentence="还没有科室。" detail="先设立第一个科室，再登记人员。" />;
