import { Button } from 'antd';
import { useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { When } from '#platform/web/widgets/chips.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { UndoLine } from '#platform/web/widgets/undo-line.tsx';
import { type HandOverDone, routes } from '../../contract.ts';

/** 近 30 天的交接: each can be taken back as long as the receiver has not acted; nothing is shown where there was none. */
export function HandOvers() {
  const done = useRoute(routes.handOvers);
  const undo = useCommand(routes.undoHandOver, {
    refreshes: [routes.handOvers, routes.leftWork, routes.stoppedCounts],
  });
  const rows = done.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <Panel title="近 30 天的交接">
      {undo.data && <UndoLine done={`${undo.data.said}。`} />}
      <Refusal error={undo.error} />
      <ul className="line-list stopped-list">
        {rows.map((row) => (
          <li key={row.batchId}>
            <div className="grow">
              <p className="strong">{batchWords(row)}</p>
              <p className="tertiary small">
                <When instant={row.at} /> 交接{row.undoneAt ? '，已撤回' : ''}
              </p>
            </div>
            {!row.undoneAt && (
              <Button
                loading={undo.isPending && undo.variables.params.batchId === row.batchId}
                onClick={() => undo.mutate({ params: { batchId: row.batchId }, body: {} })}
              >
                撤回交接
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** `周敏的 3 件交给了孙倩` */
const batchWords = ({ from, to, matters }: HandOverDone): string =>
  from && to ? `${from}的 ${matters} 件交给了${to}` : `${matters} 件`;
