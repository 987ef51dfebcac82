import type { ReplyOf } from '@gov/base/component';
import { Radio } from 'antd';
import { useSearchParams } from 'react-router';
import { call } from '#platform/web/data/call.ts';
import { useMay } from '#platform/web/shell/session.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { type InboxBox, routes } from '../../contract.ts';
import { ExchangeTabs } from '../exchange-tabs.tsx';
import { NewsLine } from '../news-line.tsx';
import { PagedList } from '../paged-list.tsx';
import { SentPage } from '../sent/sent-page.tsx';
import { useNews } from '../use-news.ts';
import { usePages } from '../use-pages.ts';
import { useWaitingCount } from '../use-waiting-count.ts';
import { ReceivedRow } from './received-row.tsx';

const boxes: readonly { readonly box: InboxBox; readonly words: string; readonly empty: string }[] = [
  { box: 'waiting', words: '待签收', empty: '外单位来的公文都签收了。' },
  { box: 'signed', words: '已签收', empty: '还没有签收过外单位的公文。' },
  { box: 'returned', words: '已退回', empty: '没有退回过公文。' },
];

/** 公文交换 › 收到的. Who only follows sent documents sees those at once. */
export function ReceivedPage() {
  return useMay('exchange.receive') ? <Received /> : <SentPage />;
}

function Received() {
  const [address, setAddress] = useSearchParams();
  const current = boxes.find(({ box }) => box === address.get('box')) ?? boxes[0];
  const box = current?.box ?? 'waiting';
  const pages = usePages([routes.inbox.path, box], (cursor, signal) => readInbox(box, cursor, signal));
  const waiting = useWaitingCount();
  const news = useNews('exchange', pages.first, { read: () => readInbox(box, undefined), same: sameInbox });
  return (
    <>
      <PageTitle title="公文交换" sentence={waiting ? `有 ${waiting} 件公文等待签收。` : ''} />
      <section className="panel">
        <ExchangeTabs waiting={waiting} />
        <Radio.Group
          className="exchange-filter"
          aria-label="收到的公文"
          optionType="button"
          value={box}
          options={boxes.map((one) => ({ value: one.box, label: one.words }))}
          onChange={(event) => setAddress({ box: String(event.target.value) }, { replace: true })}
        />
        {news && <NewsLine onShow={pages.again} />}
        <PagedList pages={pages} empty={current?.empty ?? ''}>
          {(rows) => (
            <ul className="exchange-inbox">
              {rows.map((row) => (
                <ReceivedRow key={row.exchangeId} row={row} />
              ))}
            </ul>
          )}
        </PagedList>
      </section>
    </>
  );
}

type InboxPage = ReplyOf<typeof routes.inbox>;

const readInbox = (box: InboxBox, cursor: string | undefined, signal?: AbortSignal): Promise<InboxPage> =>
  call(routes.inbox, { query: { box, ...(cursor ? { cursor } : {}) } }, signal ? { signal } : {});

const sameInbox = (newest: InboxPage, shown: InboxPage): boolean =>
  newest.waiting === shown.waiting && newest.rows[0]?.exchangeId === shown.rows[0]?.exchangeId;
