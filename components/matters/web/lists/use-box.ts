import type { ReplyOf } from '@gov/base/component';
import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#platform/web/data/call.ts';
import type { CallError } from '#platform/web/data/call-error.ts';
import { useLive } from '#platform/web/data/live/live.ts';
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
  /** Reads the list again as far as it is shown, arrivals included. */
  readonly show: () => void;
}

const pageRows = 20;
const mostRows = 100;

const readPage = (box: Box, cursor: string, signal?: AbortSignal): Promise<Page> =>
  call(routes.list, { query: { box, limit: pageRows, ...(cursor ? { cursor } : {}) } }, signal ? { signal } : {});

/** As far as the list is shown, and a page more where it is shown to its end: what arrives may have its place anywhere in it. */
const readAgain = (box: Box, shown: readonly (readonly MatterRow[])[], hasMore: boolean): Promise<Page> => {
  const limit = Math.min(mostRows, pageRows * Math.max(1, shown.length + (hasMore ? 0 : 1)));
  return call(routes.list, { query: { box, limit } });
};

/** One box, page after page. News never moves rows: they are counted and wait for a press. */
export function useBox(box: Box): BoxList {
  const [arrived, setArrived] = useState(0);
  const pages = useInfiniteQuery<Page, CallError, InfiniteData<Page, string>, readonly unknown[], string>({
    queryKey: [routes.list.path, 'pages', box],
    queryFn: ({ pageParam, signal }) => readPage(box, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    refetchOnWindowFocus: false,
    staleTime: 0,
  });
  const shown = pages.data?.pages.map((page) => page.rows) ?? [];
  const rows = pages.data && shown.flat();
  useLive('inbox', () => {
    void refresh(routes.counts);
    void readAgain(box, shown, pages.hasNextPage).then(
      (found) => setArrived(newRows(found.rows, rows ?? []).length),
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
      void pages.refetch().then(({ error }) => error ?? setArrived(0));
    },
  };
}

function newRows(found: readonly MatterRow[], shown: readonly MatterRow[]): readonly MatterRow[] {
  const known = new Set(shown.map(rowKey));
  return found.filter((row) => !known.has(rowKey(row)));
}
