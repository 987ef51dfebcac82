import { Button } from 'antd';
import { useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { When } from '#platform/web/widgets/chips.tsx';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { UndoLine } from '#platform/web/widgets/undo-line.tsx';
import { routes } from '../../contract.ts';

/** 没有启动的子流程: the cause, and another try at once; absent where there is none. */
export function StoppedChildren({ count }: { readonly count: number | undefined }) {
  const list = useRoute(routes.stoppedChildren);
  const again = useCommand(routes.retryChildren, { refreshes: [routes.stoppedChildren, routes.stoppedCounts] });
  if (!again.data && list.data?.rows.length === 0) return null;
  return (
    <Panel title="没有启动的子流程" aside={count === undefined ? '' : `${count} 个`}>
      {again.data && <UndoLine done={`${again.data.said}。`} />}
      <ListStates query={list} lines={2}>
        {({ rows }) => (
          <ul className="line-list stopped-list">
            {rows.map((row) => (
              <li key={`${row.matterId} ${row.step} ${row.why}`}>
                <div className="grow">
                  <p className="strong">
                    {row.kindName}：{row.step}
                    {row.children > 1 ? `（${row.children} 个${row.childKind}）` : `（${row.childKind}）`}
                  </p>
                  <p>{row.why}</p>
                  <p className="tertiary small">
                    {row.starterSection}发起，最近一次试是 <When instant={row.triedAt} />
                    ，每五分钟自动再试
                  </p>
                  {again.variables?.params.matterId === row.matterId && <Refusal error={again.error} />}
                </div>
                <div className="row wrap">
                  <Button
                    loading={again.isPending && again.variables.params.matterId === row.matterId}
                    onClick={() => again.mutate({ params: { matterId: row.matterId }, body: {} })}
                  >
                    重试
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        )}
      </ListStates>
    </Panel>
  );
}
