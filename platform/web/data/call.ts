import type { ReplyOf, Route } from '@gov/base/component';
import { type CallArguments, urlOf, type Values } from './address.ts';
import { CallError, notReached, refusalFrom } from './call-error.ts';
import { newCommandId } from './command-id.ts';
import { announceSessionRefused } from './session-signal.ts';
import { untilKnown } from './until-known.ts';
import { identityHeader } from './working-identity.ts';

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Given when the same act is sent again after no answer: the server then does it once. */
  readonly commandId?: string;
}

interface Parts {
  readonly params?: Values;
  readonly query?: Values;
  readonly body?: unknown;
}

const longestWait = 60_000;

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function requestOf(route: Route, parts: Parts, options: CallOptions, signal: AbortSignal): RequestInit {
  const headers: Record<string, string> = { Accept: 'application/json', ...identityHeader() };
  if (route.changes) headers['x-command-id'] = options.commandId ?? newCommandId();
  // a declared type without a body is refused by the server
  if (parts.body !== undefined) headers['Content-Type'] = 'application/json';
  return {
    method: route.method,
    credentials: 'same-origin',
    cache: 'no-store',
    headers,
    signal,
    ...(parts.body === undefined ? {} : { body: JSON.stringify(parts.body) }),
  };
}

interface Answer {
  readonly response: Response;
  readonly body: unknown;
}

async function send(url: string, request: RequestInit): Promise<Answer> {
  try {
    const response = await fetch(url, request);
    return { response, body: await bodyOf(response) };
  } catch (cause) {
    if (request.signal?.aborted && request.signal.reason !== longestWait) throw cause;
    throw notReached();
  }
}

function waitingSignal(outer: AbortSignal | undefined): { readonly signal: AbortSignal; done(): void } {
  // AbortSignal.any and .timeout are younger than Chromium 102
  const controller = new AbortController();
  const stop = () => controller.abort(outer?.reason);
  const timer = setTimeout(() => controller.abort(longestWait), longestWait);
  outer?.addEventListener('abort', stop);
  if (outer?.aborted) stop();
  return {
    signal: controller.signal,
    done: () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', stop);
    },
  };
}

async function once<R extends Route>(route: R, parts: Parts, options: CallOptions): Promise<ReplyOf<R>> {
  const waiting = waitingSignal(options.signal);
  try {
    const url = urlOf(route.path, parts.params, parts.query);
    const { response, body } = await send(url, requestOf(route, parts, options, waiting.signal));
    // reason: the server checks every reply against the row's schema before it leaves
    if (response.ok) return body as ReplyOf<R>;
    const traceId = response.headers.get('x-request-id') ?? '';
    throw refusalFrom({ status: response.status, body, traceId, changes: route.changes ?? false });
  } catch (error) {
    if (error instanceof CallError) announceSessionRefused(error);
    throw error;
  } finally {
    waiting.done();
  }
}

/** Calls one row of a contract. Resolves with the reply, rejects with a `CallError` whose sentences can be shown. */
export function call<R extends Route>(route: R, ...rest: CallArguments<R, CallOptions>): Promise<ReplyOf<R>> {
  const [input, options = {}] = rest;
  // reason: the mapped type has exactly these members; which of them exist is known per row only
  const parts = (input ?? {}) as Parts;
  // what only looks, also with a body, is not asked for twice: nobody has to know whether it was done
  if (!route.changes) return once(route, parts, options);
  const commandId = options.commandId ?? newCommandId();
  return untilKnown(() => once(route, parts, { ...options, commandId }));
}
