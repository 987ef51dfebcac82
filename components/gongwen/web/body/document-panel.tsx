import { type ReactNode, useEffect, useRef } from 'react';
import { matterDispatches } from '#components/exchange/web/parts.ts';
import type { MatterPanelProps } from '#components/matters/web/parts.ts';
import { refresh, useRoute } from '#platform/web/data/use-route.ts';
import { Part } from '#platform/web/shell/web-part.tsx';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { routes } from '../../contract.ts';
import { DispatchAhead } from './dispatch-ahead.tsx';
import { DocumentReading } from './document-reading.tsx';
import { DocumentWriting } from './document-writing.tsx';

/** 正文 in the middle of the handling page: written where the step allows it, read everywhere else. */
export function DocumentPanel({ view, reading = false, beforeActing, slip }: MatterPanelProps): ReactNode {
  const { matterId, version, state } = view;
  const query = useRoute(routes.document, { params: { matterId } });
  useReadAgain([version, state, view.myTask?.taskId, view.number].join());
  return (
    <ListStates query={query} lines={8}>
      {(document) =>
        document.mayEdit && !reading ? (
          <DocumentWriting key={matterId} document={document} beforeActing={beforeActing} slip={slip} />
        ) : (
          <>
            {!reading && view.myTask?.actions.includes('dispatch') && <DispatchAhead values={view.values} />}
            <DocumentReading key={matterId} document={document} />
            {document.number && document.direction === 'OUT' && (
              <div className="document-dispatches">
                <Part token={matterDispatches} props={{ matterId }} />
              </div>
            )}
          </>
        )
      }
    </ListStates>
  );
}

/** Somebody acted: the step may be another one, the text frozen, the number given. */
function useReadAgain(stateOfMatter: string): void {
  const seen = useRef(stateOfMatter);
  useEffect(() => {
    if (seen.current === stateOfMatter) return;
    seen.current = stateOfMatter;
    void refresh(routes.document, routes.checks, routes.pages);
  }, [stateOfMatter]);
}
