import type { ReplyOf } from '@gov/base/component';
import type { PenDrawing } from '@gov/forms';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#platform/web/data/call.ts';
import type { CallError } from '#platform/web/data/call-error.ts';
import { useLive } from '#platform/web/data/live/live.ts';
import { refresh, useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { type MatterRow, routes } from '../../contract.ts';
import { type Arranged, arranged } from './arranged.ts';
import * as queue from './queue.ts';

/** More than anybody decides in a day; beyond it the rest follows as these are decided. */
const most = 500;

interface Waiting {
  readonly rows: readonly MatterRow[];
  /** There are still others. */
  readonly more: boolean;
}

async function readWaiting(signal: AbortSignal): Promise<Waiting> {
  const rows: MatterRow[] = [];
  let cursor = '';
  for (;;) {
    const query = { box: 'todo' as const, limit: 100, ...(cursor ? { cursor } : {}) };
    const page: ReplyOf<typeof routes.list> = await call(routes.list, { query }, { signal });
    rows.push(...page.rows);
    if (!page.next || rows.length >= most) return { rows, more: page.next !== undefined };
    cursor = page.next;
  }
}

/** What was decided last: said in the line above the next one, and what was written is there again after 取回. */
export interface Decided {
  readonly matterId: string;
  readonly title: string;
  readonly sentence: string;
  readonly opinion: string;
  readonly pen: PenDrawing | undefined;
}

/** The order of his secretary, and whether he follows it. */
function useSecretary() {
  const { data, isPending } = useRoute(routes.ownOrder);
  const follow = useCommand(routes.followOrder, { refreshes: [routes.ownOrder] });
  return {
    order: data?.order,
    /** Nothing is laid down before it is known in which order. */
    isPending,
    busy: follow.isPending,
    error: follow.error,
    follow: (followed: boolean) => follow.mutate({ body: { followed } }),
  };
}

/** The queue of who decides: what waits, what lies before him, and every way from one to the next. */
export function useDeciding() {
  const waiting = useQuery<Waiting, CallError>({
    queryKey: [routes.list.path, 'deciding'],
    queryFn: ({ signal }) => readWaiting(signal),
    staleTime: 0,
  });
  const [state, setState] = useState({ reading: queue.beginning, moves: 0 });
  const [last, setLast] = useState<Decided>();
  useLive('inbox', () => void refresh(routes.list, routes.counts, routes.ownOrder));

  const secretary = useSecretary();
  const inPlace = (found: readonly MatterRow[]) => arranged(found, secretary.order);
  const rows: readonly (MatterRow & Arranged)[] = inPlace(waiting.data?.rows ?? []);
  const reading = secretary.isPending ? state.reading : queue.settled(state.reading, rows);
  // pinned at once: what arrives later must not take its place
  if (reading.current !== state.reading.current) setState({ ...state, reading });
  const move = (next: queue.Reading) => setState(({ moves }) => ({ reading: next, moves: moves + 1 }));
  const go = (next: queue.Reading) => {
    if (next.current !== reading.current) move(next);
  };
  return {
    waiting,
    secretary,
    reading,
    last,
    /** Another one lies there, or the same one anew. */
    moves: state.moves,
    order: queue.inOrder(rows, reading.later),
    hasFormer: queue.formerOf(reading, rows) !== undefined,
    putOff: () => go(queue.putOff(reading, rows)),
    lookBack: () => go(queue.lookBack(reading, rows)),
    choose: (matterId: string) => go(queue.choose(reading, matterId)),
    decided: async (act: Decided) => {
      // joins the reading that the act itself has asked for
      const now = await waiting.refetch({ cancelRefetch: false });
      setLast(act);
      move(queue.decided(reading, now.data ? inPlace(now.data.rows) : rows, act.matterId));
    },
    passOver: async (matterId: string) => {
      const now = await waiting.refetch({ cancelRefetch: false });
      move(queue.passedOn(reading, now.data ? inPlace(now.data.rows) : rows, matterId));
    },
    takenBack: async (matterId: string) => {
      await waiting.refetch({ cancelRefetch: false });
      setLast(undefined);
      move(queue.takenBack(reading, matterId));
    },
  };
}

export type Deciding = ReturnType<typeof useDeciding>;
