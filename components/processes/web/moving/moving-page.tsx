import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useParams } from 'react-router';
import { call } from '#platform/web/data/call.ts';
import type { CallError } from '#platform/web/data/call-error.ts';
import { useRoute } from '#platform/web/data/use-route.ts';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { routes } from '../../contract.ts';
import { ProcessTabs } from '../rehearsal/process-tabs.tsx';
import { type ByHand, bodyOf } from './by-hand.ts';
import { MovingBatches } from './moving-batches.tsx';
import { MovingPlan } from './moving-plan.tsx';
import '../rehearsal/rehearsal.css';

/** 转到新版: running matters of older versions go on by the version in use; what becomes of each is seen before. */
export function MovingPage(): ReactNode {
  const { processId = '' } = useParams();
  const query = useRoute(routes.design, { params: { processId } });
  const [watched, setWatched] = useState<string>();
  return (
    <div className="process-course">
      <PageTitle
        title={query.data ? `转到新版 – ${query.data.name}` : '转到新版'}
        sentence="让正在办的事项改按正在用的一版往下走。先看每一件会怎样，再决定转哪些；转过去的可以照原样转回来。"
      />
      <ProcessTabs processId={processId} />
      <ListStates query={query} lines={4}>
        {({ current }) =>
          current ? (
            <>
              <Planned processId={processId} to={current.number} onStarted={setWatched} />
              <MovingBatches processId={processId} watched={watched} onWatch={setWatched} />
            </>
          ) : (
            <Panel title="在办的事项">
              <EmptyState sentence="这个流程还没有发布过，没有在办的事项。" />
            </Panel>
          )
        }
      </ListStates>
    </div>
  );
}

interface PlannedProps {
  readonly processId: string;
  readonly to: number;
  readonly onStarted: (batchId: string) => void;
}

/** The plan is asked for anew with every step that somebody decides. */
function Planned({ processId, to, onStarted }: PlannedProps): ReactNode {
  const [byHand, setByHand] = useState<ByHand>({ nodes: {}, own: {} });
  const query = useQuery<Awaited<ReturnType<typeof planOf>>, CallError>({
    queryKey: [routes.movingPlan.path, processId, to, byHand],
    queryFn: () => planOf(processId, to, byHand),
    placeholderData: keepPreviousData,
  });
  return (
    <ListStates query={query} lines={6}>
      {(plan) => (
        <MovingPlan
          processId={processId}
          to={to}
          plan={plan}
          byHand={byHand}
          onByHand={setByHand}
          onStarted={(batchId) => {
            onStarted(batchId);
            void query.refetch();
          }}
        />
      )}
    </ListStates>
  );
}

const planOf = (processId: string, to: number, byHand: ByHand) =>
  call(routes.movingPlan, { params: { processId }, body: { to, ...bodyOf(byHand) } });
