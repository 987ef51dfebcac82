import { Button } from 'antd';
import { useState } from 'react';
import { call } from '#platform/web/data/call.ts';
import { useCommand } from '#platform/web/data/use-route.ts';
import { When } from '#platform/web/widgets/chips.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { UndoLine } from '#platform/web/widgets/undo-line.tsx';
import { routes, type StoppedStep } from '../../contract.ts';
import { GiveDialog } from './give-dialog.tsx';
import { PagedList } from './paged-list.tsx';
import { usePages } from './use-pages.ts';

const refreshes = [routes.stopped, routes.stoppedCounts];

/** 没有找到办理人的步骤: why, and the two ways on. */
export function StoppedSteps({ count }: { readonly count: number | undefined }) {
  const pages = usePages(routes.stopped.path, (cursor, signal) =>
    call(routes.stopped, { query: cursor === undefined ? {} : { cursor } }, { signal }),
  );
  const [naming, setNaming] = useState<StoppedStep>();
  const again = useCommand(routes.askAgain, { refreshes });
  const name = useCommand(routes.nameHandlers, { refreshes, onDone: () => setNaming(undefined) });
  const said = name.data?.said ?? again.data?.said;
  return (
    <Panel title="没有找到办理人的步骤" aside={count === undefined ? '' : `${count} 项`}>
      {said && <UndoLine done={`${said}。`} />}
      <PagedList pages={pages} empty="没有停下的步骤。" emptyDetail="有步骤找不到办理人时，会出现在这里。">
        {(rows) => (
          <ul className="line-list stopped-list">
            {rows.map((row) => (
              <li key={row.id}>
                <div className="grow">
                  <p className="strong">
                    {row.kindName}：{row.step}
                  </p>
                  <p>{row.why}</p>
                  <p className="tertiary small">
                    {row.starterSection}发起，停于 <When instant={row.since} />
                  </p>
                  {again.variables?.params.stopId === row.id && <Refusal error={again.error} />}
                </div>
                <div className="row wrap">
                  <Button
                    loading={again.isPending && again.variables.params.stopId === row.id}
                    onClick={() => again.mutate({ params: { stopId: row.id }, body: {} })}
                  >
                    重新查找办理人
                  </Button>
                  <Button onClick={() => setNaming(row)}>指定办理人…</Button>
                </div>
              </li>
            ))}
          </ul>
        )}
      </PagedList>
      {naming && (
        <GiveDialog
          title={`为“${naming.step}”指定办理人`}
          label="由谁办理"
          hint={naming.secretForNamed ? '这件是工作秘密，只列出授权知悉的人' : '只有在任、能办理业务的人可以指定'}
          several
          letKnow={naming.secretForNamed ?? false}
          primaryWords={(names) => `由${names}办理`}
          busy={name.isPending}
          error={name.error}
          onLeave={() => setNaming(undefined)}
          onGive={(to, reason) =>
            name.mutate({
              params: { stopId: naming.id },
              body: { assignmentIds: to.map(({ assignmentId }) => assignmentId), reason },
            })
          }
        />
      )}
    </Panel>
  );
}
