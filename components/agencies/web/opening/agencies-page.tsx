import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useRoute } from '#platform/web/data/use-route.ts';
import { dateWords } from '#platform/web/text/dates.ts';
import { StateChip } from '#platform/web/widgets/chips.tsx';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import { type AgencyLine, routes } from '../../contract.ts';
import '#platform/web/widgets/field.css';

/** While an agency is being made the list looks again by itself. */
const lookAgainMs = 3_000;

/** 各单位: which agencies there are, as a tree, with numbers and no contents. */
export function AgenciesPage() {
  const navigate = useNavigate();
  const query = useRoute(routes.agencies, {}, { refetchInterval: lookAgainMs });
  return (
    <>
      <PageTitle
        title="各单位"
        sentence="平台只看到单位的名称、状态和人数，看不到单位里的内容。"
        actions={
          <Button type="primary" onClick={() => navigate('/agencies/open')}>
            开通单位…
          </Button>
        }
      />
      <Panel title="单位" aside={query.data && `共 ${query.data.agencies.length} 个`}>
        <ListStates query={query}>{({ agencies }) => <AgencyTable agencies={agencies} />}</ListStates>
      </Panel>
    </>
  );
}

const AgencyTable = ({ agencies }: { readonly agencies: readonly AgencyLine[] }) => (
  <div className="table-frame">
    <table className="plain-table stacks">
      <thead>
        <tr>
          <th scope="col">单位</th>
          <th scope="col">级别</th>
          <th scope="col">代码</th>
          <th scope="col">人数</th>
          <th scope="col">状态</th>
          <th scope="col">开通</th>
        </tr>
      </thead>
      <tbody>
        {agencies.map((agency) => (
          <AgencyRow key={agency.id} agency={agency} />
        ))}
      </tbody>
    </table>
  </div>
);

function AgencyRow({ agency }: { readonly agency: AgencyLine }) {
  const now = useNow();
  return (
    <tr>
      <th scope="row">
        {'　'.repeat(agency.depth)}
        <Link to={`/agencies/${agency.id}`}>{agency.name}</Link>
      </th>
      <td>{agency.levelWords}</td>
      <td>{agency.code}</td>
      <td>{agency.people} 人</td>
      <td>
        <AgencyState agency={agency} />
      </td>
      <td className="one-line">{dateWords(agency.createdAt, now)}</td>
    </tr>
  );
}

function AgencyState({ agency }: { readonly agency: AgencyLine }) {
  if (agency.state === 'SUSPENDED') return <StateChip state="neutral" words="已停用" />;
  return agency.ready ? <StateChip state="done" words="可以使用" /> : <StateChip state="now" words="正在建立" />;
}
