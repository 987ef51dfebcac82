import type { ReplyOf } from '@gov/base/component';
import { useRoute } from '#platform/web/data/use-route.ts';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { routes } from '../../contract.ts';

type Counts = ReplyOf<(typeof routes)['statistics']>['counts'][number];

/** How many by month and by each choice, as tables with a bar; the same conditions as the list. */
export function StatisticsPanel({ applicationId, where }: { readonly applicationId: string; readonly where: string }) {
  const query = useRoute(routes.statistics, { params: { applicationId }, query: { where } }, { keepPrevious: true });
  return (
    <ListStates
      query={query}
      empty={({ counts }) =>
        counts.length === 0 && (
          <section className="panel">
            <EmptyState sentence="没有可以统计的记录。" detail="只统计您能看到的；放宽上面的条件再看。" />
          </section>
        )
      }
    >
      {({ counts }) => counts.map((one) => <CountsTable key={one.label} counts={one} />)}
    </ListStates>
  );
}

function CountsTable({ counts: { label, sumLabel, lines } }: { readonly counts: Counts }) {
  const most = Math.max(1, ...lines.map(({ count }) => count));
  return (
    <Panel title={label}>
      <div className="applications-frame">
        <table className="counts-table">
          <thead className="tertiary small">
            <tr>
              <th scope="col">{label === '按月' ? '月份' : label}</th>
              <th scope="col" className="number">
                件数
              </th>
              {sumLabel && (
                <th scope="col" className="number">
                  {sumLabel}合计
                </th>
              )}
              <td />
            </tr>
          </thead>
          <tbody>
            {lines.map(({ words, count, sum }) => (
              <tr key={words}>
                <th scope="row">{words}</th>
                <td className="number">{count}</td>
                {sumLabel && <td className="number">{sum ?? ''}</td>}
                <td className="bar" aria-hidden="true">
                  <i style={{ width: `${Math.round((count / most) * 100)}%` }} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
