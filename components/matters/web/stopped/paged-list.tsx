import { Button } from 'antd';
import type { ReactNode } from 'react';
import { EmptyState, FailedState, LoadingState, NoRightState } from '#platform/web/widgets/list-states.tsx';
import type { Pages } from './use-pages.ts';

interface PagedListProps<Row> {
  readonly pages: Pages<Row>;
  readonly empty: string;
  readonly emptyDetail: string;
  readonly children: (rows: readonly Row[]) => ReactNode;
}

/** The four states of a list that is read page by page. */
export function PagedList<Row>({ pages, empty, emptyDetail, children }: PagedListProps<Row>) {
  const { rows, error } = pages;
  if (!rows && error?.status === 403) return <NoRightState error={error} />;
  if (!rows && error) return <FailedState error={error} retry={pages.again} />;
  if (!rows) return <LoadingState lines={3} />;
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
