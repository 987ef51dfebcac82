import type { ReplyOf, Route } from '@gov/base/component';
import {
  type QueryKey,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { CallArguments, CallInput } from './address.ts';
import { type CallOptions, call } from './call.ts';
import { CallError } from './call-error.ts';
import { newCommandId } from './command-id.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { queryClient } from './query-client.ts';

export interface ReadOptions {
  readonly enabled?: boolean;
  /** Keeps the former page of a list in view while the next one loads. */
  readonly keepPrevious?: boolean;
  readonly refetchInterval?: number;
  /** Whoever opens it asks anew, also where it was read moments ago; what is known stands there meanwhile. */
  readonly newEachTime?: boolean;
}

/** Cache key of a read; its first element is the path, so that `refresh(route)` reaches all its inputs. */
export const keyOf = (route: Route, input?: unknown): QueryKey =>
  input === undefined ? [route.path] : [route.path, input];

/** Reads one row of a contract and keeps it fresh: `const inbox = useRoute(routes.inbox, { query })`. */
export function useRoute<R extends Route>(
  route: R,
  ...rest: CallArguments<R, ReadOptions>
): UseQueryResult<ReplyOf<R>, CallError> {
  const [input, options = {}] = rest;
  return useQuery<ReplyOf<R>, CallError>({
    queryKey: keyOf(route, input),
    queryFn: ({ signal }) => call<R>(route, ...callRest<R>(input, { signal })),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: (former: ReplyOf<R> | undefined) => former } : {}),
    ...(options.refetchInterval ? { refetchInterval: options.refetchInterval } : {}),
    ...(options.newEachTime ? { staleTime: 0 } : {}),
  });
}

/** Marks every cached read of these rows as old; those in view are fetched again. */
export const refresh = (...routes: readonly Route[]): Promise<unknown> =>
  Promise.all(routes.map((route) => queryClient.invalidateQueries({ queryKey: [route.path] })));

/** Marks them as old without asking again now: what a dialog read that is about to close would only be refused. */
export const markOld = (...routes: readonly Route[]): Promise<unknown> =>
  Promise.all(routes.map((route) => queryClient.invalidateQueries({ queryKey: [route.path], refetchType: 'none' })));

export interface CommandOptions<R extends Route> {
  /** Reads that are old after success. */
  readonly refreshes?: readonly Route[];
  readonly onDone?: (reply: ReplyOf<R>, input: CallInput<R>) => void;
}

/** A request that was not answered yet. */
interface Pending<R extends Route> {
  readonly key: string;
  readonly id: string;
  readonly input: CallInput<R>;
  /** It is wanted again, also where the page has moved on and would say something else by now. */
  readonly held: boolean;
}

function sentFor<R extends Route>(former: Pending<R> | undefined, input: CallInput<R>): Pending<R> {
  if (former?.held) return { ...former, held: false };
  const key = JSON.stringify(input);
  return former?.key === key ? former : { key, id: newCommandId(), input, held: false };
}

/**
 * A change: `const complete = useCommand(routes.complete); complete.mutate({ params, body })`.
 * The command id stays the same until the server has answered, so that a second click after no answer does nothing twice.
 * A double click sends once: `one-at-a-time.ts` says what becomes of the second click.
 */
export function useCommand<R extends Route>(
  route: R,
  options: CommandOptions<R> = {},
): UseMutationResult<ReplyOf<R>, CallError, CallInput<R>> {
  const [ask] = useState(() => oneAtATime<ReplyOf<R>>());
  const rereading = useRef<Promise<unknown>>(undefined);
  const request = useRequest(route, (input) => mutate(input));
  const mutation = useMutation<ReplyOf<R>, CallError, CallInput<R>>({
    mutationFn: request,
    onSuccess: async (reply, input) => {
      rereading.current = options.refreshes && refresh(...options.refreshes);
      options.onDone?.(reply, input);
    },
  });
  const mutateAsync: typeof mutation.mutateAsync = (...told) =>
    ask(JSON.stringify(told[0]) ?? '', {
      send: () => mutation.mutateAsync(...told),
      reread: async () => rereading.current,
    });
  const mutate: typeof mutation.mutate = (...told) => {
    // its refusal stands in `error`
    mutateAsync(...told).catch(() => undefined);
  };
  return { ...mutation, mutate, mutateAsync };
}

/** Sends an input, or the former one again where nobody knows yet what became of it. */
function useRequest<R extends Route>(route: R, again: (input: CallInput<R>) => void) {
  const pending = useRef<Pending<R> | undefined>(undefined);
  return async (input: CallInput<R>): Promise<ReplyOf<R>> => {
    const sent = sentFor(pending.current, input);
    pending.current = sent;
    try {
      const reply = await call<R>(route, ...callRest<R>(sent.input, { commandId: sent.id }));
      pending.current = undefined;
      return reply;
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      if (!error.mayRetry) pending.current = undefined;
      if (error.status !== 0) throw error;
      error.holdRequest = () => {
        pending.current = { ...sent, held: true };
      };
      error.again = () => {
        error.holdRequest?.();
        again(input);
      };
      throw error;
    }
  };
}

// reason: whether the input may be left out depends on R, which is open here; the caller's type already decided it
const callRest = <R extends Route>(input: CallInput<R> | undefined, options: CallOptions) =>
  [input, options] as unknown as CallArguments<R, CallOptions>;
