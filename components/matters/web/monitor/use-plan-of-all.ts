import { useEffect, useState } from 'react';
import { call } from '#platform/web/data/call.ts';
import { CallError } from '#platform/web/data/call-error.ts';
import { routes } from '../../contract.ts';

/** What would become of all matters of a kind; grows portion by portion until `done`. */
export interface PlanOfAll {
  readonly looked: number;
  readonly fits: number;
  readonly stays: readonly { readonly why: string; readonly matters: number }[];
  readonly done: boolean;
  readonly error?: CallError;
}

const nothingYet: PlanOfAll = { looked: 0, fits: 0, stays: [], done: false };

/** Asks portion after portion, and stops with the dialog or when another kind is chosen. */
export function usePlanOfAll(kind: string): PlanOfAll {
  const [plan, setPlan] = useState(nothingYet);
  useEffect(() => {
    const stop = new AbortController();
    setPlan(nothingYet);
    const look = async (): Promise<void> => {
      let known = nothingYet;
      for (let after: string | undefined; !known.done; ) {
        const body = { kind, ...(after === undefined ? {} : { after }) };
        const { looked, fits, stays, next } = await call(routes.planAll, { body }, { signal: stop.signal });
        known = {
          looked: known.looked + looked,
          fits: known.fits + fits,
          stays: together(known.stays, stays),
          done: next === undefined,
        };
        after = next;
        if (stop.signal.aborted) return;
        setPlan(known);
      }
    };
    look().catch((error: unknown) => {
      if (stop.signal.aborted) return;
      if (!(error instanceof CallError)) throw error;
      setPlan((known) => ({ ...known, error }));
    });
    return () => stop.abort();
  }, [kind]);
  return plan;
}

/** The same reason once, with all its matters; what most stay for stands first. */
function together(a: PlanOfAll['stays'], b: PlanOfAll['stays']): PlanOfAll['stays'] {
  const sums = new Map<string, number>();
  for (const { why, matters } of [...a, ...b]) sums.set(why, matters + (sums.get(why) ?? 0));
  return [...sums].map(([why, matters]) => ({ why, matters })).sort((x, y) => y.matters - x.matters);
}
