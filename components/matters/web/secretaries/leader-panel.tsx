import { useRoute } from '#platform/web/data/use-route.ts';
import { dateTimeWords } from '#platform/web/text/dates.ts';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import { routes, type Secretary } from '../../contract.ts';
import { EndSecretary } from './end-secretary.tsx';
import { OrderList } from './order-list.tsx';
import type { Order } from './use-arranging.ts';

/** What the secretary arranges for one leader. */
export function LeaderPanel({ secretary }: { readonly secretary: Secretary }) {
  const query = useRoute(routes.leadersOrder, { params: { secretaryId: secretary.id } }, { enabled: secretary.able });
  return (
    <Panel title={`给${secretary.who}排次序`} aside={secretary.place}>
      <div className="secretary-part">
        {secretary.able ? (
          <ListStates query={query}>
            {(order) => (
              <>
                <Standing order={order} />
                <OrderList secretaryId={secretary.id} order={order} />
                {order.others > 0 && (
                  <p className="secondary">
                    另有 {order.others} 件，您不能看，排在{order.leader}的通常位置。
                  </p>
                )}
              </>
            )}
          </ListStates>
        ) : (
          <p className="secondary">{secretary.who}现在不能办理业务，不用排。</p>
        )}
        <EndSecretary secretary={secretary} words={`不再给${secretary.who}排次序`} />
      </div>
    </Panel>
  );
}

function Standing({ order }: { readonly order: Order }) {
  const now = useNow();
  const when = order.arrangedAt && `您 ${dateTimeWords(order.arrangedAt, now)} 排的`;
  if (!when) return <p className="secondary">{order.leader}现在按通常次序看：急件在前，再按期限和到达先后。</p>;
  return (
    <p className="secondary">
      {order.followed ? `${order.leader}按${when}次序看。` : `${order.leader}现在按通常次序看，没有用${when}次序。`}
    </p>
  );
}
