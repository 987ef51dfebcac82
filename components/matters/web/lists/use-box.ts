import type { ReplyOf } from '@gov/base/component';
import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#platform/web/data/call.ts';
import type { CallError } from '#platform/web/data/call-error.ts';
import { useLive } from '#platform/web/data/live/live.ts';
import { refresh } from '#platform/web/data/use-route.ts';
import { type Box, type BoxFilter, type MatterRow, routes } from '../../contract.ts';
import { arrivalsOf, arrivalWords, newsFrom } from './arrivals.ts';

type Page = ReplyOf<typeof routes.list>;

export interface BoxList {
  readonly rows: readonly MatterRow[] | undefined;
  readonly error: CallError | null;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  /** How many rows have arrived and are not shown yet: `3 件`; absent where none has. */
  readonly arrived: string | undefined;
  readonly more: () => void;
  /** Reads the list again as far as it is shown, arrivals included. */
  readonly show: () => void;
}

const pageRows = 20;

/** A box, or the part of it that a filter lets through. */
interface Wanted {
  readonly box: Box;
  readonly filter: BoxFilter;
}

const readPage = ({ box, filter }: Wanted, cursor: string, signal: AbortSignal): Promise<Page> =>
  call(routes.list, { query: { ...filter, box, limit: pageRows, ...(cursor ? { cursor } : {}) } }, { signal });

const readNews = ({ box, filter }: Wanted, since: string): Promise<Page> =>
  call(routes.list, { query: { ...filter, box, limit: pageRows, since } });

/** One box, page after page. News never moves rows: they are counted and wait for a press. */
export function useBox(wanted: Wanted): BoxList {
  const [news, setNews] = useState<Page>();
  const [told, setTold] = useState<readonly string[]>([]);
  const pages = useInfiniteQuery<Page, CallError, InfiniteData<Page, string>, readonly unknown[], string>({
    queryKey: [routes.list.path, 'pages', wanted.box, wanted.filter],
    queryFn: ({ pageParam, signal }) => readPage(wanted, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    refetchOnWindowFocus: false,
    staleTime: 0,
  });
  const rows = pages.data?.pages.flatMap((page) => page.rows);
  const asOf = pages.data?.pages[0]?.asOf;
  useLive('inbox', () => {
    void refresh(routes.counts);
    if (asOf) void readNews(wanted, newsFrom(asOf)).then(setNews, () => undefined); // the next news or the next visit shows them
  });
  const arrivals = rows && asOf ? arrivalsOf(news, { asOf, rows }, told) : [];
  return {
    rows,
    error: pages.error,
    hasMore: pages.hasNextPage,
    loadingMore: pages.isFetchingNextPage,
    arrived: arrivals.length > 0 ? arrivalWords(arrivals, news) : undefined,
    more: () => void pages.fetchNextPage(),
    show: () => {
      void pages.refetch().then(({ error }) => error ?? setTold((before) => [...before, ...arrivals]));
    },
  };
}
