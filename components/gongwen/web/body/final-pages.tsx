import type { ReactNode } from 'react';
import { downloadUrl } from '#platform/web/data/transfer.ts';
import { useRoute } from '#platform/web/data/use-route.ts';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { Sheets } from '#platform/web/widgets/sheets/sheets.tsx';
import { type DocumentView, routes } from '../../contract.ts';

/** The pages of the finished or received file itself, as it was sealed. */
export function FinalPages({ document, children }: FinalPagesProps): ReactNode {
  const { matterId, number, status } = document;
  const query = useRoute(routes.pages, { params: { matterId } });
  // another number or status may mean another file under the same address
  const version = `${status}${number ?? ''}`;
  return (
    <ListStates query={query} lines={8}>
      {({ pages }) => (
        <Sheets
          sheets={Array.from({ length: pages }, (_, index) => ({
            address: `${downloadUrl(routes.page, { params: { matterId, page: index + 1 } })}#${version}`,
            words: `第 ${index + 1} 页，共 ${pages} 页`,
          }))}
        >
          {children}
        </Sheets>
      )}
    </ListStates>
  );
}

interface FinalPagesProps {
  readonly document: DocumentView;
  /** Beside the buttons. */
  readonly children?: ReactNode;
}
