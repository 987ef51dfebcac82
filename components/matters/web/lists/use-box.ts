import type { ReplyOf } from '@gov/base/component';
import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#platform/web/data/call.ts';
import type { CallError } from '#platform/web/data/call-error.ts';
import { useLive } from '#platform/web/data/live/live.ts';
import { queryClient } from '#platform/web/data/query-client.ts';
import { refresh } from '#platform/web/data/use-route.ts';
import { type Box, type MatterRow, routes } from '../../contract.ts';
import { rowKey } from './row-words.ts';

type Page = ReplyOf<typeof routes.list>;

export interface BoxList {
  readonly rows: readonly MatterRow[] | undefined;
  readonly error: CallError | null;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  /** How many rows have arrived and are not shown yet. */
  readonly arrived: number;
  readonly more: () => void;
  /** Reads the list again from its beginning, arrivals included. */
  readonly show: () => void;
}

const readPage = (box: Box, cursor: string, signal?: AbortSignal): Promise<Page> =>
  call(routes.list, { query: { box, ...(cursor ? { cursor } : {}) } }, signal ? { signal } : {});

/** One box, page after page. News never moves rows: they are counted and wait for a press. */
export function useBox(box: Box): BoxList {
  const queryKey = [routes.list.path, 'pages', box];
  const [arrived, setArrived] = useState(0);
  const pages = useInfiniteQuery<Page, CallError, InfiniteData<Page, string>, readonly unknown[], string>({
    queryKey,
    queryFn: ({ pageParam, signal }) => readPage(box, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    refetchOnWindowFocus: false,
    staleTime: 0,
  });
  const rows = pages.data?.pages.flatMap((page) => page.rows);
  useLive('inbox', () => {
    void refresh(routes.counts);
    void readPage(box, '').then(
      (first) => setArrived(newRows(first.rows, rows ?? []).length),
      () => undefined, // the next news or the next visit shows them
    );
  });
  return {
    rows,
    error: pages.error,
    hasMore: pages.hasNextPage,
    loadingMore: pages.isFetchingNextPage,
    arrived,
    more: () => void pages.fetchNextPage(),
    show: () => {
      setArrived(0);
      void queryClient.resetQueries({ queryKey });
    },
  };
}

function newRows(found: readonly MatterRow[], shown: readonly MatterRow[]): readonly MatterRow[] {
  const known = new Set(shown.map(rowKey));
  return found.filter((row) => !known.has(rowKey(row)));
}
