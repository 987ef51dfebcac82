import type { FieldPermission } from '@gov/forms';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { call } from '#platform/web/data/call.ts';
import type { CallError } from '#platform/web/data/call-error.ts';
import { keepTyped, typedAt } from '#platform/web/data/typed-words.ts';
import { refresh, useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { useTypedAt, useTypedPlace } from '#platform/web/shell/use-typed.ts';
import { routes as processRoutes, type StepRights } from '../../contract.ts';
import { type Changes, changesBetween, count, real, withChanges, withDraft } from './changes.ts';

const silenceMillis = 1_200;
const tryAgainMillis = 10_000;
const stale = 'processes.draft-stale';

/** What this window has and the draft of the process has not yet, over which version in use. */
interface Kept {
  readonly over: number;
  readonly changes: Changes;
}

export interface Rights {
  readonly query: ReturnType<typeof useRoute<(typeof processRoutes)['rights']>>;
  /** Steps as they stand on this page. */
  readonly steps: readonly StepRights[];
  /** Cells that differ from the version in use. */
  readonly changed: number;
  /** Cells that the draft does not have yet. */
  readonly unsaved: number;
  readonly saving: boolean;
  /** Why they could not be kept; they stay in this window. */
  readonly failure: CallError | null;
  readonly set: (node: string, keys: readonly string[], right: FieldPermission) => void;
  /** Back to the version in use. */
  readonly restore: () => void;
  readonly published: () => void;
}

/** Rights of one process as they are being changed. They save themselves into its draft, cell by cell over what others saved meanwhile. */
export function useRights(processId: string): Rights {
  const query = useRoute(processRoutes.rights, { params: { processId } });
  const place = useTypedPlace(processId, 'rights');
  useTypedAt(place);
  const { data } = query;
  const stored = useMemo(() => withDraft(data?.steps ?? [], data?.draft), [data]);
  const changesNow = (): Changes => {
    const kept = typedAt(place) as Kept | undefined; // reason: written below alone
    return real(stored, kept && kept.over === data?.number ? kept.changes : {});
  };
  const changes = changesNow();
  const steps = withChanges(stored, changes);
  const keep = useCallback(
    (next: Changes): void => {
      if (data) keepTyped(place, count(next) > 0 ? { over: data.number, changes: next } : undefined);
    },
    [data, place],
  );
  const set = (node: string, keys: readonly string[], right: FieldPermission): void => {
    // a whole row is set step by step before the page is drawn again
    const before = changesNow();
    const cells = { ...before[node], ...Object.fromEntries(keys.map((key) => [key, right])) };
    keep(real(stored, { ...before, [node]: cells }));
  };
  const { saving, failure } = useSaving(processId, data, withoutGone(steps, changes, data?.draft?.steps));
  const unsaved = count(changes);
  useEffect(() => {
    if (unsaved === 0) keep({});
  }, [unsaved, keep]);
  return {
    query,
    steps,
    changed: count(changesBetween(data?.steps ?? [], steps)),
    unsaved,
    saving,
    failure,
    set,
    restore: () => keep(changesBetween(stored, data?.steps ?? [])),
    published: () => keepTyped(place, undefined),
  };
}

type Sent = readonly Pick<StepRights, 'node' | 'rights'>[];

/** The changed steps whole; one that the draft has no more cannot be saved into it. */
const withoutGone = (steps: readonly StepRights[], changes: Changes, drafted: Sent | undefined): Sent =>
  steps
    .filter(({ node }) => changes[node] && (!drafted || drafted.some((one) => one.node === node)))
    .map(({ node, rights }) => ({ node, rights }));

/** Sends what is unsaved after a moment of silence; where somebody else saved meanwhile, over what he saved. */
function useSaving(
  processId: string,
  data: { readonly draftVersion: number } | undefined,
  sent: Sent,
): Pick<Rights, 'saving' | 'failure'> {
  const save = useCommand(processRoutes.saveRights, { refreshes: [processRoutes.rights, processRoutes.design] });
  const { mutate, isPending, error } = save;
  const body = data && sent.length > 0 ? JSON.stringify({ baseVersion: data.draftVersion, steps: sent }) : undefined;
  const isStale = error?.code === stale;
  const isRefused = error !== null && !error.mayRetry && JSON.stringify(save.variables?.body) === body;
  useEffect(() => {
    if (isStale) void refresh(processRoutes.rights);
  }, [isStale]);
  useLeaving(processId, body);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `mutate` is another one at each drawing and does the same
  useEffect(() => {
    if (body === undefined || isPending || isRefused) return;
    const wait = error?.mayRetry ? tryAgainMillis : silenceMillis;
    const timer = setTimeout(() => mutate({ params: { processId }, body: JSON.parse(body) }), wait);
    return () => clearTimeout(timer);
  }, [body, isPending, isRefused, processId]);
  return { saving: isPending, failure: isStale ? null : error };
}

/** Whoever leaves the page has it sent at once; whoever closes the window before that is asked first. */
function useLeaving(processId: string, body: string | undefined): void {
  const last = useRef(body);
  last.current = body;
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => last.current !== undefined && event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
      if (last.current === undefined) return;
      // refused, it stays in this window and is sent when the page is opened again
      call(processRoutes.saveRights, { params: { processId }, body: JSON.parse(last.current) })
        .then(() => refresh(processRoutes.rights, processRoutes.design))
        .catch(() => undefined);
    };
  }, [processId]);
}
