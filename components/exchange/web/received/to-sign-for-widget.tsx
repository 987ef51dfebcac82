import { Link } from 'react-router';
import { useLive } from '#platform/web/data/live/live.ts';
import { refresh, useRoute } from '#platform/web/data/use-route.ts';
import { usePublishedCount } from '#platform/web/shell/menu-counts.ts';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import { routes } from '../../contract.ts';
import '../exchange.css';
import { stageWords } from './received-row.tsx';

/** 待签收 on the home page: what came last from other agencies. */
export function ToSignForWidget() {
  const now = useNow();
  const inbox = useRoute(routes.inbox, { query: { box: 'waiting', limit: 5 } });
  useLive('exchange', () => void refresh(routes.inbox));
  usePublishedCount('/exchange', inbox.data?.waiting);
  return (
    <Panel
      title="待签收"
      aside={inbox.data ? `${inbox.data.waiting} 件` : ''}
      more={{ to: '/exchange', words: '全部' }}
    >
      <ListStates
        query={inbox}
        empty={({ rows }) => rows.length === 0 && <EmptyState sentence="外单位来的公文都签收了。" />}
      >
        {({ rows }) => (
          <ul className="to-sign-for">
            {rows.map((row) => (
              <li key={row.exchangeId}>
                <Link to={`/exchange/received/${row.exchangeId}`} className="one-line" title={row.title}>
                  {row.title}
                </Link>
                <p className="tertiary small">
                  {row.from}　<span className={row.late ? 'error-text' : ''}>{stageWords(row, now)}</span>
                </p>
              </li>
            ))}
          </ul>
        )}
      </ListStates>
    </Panel>
  );
}
