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
  const matter = useRoute(routes.view, inputOf(matterId), { newEachTime: true });
  const standsIn = matter.data?.myTask?.onBehalfOf !== undefined;
  useLive(`matter:${matterId}`, () => void rereadMatter(matterId));
  // that 代理 was taken back is told about his whole inbox, not matter by matter
  useLive('inbox', () => {
    if (standsIn) void rereadMatter(matterId);
  });
  return matter;
}

/** Drafts that are being discarded in this window: who does it leaves their page himself. */
const discardedHere = new Set<string>();

/** Around 丢弃草稿 from the page of the draft. */
export async function discarding<T>(matterId: string, act: () => Promise<T>): Promise<T> {
  discardedHere.add(matterId);
  try {
    return await act();
  } catch (error) {
    discardedHere.delete(matterId);
    throw error;
  }
}

/** He lost the right to read what he has open, or another window has discarded it: nothing of it stays in view. */
export const isLost = ({ data, error }: Pick<ReturnType<typeof useMatter>, 'data' | 'error'>): boolean =>
  error?.status === 404 && data !== undefined && !discardedHere.has(data.matterId);

export const rereadMatter = (matterId: string): Promise<unknown> =>
  queryClient.invalidateQueries({ queryKey: keyOf(routes.view, inputOf(matterId)) });

/** What is known of the matter now, if anything. */
export const shownMatter = (matterId: string): MatterView | undefined =>
  queryClient.getQueryData<ReplyOf<typeof routes.view>>(keyOf(routes.view, inputOf(matterId)));

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
