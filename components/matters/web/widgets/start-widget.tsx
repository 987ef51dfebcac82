import { useRoute } from '#platform/web/data/use-route.ts';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { routes } from '../../contract.ts';
import { KindList } from '../start/kind-list.tsx';
import { useStart } from '../start/use-start.ts';

const shown = 8;

/** 发起 on the home page: the first kinds, and the way to all. */
export function StartWidget() {
  const kinds = useRoute(routes.kinds);
  const starting = useStart();
  return (
    <Panel title="发起" more={{ to: '/start', words: '全部' }}>
      <Refusal error={starting.error} />
      <ListStates
        query={kinds}
        empty={(reply) => reply.kinds.length === 0 && <EmptyState sentence="还没有可以发起的事项。" />}
      >
        {(reply) => <KindList kinds={reply.kinds.slice(0, shown)} starting={starting} short />}
      </ListStates>
    </Panel>
  );
}
