import type { ReplyOf } from '@gov/base/component';
import { useSearchParams } from 'react-router';
import { call } from '#platform/web/data/call.ts';
import { refresh } from '#platform/web/data/use-route.ts';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import '#platform/web/widgets/field.css';
import { type DispatchRow, routes } from '../../contract.ts';
import { ExchangeTabs } from '../exchange-tabs.tsx';
import { NewsLine } from '../news-line.tsx';
import { PagedList } from '../paged-list.tsx';
import { useNews } from '../use-news.ts';
import { usePages } from '../use-pages.ts';
import { useWaitingCount } from '../use-waiting-count.ts';
import { BatchRow } from './batch-row.tsx';

type SentBatches = ReplyOf<typeof routes.dispatches>;

const readBatches = (cursor: string | undefined, signal?: AbortSignal): Promise<SentBatches> =>
  call(routes.dispatches, { query: cursor ? { cursor } : {} }, signal ? { signal } : {});

/** 公文交换 › 发出的: one row per batch; the opened one stands in the address. */
export function SentPage() {
  const waiting = useWaitingCount();
  const pages = usePages([routes.dispatches.path], readBatches);
  const news = useNews('exchange-sent', pages.first, { read: () => readBatches(undefined), same: sameBatches });
  return (
    <>
      <PageTitle title="公文交换" />
      <section className="panel">
        <ExchangeTabs waiting={waiting} />
        {news && <NewsLine onShow={() => void refresh(routes.dispatches, routes.dispatch)} />}
        <PagedList pages={pages} empty="还没有发出过公文。" emptyDetail="公文签发、编号后，在办理页里分发。">
          {(rows) => <Batches rows={rows} />}
        </PagedList>
      </section>
    </>
  );
}

function Batches({ rows }: { readonly rows: readonly DispatchRow[] }) {
  const [address, setAddress] = useSearchParams();
  const open = address.get('open');
  const toggle = (dispatchId: string) => setAddress(open === dispatchId ? {} : { open: dispatchId }, { replace: true });
  return (
    <div className="table-frame">
      <table className="plain-table batches">
        <thead>
          <tr>
            <th scope="col">标题和文号</th>
            <th scope="col">发出</th>
            <th scope="col">收文</th>
            <th scope="col">送达</th>
            <th scope="col">签收</th>
            <th scope="col">办结</th>
            <th scope="col">要注意</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <BatchRow
              key={row.dispatchId}
              row={row}
              open={row.dispatchId === open}
              onToggle={() => toggle(row.dispatchId)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A receipt or a problem has come, or a batch was sent. */
const sameBatches = (newest: SentBatches, shown: SentBatches): boolean =>
  JSON.stringify(newest.rows) === JSON.stringify(shown.rows);
