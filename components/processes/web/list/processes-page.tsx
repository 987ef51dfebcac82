import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { useRoute } from '#platform/web/data/use-route.ts';
import { StateChip, When } from '#platform/web/widgets/chips.tsx';
import { EmptyState, ListStates, RefusedPage } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { type DesignLine, routes } from '../../contract.ts';
import { NewProcessDialog } from './new-process-dialog.tsx';

/** 流程: what there is, which version is in use, what is being changed. */
export function ProcessesPage(): ReactNode {
  const [words, setWords] = useState('');
  const [making, setMaking] = useState(false);
  const query = useRoute(routes.designs, { query: words ? { words } : {} }, { keepPrevious: true });
  if (query.error?.status === 403) return <RefusedPage title="流程" error={query.error} />;
  return (
    <>
      <PageTitle
        title="流程"
        sentence="事项按流程一步步办理。改好的流程发布后，新发起的事项按新的一版走，正在办的不变。"
        actions={
          <Button type="primary" onClick={() => setMaking(true)}>
            新建流程…
          </Button>
        }
      />
      <Panel title="流程" aside={query.data && `共 ${query.data.total} 个`}>
        <search className="forms-search">
          <Input.Search
            aria-label="按名称找流程"
            placeholder="按名称找流程"
            allowClear
            maxLength={100}
            onSearch={(typed) => setWords(typed.trim())}
          />
        </search>
        <ListStates
          query={query}
          empty={({ processes }) =>
            processes.length === 0 &&
            (words ? (
              <EmptyState sentence={`没有名称里有“${words}”的流程。`} detail="换几个字再找。" />
            ) : (
              <EmptyState sentence="还没有流程。" detail="从空白、模板或者一个 BPMN 文件开始。" />
            ))
          }
        >
          {({ processes, total }) => (
            <>
              <ProcessTable processes={processes} />
              {total > processes.length && (
                <p className="tertiary">只列出最近改动的 {processes.length} 个，其余按名称找。</p>
              )}
            </>
          )}
        </ListStates>
      </Panel>
      <NewProcessDialog open={making} onLeave={() => setMaking(false)} />
    </>
  );
}

const ProcessTable = ({ processes }: { readonly processes: readonly DesignLine[] }) => (
  <div className="table-frame">
    <table className="plain-table stacks">
      <thead>
        <tr>
          <th scope="col">名称</th>
          <th scope="col">版本</th>
          <th scope="col">状态</th>
          <th scope="col">谁改的</th>
          <th scope="col">最后改动</th>
        </tr>
      </thead>
      <tbody>
        {processes.map((process) => (
          <tr key={process.processId}>
            <th scope="row">
              <Link to={`/processes/${process.processId}`}>{process.name}</Link>
            </th>
            <td>{process.version === undefined ? '还没有' : `第 ${process.version} 版`}</td>
            <td>
              <ProcessState process={process} />
            </td>
            <td>{process.changedBy ?? (process.shipped ? '随产品带来' : '')}</td>
            <td className="one-line">
              <When instant={process.changedAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

function ProcessState({ process }: { readonly process: DesignLine }): ReactNode {
  if (process.version === undefined) return <StateChip state="neutral" words="草稿" />;
  return process.hasDraft ? <StateChip state="now" words="有未发布的修改" /> : <StateChip state="done" words="在用" />;
}
