import { useLive } from '#platform/web/data/live/live.ts';
import { refresh, useRoute } from '#platform/web/data/use-route.ts';
import { When } from '#platform/web/widgets/chips.tsx';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { routes } from '../../contract.ts';
import type { MatterDispatchesProps } from '../parts.ts';
import '../exchange.css';
import { ReceiverTable } from './receiver-table.tsx';

/** Lent to the handling page: where the documents of this matter went. Nothing before anything was sent. */
export function MatterDispatches({ matterId }: MatterDispatchesProps) {
  const query = useRoute(routes.matterDispatches, { params: { matterId } });
  useLive(`matter:${matterId}`, () => void refresh(routes.matterDispatches));
  return (
    <ListStates query={query} lines={1}>
      {({ dispatches }) =>
        dispatches.map(({ row, lines }) => (
          <section key={row.dispatchId} className="matter-dispatch" aria-label="发送情况">
            <p className="row wrap">
              <span className="strong">
                {row.sentAgain ? `再次发送给${lines.map(({ to }) => to).join('、')}` : `发送给 ${row.receivers} 个单位`}
              </span>
              <span className="tertiary small">
                <When instant={row.sentAt} />
              </span>
              <span className="secondary small">
                送达 {row.delivered}　签收 {row.signed}　办结 {row.finished}
              </span>
            </p>
            <ReceiverTable lines={lines} />
          </section>
        ))
      }
    </ListStates>
  );
}
