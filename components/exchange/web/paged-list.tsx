import { Button } from 'antd';
import type { ReactNode } from 'react';
import { EmptyState, FailedState, LoadingState, NoRightState } from '#platform/web/widgets/list-states.tsx';
import type { Pages } from './use-pages.ts';

interface PagedListProps<Row> {
  readonly pages: Pages<Row>;
  readonly empty: string;
  readonly emptyDetail?: string;
  readonly children: (rows: readonly Row[]) => ReactNode;
}

/** The states of a paged list around its rows, and the way to more. */
export function PagedList<Row>({ pages, empty, emptyDetail, children }: PagedListProps<Row>) {
  const { rows, error } = pages;
  if (rows === undefined) {
    if (error?.status === 403) return <NoRightState error={error} />;
    return error ? <FailedState error={error} retry={pages.again} /> : <LoadingState lines={5} />;
  }
  if (rows.length === 0) return <EmptyState sentence={empty} detail={emptyDetail} />;
  return (
    <>
      {children(rows)}
      {pages.hasMore && (
        <p className="list-end">
          <Button loading={pages.loadingMore} onClick={pages.more}>
            更多
          </Button>
        </p>
      )}
    </>
  );
}
