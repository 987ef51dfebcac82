import { useRoute } from '#platform/web/data/use-route.ts';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { routes } from '../../contract.ts';
import { kindGroups } from './kind-groups.ts';
import { KindList } from './kind-list.tsx';
import { useStart } from './use-start.ts';

/** `/start`: every kind of matter this person may start. */
export function StartPage() {
  const kinds = useRoute(routes.kinds);
  const starting = useStart();
  return (
    <>
      <PageTitle title="发起" sentence="点一下就开始写，没送出前只有您自己能看到" />
      <div className="stack">
        <Refusal error={starting.error} />
        <ListStates query={kinds} lines={5} empty={(reply) => reply.kinds.length === 0 && <NoKinds />}>
          {(reply) =>
            kindGroups(reply.kinds).map((group) => (
              <Panel key={group.name} title={group.name}>
                <KindList kinds={group.kinds} starting={starting} />
              </Panel>
            ))
          }
        </ListStates>
      </div>
    </>
  );
}

const NoKinds = () => (
  <section className="panel">
    <EmptyState
      sentence="还没有可以发起的事项。"
      detail="事项随产品装好。一种也没有，请告诉系统管理员，由他联系云的运行单位。"
    />
  </section>
);
