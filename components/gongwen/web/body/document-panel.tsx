import { type ReactNode, useEffect } from 'react';
import type { MatterPanelProps } from '#components/matters/web/parts.ts';
import { refresh, useRoute } from '#platform/web/data/use-route.ts';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { routes } from '../../contract.ts';
import { DocumentReading } from './document-reading.tsx';
import { DocumentWriting } from './document-writing.tsx';

/** 正文 in the middle of the handling page: written where the step allows it, read everywhere else. */
export function DocumentPanel({ view }: MatterPanelProps): ReactNode {
  const { matterId, version, state } = view;
  const query = useRoute(routes.document, { params: { matterId } });
  // somebody acted: the step may be another one, the text frozen, the number given
  // biome-ignore lint/correctness/useExhaustiveDependencies: the values are the reason to read again
  useEffect(() => void refresh(routes.document, routes.checks), [version, state, view.myTask?.taskId, view.number]);
  return (
    <ListStates query={query} lines={8}>
      {(document) =>
        document.mayEdit ? (
          <DocumentWriting key={matterId} document={document} />
        ) : (
          <DocumentReading key={matterId} document={document} />
        )
      }
    </ListStates>
  );
}
