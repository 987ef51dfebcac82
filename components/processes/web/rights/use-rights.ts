import type { FieldPermission } from '@gov/forms';
import { useCallback } from 'react';
import { keepTyped, typedAt } from '#platform/web/data/typed-words.ts';
import { useRoute } from '#platform/web/data/use-route.ts';
import { useTypedAt, useTypedPlace } from '#platform/web/shell/use-typed.ts';
import { routes as processRoutes, type StepRights } from '../../contract.ts';

/** Step → field → right, where it is another one than that of the version in use. */
type Changes = Readonly<Record<string, Readonly<Record<string, FieldPermission>>>>;

interface Kept {
  readonly over: number;
  readonly changes: Changes;
}

export interface Rights {
  readonly query: ReturnType<typeof useRoute<(typeof processRoutes)['rights']>>;
  /** Steps as they stand on this page. */
  readonly steps: readonly StepRights[];
  readonly changed: number;
  readonly set: (node: string, keys: readonly string[], right: FieldPermission) => void;
  readonly forget: () => void;
}

/** Rights of one process as they are being changed; what is not published yet outlives a reload. */
export function useRights(processId: string): Rights {
  const query = useRoute(processRoutes.rights, { params: { processId } });
  const place = useTypedPlace(processId, 'rights');
  useTypedAt(place);
  const { data } = query;
  const kept = typedAt(place) as Kept | undefined; // reason: written below alone
  const changes = kept && kept.over === data?.number ? kept.changes : {};
  const steps = (data?.steps ?? []).map((step) => ({ ...step, rights: { ...step.rights, ...changes[step.node] } }));
  const set = useCallback(
    (node: string, keys: readonly string[], right: FieldPermission): void => {
      const over = data?.number;
      const stored = data?.steps.find((step) => step.node === node)?.rights ?? {};
      if (over === undefined) return;
      const former = typedAt(place) as Kept | undefined; // reason: as above
      const before = former?.over === over ? former.changes : {};
      const own = { ...before[node], ...Object.fromEntries(keys.map((key) => [key, right])) };
      const real = Object.entries(own).filter(([key, value]) => (stored[key] ?? 'read') !== value);
      const all = Object.entries({ ...before, [node]: Object.fromEntries(real) });
      const next = all.filter(([, rights]) => Object.keys(rights).length > 0);
      keepTyped(place, next.length > 0 ? { over, changes: Object.fromEntries(next) } : undefined);
    },
    [data, place],
  );
  const forget = useCallback(() => keepTyped(place, undefined), [place]);
  const changed = Object.values(changes).reduce((sum, rights) => sum + Object.keys(rights).length, 0);
  return { query, steps, changed, set, forget };
}
