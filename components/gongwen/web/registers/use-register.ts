import { type InfiniteData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import type { CallError } from '#platform/web/data/call-error.ts';

export interface RegisterRows<Row> {
  readonly rows: readonly Row[];
  readonly next?: string;
}

/** Reads one page of a register; both registers take the same query. */
export type ReadRegister<Row> = (
  query: { readonly year: number; readonly cursor?: string },
  signal: AbortSignal,
) => Promise<RegisterRows<Row>>;

/** One register of one year, page behind page by the server's cursor. */
export const useRegister = <Row>(path: string, year: number, read: ReadRegister<Row>) =>
  useInfiniteQuery<RegisterRows<Row>, CallError, InfiniteData<RegisterRows<Row>>, QueryKey, string | undefined>({
    queryKey: [path, year],
    queryFn: ({ pageParam, signal }) => read({ year, ...(pageParam ? { cursor: pageParam } : {}) }, signal),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next,
  });
