import type { ReplyOf } from '@gov/base/component';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { routes as matters } from '#components/matters/contract.ts';
import { downloadUrl } from '#platform/web/data/transfer.ts';
import { useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { EmptyState, ListStates, RefusedPage } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { type RecordsWhere, routes } from '../../contract.ts';
import { RecordFilters } from './record-filters.tsx';
import { RecordTable } from './record-table.tsx';
import { StatisticsPanel } from './statistics-panel.tsx';
import '../applications.css';

type Records = ReplyOf<(typeof routes)['records']>;

const views = [
  { value: 'records', label: '记录' },
  { value: 'statistics', label: '统计' },
];

/** One application: its records within what one reads, narrowed, sorted, counted, taken out. */
export function RecordsPage() {
  const { applicationId = '' } = useParams();
  const navigate = useNavigate();
  const [where, setWhere] = useState<RecordsWhere>({});
  const [page, setPage] = useState(1);
  const [view, setView] = useState('records');
  const params = { applicationId };
  const text = JSON.stringify(where);
  const query = useRoute(routes.records, { params, query: { where: text, page } }, { keepPrevious: true });
  const start = useCommand(matters.create, { onDone: ({ matterId }) => navigate(`/matters/${matterId}`) });
  const narrow = (next: RecordsWhere) => {
    setWhere(next);
    setPage(1);
  };
  if (!query.data && query.error && [403, 404].includes(query.error.status))
    return <RefusedPage title="办事应用" error={query.error} />;
  const head = query.data;
  return (
    <>
      <PageTitle
        title={head?.name ?? '办事应用'}
        sentence={head && countWords(head, where)}
        actions={
          <>
            <Segmented options={views} value={view} onChange={setView} />
            <Button href={downloadUrl(routes.exportRecords, { params, query: { where: text } })} download>
              导出 Excel
            </Button>
            {head?.mayStart && (
              <Button
                type="primary"
                disabled={start.isPending}
                onClick={() => start.mutate({ body: { kindCode: head.kindCode } })}
              >
                发起{head.name}
              </Button>
            )}
          </>
        }
      />
      <div className="stack">
        <Refusal error={start.error} />
        {head && <RecordFilters columns={head.columns} where={where} onNarrow={narrow} />}
        {view === 'statistics' ? (
          <StatisticsPanel applicationId={applicationId} where={text} />
        ) : (
          <Panel title="记录">
            <ListStates query={query} empty={({ rows }) => rows.length === 0 && <NoRecords narrowed={text !== '{}'} />}>
              {(found) => (
                <>
                  <RecordTable found={found} where={where} onSort={(sort) => narrow({ ...where, sort })} />
                  <Pages found={found} page={page} onPage={setPage} />
                </>
              )}
            </ListStates>
          </Panel>
        )}
      </div>
    </>
  );
}

function countWords({ total, beyond }: Pick<Records, 'total' | 'beyond'>, where: RecordsWhere): string {
  const { sort: _sort, ...narrowed } = where;
  const many = beyond ? `${total} 条以上，加上条件才看得到后面的` : `${total} 条`;
  return Object.keys(narrowed).length > 0 ? `符合条件的有 ${many}` : `您能看到 ${many}`;
}

const NoRecords = ({ narrowed }: { readonly narrowed: boolean }) =>
  narrowed ? (
    <EmptyState sentence="没有符合条件的记录。" detail="放宽上面的条件再看。" />
  ) : (
    <EmptyState sentence="还没有您能看到的记录。" detail="您发起、办理过的，提交以后会列在这里。" />
  );

interface PagesProps {
  readonly found: Records;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

function Pages({ found: { total, beyond, pageSize }, page, onPage }: PagesProps) {
  const last = Math.max(1, Math.ceil(total / pageSize));
  if (last === 1) return null;
  return (
    <nav className="applications-pages" aria-label="翻页">
      <Button disabled={page === 1} onClick={() => onPage(page - 1)}>
        上一页
      </Button>
      <span>
        第 {page} 页，{beyond ? `可翻到第 ${last} 页` : `共 ${last} 页`}
      </span>
      <Button disabled={page >= last} onClick={() => onPage(page + 1)}>
        下一页
      </Button>
    </nav>
  );
}
