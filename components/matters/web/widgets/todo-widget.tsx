import { useLive } from '#platform/web/data/live/live.ts';
import { refresh, useRoute } from '#platform/web/data/use-route.ts';
import { ItemRow } from '#platform/web/widgets/item-row.tsx';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { routes } from '../../contract.ts';
import { rowKey } from '../lists/row-words.ts';
import { urgencyWords } from '../lists/urgency-words.ts';

/** 待我办 on the home page: what is late and urgent first, and the way to all. */
export function TodoWidget() {
  const todo = useRoute(routes.list, { query: { box: 'todo', limit: 7 } });
  const counts = useRoute(routes.counts);
  useLive('inbox', () => void refresh(routes.list));
  return (
    <Panel
      title="待我办"
      aside={counts.data ? `${counts.data.todo} 件` : ''}
      more={{ to: '/inbox', words: '全部待办' }}
    >
      <ListStates
        query={todo}
        empty={({ rows }) =>
          rows.length === 0 && <EmptyState sentence="没有等您办的。" detail="新到的会出现在这里。" />
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
                meta={[
                  row.onBehalfOf && `代${row.onBehalfOf}`,
                  row.number,
                  row.kindName,
                  row.starter,
                  row.pressed ? `已催 ${row.pressed} 次` : undefined,
                ]}
                doing={row.step}
                due={row.dueAt}
                unread={row.unread}
              />
            ))}
          </ul>
        )}
      </ListStates>
    </Panel>
  );
}
