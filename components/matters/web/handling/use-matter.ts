import type { ReplyOf } from '@gov/base/component';
import { useLive } from '#platform/web/data/live/live.ts';
import { queryClient } from '#platform/web/data/query-client.ts';
import { keyOf, refresh, useRoute } from '#platform/web/data/use-route.ts';
import { type MatterView, routes } from '../../contract.ts';

export type Operation = MatterView['operations'][number];
export type MyTask = NonNullable<MatterView['myTask']>;

const inputOf = (matterId: string) => ({ params: { matterId } });

/** The handling page's content, fetched again when somebody acts on the matter. */
export function useMatter(matterId: string) {
  const matter = useRoute(routes.view, inputOf(matterId), { keepPrevious: false });
  useLive(`matter:${matterId}`, () => void rereadMatter(matterId));
  return matter;
}

/** He lost the right to read what he has open: nothing of it stays in view. An own draft that he has just discarded is left to who does it. */
export const isLost = ({ data, error }: Pick<ReturnType<typeof useMatter>, 'data' | 'error'>): boolean =>
  error?.status === 404 && data !== undefined && data.state !== 'DRAFT';

export const rereadMatter = (matterId: string): Promise<unknown> =>
  queryClient.invalidateQueries({ queryKey: keyOf(routes.view, inputOf(matterId)) });

/** Puts what the server confirmed into the page without asking for everything again. */
export function changeShown(matterId: string, change: (view: MatterView) => MatterView): void {
  queryClient.setQueryData<ReplyOf<typeof routes.view>>(
    keyOf(routes.view, inputOf(matterId)),
    (view) => view && change(view),
  );
}

/** Lists and counts are old after an act; a list that is not in view is forgotten, so that it never shows what is gone. */
export function rereadLists(): Promise<unknown> {
  queryClient.removeQueries({ queryKey: [routes.list.path], type: 'inactive' });
  return refresh(routes.list, routes.counts);
}
