import { Button } from 'antd';
import { useState } from 'react';
import { downloadUrl } from '#platform/web/data/transfer.ts';
import { useRoute } from '#platform/web/data/use-route.ts';
import { EmptyState, ListStates, RefusedPage } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { type AuditFilter, type ChainHead, routes } from '../contract.ts';
import { AuditFilters, type Shown } from './audit-filters.tsx';
import { AuditPages } from './audit-pages.tsx';
import { AuditTable } from './audit-table.tsx';
import './audit.css';

/** 审计记录: what was done in the agency, newest first, each row with its place in the sealed chain. */
export function AuditPage() {
  const [shown, setShown] = useState<Shown>({ filter: {} });
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const before = cursors.at(-1);
  const query = before === undefined ? shown.filter : { ...shown.filter, before };
  const page = useRoute(routes.records, { query }, { keepPrevious: true });
  const show = (next: Shown) => {
    setCursors([]);
    setShown(next);
  };
  const narrow = (extra: AuditFilter, words: string) =>
    show({ filter: { ...shown.filter, ...extra }, narrowed: { ...shown.narrowed, ...wordsFor(extra, words) } });
  // Without the right there is nothing to filter or export: the refusal stands alone.
  if (page.error?.status === 403) return <RefusedPage title="审计记录" error={page.error} />;
  return (
    <>
      <PageTitle
        title="审计记录"
        sentence="谁、在什么时候、做了什么。记录只增不改，查看和导出也会记下来。"
        actions={
          <Button href={downloadUrl(routes.exportRecords, { query: shown.filter })} download>
            导出这些记录
          </Button>
        }
      />
      <div className="stack">
        <AuditFilters shown={shown} onShow={show} />
        <Panel title="记录" aside={page.data && <HeadWords head={page.data.head} />}>
          <ListStates
            query={page}
            empty={({ records }) =>
              records.length === 0 && <EmptyState sentence="没有符合条件的记录。" detail="放宽上面的条件再看。" />
            }
          >
            {({ records, before: next }) => (
              <>
                <AuditTable records={records} onNarrow={narrow} />
                <AuditPages
                  first={cursors.length === 0}
                  more={next !== undefined}
                  onNewer={() => setCursors(cursors.slice(0, -1))}
                  onOlder={() => next !== undefined && setCursors([...cursors, next])}
                />
              </>
            )}
          </ListStates>
        </Panel>
      </div>
    </>
  );
}

const wordsFor = (extra: AuditFilter, words: string): NonNullable<Shown['narrowed']> =>
  extra.personId === undefined ? { object: words } : { person: words };

function HeadWords({ head }: { readonly head: ChainHead }) {
  if (head.sequence === 0) return <>还没有封存的记录</>;
  const waiting = head.waiting > 0 ? `，${head.waiting} 条等待封存` : '';
  return (
    <>
      已封存到第 {head.sequence} 条，链首 <code className="audit-hash">{head.hash.slice(0, 16)}</code>
      {waiting}
    </>
  );
}
