import type { ReplyOf } from '@gov/base/component';
import { useEffect, useRef, useState } from 'react';
import { refresh, useCommand } from '#platform/web/data/use-route.ts';
import { routes } from '../../contract.ts';
import { among, type Parts, sameOrder } from './order-moves.ts';

export type Order = ReplyOf<typeof routes.leadersOrder>;

/**
 * Each move is saved by itself, one after the other; what was moved while one was under way goes with the next. A refusal puts
 * back what stands on the server.
 */
export function useArranging(secretaryId: string, order: Order) {
  const stored: Parts = order;
  const [moved, setMoved] = useState<Parts>();
  const version = useRef(order.version);
  version.current = Math.max(version.current, order.version);
  const save = useCommand(routes.arrange, {
    refreshes: [routes.leadersOrder, routes.secretaries],
    onDone: (reply) => {
      version.current = reply.version;
    },
  });
  const waiting = order.rows.map(({ taskId }) => taskId);
  const parts = among(moved ?? stored, waiting);
  const { mutate, isPending, isError, reset } = save;
  const sent = useRef<Parts>(undefined);
  useEffect(() => {
    if (!moved || isPending || isError) return;
    if (sent.current && sameOrder(sent.current, moved)) {
      // what was decided meanwhile is in neither
      if (sameOrder(among(moved, waiting), stored)) setMoved(undefined);
      return;
    }
    sent.current = moved;
    const body = { expectedVersion: version.current, today: [...moved.today], later: [...moved.later] };
    mutate({ params: { secretaryId }, body });
  });
  return {
    parts,
    /** Until it is read back from the server: only then a reload loses nothing. */
    saving: moved !== undefined && !isError,
    error: save.error,
    change: (next: Parts) => {
      if (isError) reset();
      sent.current = undefined;
      setMoved(among(next, waiting));
    },
    lookAgain: () => {
      reset();
      sent.current = undefined;
      setMoved(undefined);
      void refresh(routes.leadersOrder);
    },
  };
}
