import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import type { CallError } from '#platform/web/data/call-error.ts';

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next?: string;
}

export interface Pages<Row> {
  readonly rows: readonly Row[] | undefined;
  readonly error: CallError | null;
  readonly again: () => void;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly more: () => void;
}

/** A list page after page; `path` first in the key, so that `refresh(route)` reaches it. */
export function usePages<P extends Page<unknown>>(
  key: readonly [path: string, ...string[]],
  read: (cursor: string | undefined, signal: AbortSignal) => Promise<P>,
): Pages<P['rows'][number]> & { readonly first: P | undefined } {
  const pages = useInfiniteQuery<P, CallError, InfiniteData<P, string>, readonly string[], string>({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => read(pageParam || undefined, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    refetchOnWindowFocus: false,
    // what came while another page was open is never missed
    staleTime: 0,
  });
  return {
    first: pages.data?.pages[0],
    rows: pages.data?.pages.flatMap((page) => page.rows),
    error: pages.error,
    again: () => void pages.refetch(),
    hasMore: pages.hasNextPage,
    loadingMore: pages.isFetchingNextPage,
    more: () => void pages.fetchNextPage(),
  };
}
