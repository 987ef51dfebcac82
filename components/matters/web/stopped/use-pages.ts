import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import type { CallError } from '#platform/web/data/call-error.ts';

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next?: string;
}

export interface Pages<Row> {
  readonly rows: readonly Row[] | undefined;
  readonly error: CallError | null;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly more: () => void;
  readonly again: () => void;
}

/** A list page after page; `path` is the route's, so that `refresh(route)` reaches it, `conditions` what it is narrowed to. */
export function usePages<Row>(
  path: string,
  read: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<Row>>,
  conditions: readonly unknown[] = [],
): Pages<Row> {
  const pages = useInfiniteQuery<Page<Row>, CallError, InfiniteData<Page<Row>, string>, readonly unknown[], string>({
    queryKey: [path, 'pages', ...conditions],
    queryFn: ({ pageParam, signal }) => read(pageParam === '' ? undefined : pageParam, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  return {
    rows: pages.data?.pages.flatMap((page) => page.rows),
    error: pages.error,
    hasMore: pages.hasNextPage,
    loadingMore: pages.isFetchingNextPage,
    more: () => void pages.fetchNextPage(),
    again: () => void pages.refetch(),
  };
}
