import type { routes as matterRoutes } from '#components/matters/contract.ts';
import { address } from '#platform/web/data/address.ts';
import { useRoute } from '#platform/web/data/use-route.ts';

type OwnCounts = (typeof matterRoutes)['ownCounts'];

const ownCountsRoute = address<OwnCounts>('GET', '/api/matters/own-counts');

const waitingWords = (todo: number, overdue: number): string => {
  if (todo === 0) return '没有待办';
  return overdue > 0 ? `待办 ${todo}，${overdue} 件已超时` : `待办 ${todo}`;
};

/**
 * What waits under a working identity of this account, in words; nothing where it is not known. Asked only while the
 * choice is `shown`: a page that shows no choice costs no request.
 */
export function useOwnCounts(shown: boolean): (assignmentId: string) => string | undefined {
  const { data } = useRoute(ownCountsRoute, {}, { enabled: shown });
  return (assignmentId) => {
    const found = data?.identities.find((one) => one.assignmentId === assignmentId);
    return found && waitingWords(found.todo, found.overdue);
  };
}
