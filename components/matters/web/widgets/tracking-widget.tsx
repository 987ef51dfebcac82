import { useLive } from '#platform/web/data/live/live.ts';
import { refresh, useRoute } from '#platform/web/data/use-route.ts';
import { useSession } from '#platform/web/shell/session.tsx';
import { cellDateWords } from '#platform/web/text/dates.ts';
import { ItemRow } from '#platform/web/widgets/item-row.tsx';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import { routes } from '../../contract.ts';
import { rowKey, waitingWords } from '../lists/row-words.ts';
import { urgencyWords } from '../lists/urgency-words.ts';

/** 我发起的 on the home page: where each one is now. */
export function TrackingWidget() {
  const mine = useRoute(routes.list, { query: { box: 'mine', limit: 5 } });
  const now = useNow();
  const { person } = useSession();
  useLive('inbox', () => void refresh(routes.list));
  return (
    <Panel title="我发起的" more={{ to: '/tracking', words: '全部' }}>
      <ListStates
        query={mine}
        empty={({ rows }) =>
          rows.length === 0 && <EmptyState sentence="您还没有发起过事项。" detail="从“发起”里选一种开始。" />
        }
      >
        {({ rows }) => (
          <ul>
            {rows.map((row) => (
              <ItemRow
                key={rowKey(row)}
                to={`/matters/${row.matterId}`}
                title={row.title}
                urgency={urgencyWords(row.urgency)}
                meta={[row.number, row.kindName, row.step]}
                doing={waitingWords(row, person.name)}
                doingOnPhone
                aside={<span className="tertiary small">{cellDateWords(row.arrivedAt, now)}</span>}
              />
            ))}
          </ul>
        )}
      </ListStates>
    </Panel>
  );
}
