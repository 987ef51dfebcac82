import { useLive } from '#platform/web/data/live/live.ts';
import { useRoute } from '#platform/web/data/use-route.ts';
import { usePublishedCount } from '#platform/web/shell/menu-counts.ts';
import { useMay } from '#platform/web/shell/session.tsx';
import { routes } from '../contract.ts';

/** How many documents wait for 签收: true on every page of 公文交换 and beside its menu line, after own acts and by live news. */
export function useWaitingCount(): number | undefined {
  const receives = useMay('exchange.receive');
  const inbox = useRoute(routes.inbox, { query: { box: 'waiting', limit: 1 } }, { enabled: receives });
  // Only this read: a refresh of the route would move the rows of an open list under the pointer.
  useLive('exchange', () => void (receives && inbox.refetch()));
  usePublishedCount('/exchange', inbox.data?.waiting);
  return inbox.data?.waiting;
}
