import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { When } from '#platform/web/widgets/chips.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { UndoLine } from '#platform/web/widgets/undo-line.tsx';
import { routes, type StuckChild } from '../../contract.ts';

/** 没有启动的子流程: shown only where there are some; a matter waits for each of them. */
export function StuckChildren() {
  const { data } = useRoute(routes.stuckChildren);
  const retry = useCommand(routes.retryChild, { refreshes: [routes.stuckChildren, routes.stoppedCounts] });
  const said = retry.data?.said;
  if (!data || (data.count === 0 && !said)) return null;
  return (
    <Panel title="没有启动的子流程" aside={`${data.count} 项`}>
      {said && <UndoLine done={`${said}。`} />}
      <ul className="line-list stopped-list">
        {data.rows.map((row) => {
          const mine = retry.variables?.params.matterId === row.matterId && retry.variables.body.child === row.child;
          return (
            <li key={`${row.matterId}/${row.child}`}>
              <ChildLine row={row}>{mine && <Refusal error={retry.error} />}</ChildLine>
              <div className="row wrap">
                <Button
                  loading={retry.isPending && mine}
                  onClick={() => retry.mutate({ params: { matterId: row.matterId }, body: { child: row.child } })}
                >
                  重试
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
      {data.count > data.rows.length && <p className="list-end tertiary">只列最近的 {data.rows.length} 项。</p>}
    </Panel>
  );
}

const ChildLine = ({ row, children }: { readonly row: StuckChild; readonly children: ReactNode }) => (
  <div className="grow">
    <p className="strong">
      {row.kindName}：{row.step}，子流程“{row.childKind}”
    </p>
    <p>{row.why}</p>
    <p className="tertiary small">
      {row.starterSection}发起，试过 {row.tries} 次，最近一次 <When instant={row.triedAt} />
      {row.next ? (
        <>
          ，<When instant={row.next} /> 再试
        </>
      ) : (
        '，不再自动重试'
      )}
    </p>
    {children}
  </div>
);
