import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useRoute } from '#platform/web/data/use-route.ts';
import { useMay } from '#platform/web/shell/session.tsx';
import { spanWords } from '#platform/web/text/days.ts';
import { StateChip } from '#platform/web/widgets/chips.tsx';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { type DeputyAreaRow, routes } from '../../contract.ts';
import { OrganisationTabs } from '../organisation-tabs.tsx';
import { AddDeputyAreaDialog } from './add-deputy-area-dialog.tsx';
import { EndDeputyAreaDialog } from './end-deputy-area-dialog.tsx';

/** 分管表: which leader is in charge of which section, and which sections nobody is in charge of. */
export function DeputyAreasPage() {
  const mayManage = useMay('organisation.manage');
  const query = useRoute(routes.deputyAreas);
  const [adding, setAdding] = useState(false);
  const add = mayManage && <Button onClick={() => setAdding(true)}>增加分管…</Button>;
  const none = <EmptyState sentence="分管表还是空的。" detail="流程里“分管领导办理”的步骤要按它找人。" action={add} />;
  return (
    <>
      <PageTitle title="分管表" sentence="流程里找分管领导，以这张表为准。" actions={add} />
      <OrganisationTabs />
      <div className="stack">
        {query.data && query.data.uncovered.length > 0 && (
          <Note kind="warning">
            今天没有人分管：{query.data.uncovered.map((section) => section.name).join('、')}。走到分管领导的步骤会停下。
          </Note>
        )}
        <Panel title="分管">
          <ListStates query={query} empty={({ areas }) => areas.length === 0 && none}>
            {({ areas }) => <AreaTable areas={areas} mayManage={mayManage} />}
          </ListStates>
        </Panel>
      </div>
      <AddDeputyAreaDialog open={adding} onClose={() => setAdding(false)} />
    </>
  );
}

function AreaTable({ areas, mayManage }: { readonly areas: readonly DeputyAreaRow[]; readonly mayManage: boolean }) {
  const [ending, setEnding] = useState<DeputyAreaRow>();
  return (
    <div className="organisation-table-frame">
      <table className="organisation-table">
        <thead>
          <tr>
            <th scope="col">科室</th>
            <th scope="col">分管领导</th>
            <th scope="col">时间</th>
            {mayManage && <th scope="col">可以做</th>}
          </tr>
        </thead>
        <tbody>
          {areas.map((area) => (
            <tr key={area.id} className={area.state === 'past' ? 'tertiary' : ''}>
              <th scope="row">
                <Link to={`/organisation/sections/${area.sectionId}`}>{area.sectionName}</Link>
              </th>
              <td>
                <span className="row">
                  <Link to={`/organisation/persons/${area.personId}`}>{area.personName}</Link>
                  <span>{area.post}</span>
                </span>
              </td>
              <td>
                {spanWords(area)} {area.state === 'future' && <StateChip state="now" words="尚未开始" />}
              </td>
              {mayManage && (
                <td>
                  {area.state !== 'past' && (
                    <Button
                      size="small"
                      danger
                      aria-label={`结束${area.personName}分管${area.sectionName}`}
                      onClick={() => setEnding(area)}
                    >
                      结束…
                    </Button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {ending && <EndDeputyAreaDialog area={ending} onClose={() => setEnding(undefined)} />}
    </div>
  );
}
