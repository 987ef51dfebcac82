import type { ReplyOf, Route } from '@gov/base/component';
import { type CallInput, urlOf, type Values } from './address.ts';
import { type CallError, notReached, refusalFrom } from './call-error.ts';
import { newCommandId } from './command-id.ts';
import { fileNameHeader } from './file-name-header.ts';
import { announceSessionRefused } from './session-signal.ts';
import { untilKnown } from './until-known.ts';
import { identityHeader } from './working-identity.ts';

export interface UploadOptions {
  /** Given when the same files are sent again after no answer: the server then takes them once. */
  readonly commandId?: string;
  readonly signal?: AbortSignal;
  /** Sent and total bytes of the request. */
  readonly onProgress?: (sent: number, total: number) => void;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

function heard(refusal: CallError): CallError {
  announceSessionRefused(refusal);
  return refusal;
}

interface Sending {
  readonly url: string;
  readonly files: readonly File[];
  readonly commandId: string;
}

/** XMLHttpRequest, because fetch reports no progress of a request body. */
function sendFiles<R extends Route>(
  route: R,
  { url, files, commandId }: Sending,
  options: UploadOptions,
): Promise<ReplyOf<R>> {
  const form = new FormData();
  for (const file of files) form.append('file', file, file.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(route.method, url);
    request.setRequestHeader('Accept', 'application/json');
    for (const [name, value] of Object.entries(identityHeader())) request.setRequestHeader(name, value);
    request.setRequestHeader('x-command-id', commandId);
    // so that the server can refuse at once what it will not take
    const [largest] = [...files].sort((one, other) => other.size - one.size);
    request.setRequestHeader('x-largest-file', String(largest?.size ?? 0));
    request.setRequestHeader('x-largest-file-name', fileNameHeader(largest?.name ?? ''));
    request.upload.onprogress = (event) => options.onProgress?.(event.loaded, event.total);
    request.onerror = () => reject(notReached());
    request.onabort = () => reject(options.signal?.reason);
    request.onload = () => {
      const { status } = request;
      const body = parsed(request.responseText);
      // reason: the server checks every reply against the row's schema before it leaves
      if (status < 300) return resolve(body as ReplyOf<R>);
      const traceId = request.getResponseHeader('x-request-id') ?? '';
      reject(heard(refusalFrom({ status, body, traceId, changes: true })));
    };
    options.signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

/** Sends files to a row with `transfer: 'upload'`. */
export function upload<R extends Route>(
  route: R,
  input: CallInput<R>,
  files: readonly File[],
  options: UploadOptions = {},
): Promise<ReplyOf<R>> {
  // reason: the mapped type has exactly these members; which of them exist is known per row only
  const parts = input as { readonly params?: Values; readonly query?: Values };
  const url = urlOf(route.path, parts.params, parts.query);
  const commandId = options.commandId ?? newCommandId();
  return untilKnown(() => sendFiles(route, { url, files, commandId }, options));
}

/** Address for a link to a row with `transfer: 'download'`. */
export function downloadUrl<R extends Route>(route: R, input: CallInput<R>): string {
  // reason: as above
  const parts = input as { readonly params?: Values; readonly query?: Values };
  return urlOf(route.path, parts.params, parts.query);
}
