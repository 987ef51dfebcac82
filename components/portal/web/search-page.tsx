import type { ReplyOf } from '@gov/base/component';
import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { routes as matters, stateWords } from '#components/matters/contract.ts';
import { call } from '#platform/web/data/call.ts';
import type { CallError } from '#platform/web/data/call-error.ts';
import { cellDateWords } from '#platform/web/text/dates.ts';
import { ItemRow } from '#platform/web/widgets/item-row.tsx';
import { EmptyState, FailedState, LoadingState, NoRightState } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import { type SearchGoesOn, searchGoesOn } from './search-looks.ts';
import './search-page.css';

type Page = ReplyOf<typeof matters.search>;
type Found = Page['rows'][number];

/** 查找: titles and numbers of matters that the reader may open; the words stand in the address. */
export function SearchPage() {
  const [address, setAddress] = useSearchParams();
  const text = address.get('q')?.trim().slice(0, 60) ?? '';
  return (
    <>
      <PageTitle title={text ? `查找“${text}”` : '查找'} sentence="只列出您能看的公文和办件" />
      <Input.Search
        className="search-field"
        key={`field ${text}`}
        defaultValue={text}
        onSearch={(words) => setAddress({ q: words.trim() })}
        enterButton="查找"
        placeholder="标题片段、文号的一部分"
        aria-label="查找"
        maxLength={60}
      />
      {text ? <Results key={text} text={text} /> : <Nothing />}
    </>
  );
}

const Nothing = () => (
  <section className="panel">
    <EmptyState sentence="写几个字就能找。" detail="标题里的任何一段、文号的一部分都行。" />
  </section>
);

/** One look after the other: the next when it is asked for, or at once where one found nothing and is not the end. */
function Results({ text }: { readonly text: string }) {
  const found = useSearch(text);
  const { data, error, isFetching, fetchNextPage } = found;
  const goesOn = searchGoesOn(data?.pages);
  const looksOn = goesOn === 'on' && data !== undefined && !isFetching && !error;
  useEffect(() => {
    if (looksOn) void fetchNextPage();
  }, [looksOn, fetchNextPage]);
  if (!data && error?.status === 403) return <NoRightState error={error} />;
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section className="panel" aria-label="查找结果">
      {rows.length > 0 && (
        <ul>
          {rows.map((row) => (
            <FoundRow key={row.matterId} row={row} />
          ))}
        </ul>
      )}
      {error && (!data || found.isFetchNextPageError) ? (
        <FailedState error={error} retry={() => void (data ? fetchNextPage() : found.refetch())} />
      ) : (
        <Below text={text} goesOn={goesOn} looking={isFetching} onLook={() => void fetchNextPage()} />
      )}
    </section>
  );
}

const useSearch = (text: string) =>
  useInfiniteQuery<Page, CallError, InfiniteData<Page, string>, readonly unknown[], string>({
    queryKey: [matters.search.path, 'looks', text],
    queryFn: ({ pageParam, signal }) =>
      call(matters.search, { query: { q: text, ...(pageParam ? { cursor: pageParam } : {}) } }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

interface BelowProps {
  readonly text: string;
  readonly goesOn: SearchGoesOn;
  readonly looking: boolean;
  readonly onLook: () => void;
}

/** What stands below what was found so far. */
function Below({ text, goesOn, looking, onLook }: BelowProps) {
  if (goesOn === 'none') return <NotFound text={text} />;
  if (goesOn === 'on') return <LoadingState />;
  if (goesOn === 'end') return null;
  return (
    <p className="list-end">
      {goesOn === 'ask' && <span role="status">往前找了一段，没有带“{text}”的，更早的还没有找。</span>}
      <Button size="small" loading={looking} onClick={onLook}>
        {goesOn === 'ask' ? '接着往前找' : '再看一些'}
      </Button>
    </p>
  );
}

const NotFound = ({ text }: { readonly text: string }) => (
  <EmptyState
    sentence={`没有找到带“${text}”的公文或办件。`}
    detail="换标题里更短的一段试试；文号可以只写序号。您看不到的内容不会列在这里。"
  />
);

function FoundRow({ row }: { readonly row: Found }) {
  const now = useNow();
  const waiting =
    row.waitingFor.length > 0 ? `现在等 ${row.waitingFor.join('、')}` : (row.waits ?? stateWords[row.state] ?? '');
  return (
    <ItemRow
      to={`/matters/${row.matterId}`}
      title={row.title}
      urgency={row.urgency}
      meta={[row.number, row.kindName, row.starter]}
      doing={waiting}
      aside={<span className="tertiary small">{cellDateWords(row.arrivedAt, now)}</span>}
    />
  );
}
