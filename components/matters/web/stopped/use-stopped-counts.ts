import type { ReplyOf } from '@gov/base/component';
import { useLive } from '#platform/web/data/live/live.ts';
import { refresh, useRoute } from '#platform/web/data/use-route.ts';
import { usePublishedCount } from '#platform/web/shell/menu-counts.ts';
import { routes } from '../../contract.ts';

/** How much stands still, kept current and said beside the menu line. */
export function useStoppedCounts(): ReplyOf<typeof routes.stoppedCounts> | undefined {
  const { data } = useRoute(routes.stoppedCounts);
  useLive(
    'stopped',
    () =>
      void refresh(routes.stoppedCounts, routes.stopped, routes.stuckChildren, routes.stuckBeginnings, routes.leftWork),
  );
  usePublishedCount('/stopped', data && data.stopped + data.children + data.beginnings + data.left);
  return data;
}
