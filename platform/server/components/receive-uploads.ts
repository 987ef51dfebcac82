import { ok, type Rejection, type Result, reject } from '@gov/base';
import type { StoredFile } from '#platform/server/files/file-store.ts';
import { kindOfName, nameFitsContent } from '#platform/server/files/name-and-content.ts';
import { tooLarge } from '#platform/server/files/sealed-file.ts';
import type { HttpExchange, UseCaseContext } from './component-server.ts';

export interface ReceivedUpload {
  /** As the browser sent it; clean it before it is kept. */
  readonly fileName: string;
  readonly file: StoredFile;
}

export interface UploadLimits {
  /** Of each file. */
  readonly maximumBytes: number;
  /** In one request; as many as the framework takes when absent. */
  readonly maximumFiles?: number;
}

/** As many parts as `http-server.ts` lets one form have. */
const usualFiles = 20;
/** Headers of the parts around the files. */
const frameBytes = 65_536;

/**
 * What the request says by itself of files that cannot be taken, so that nothing of it is read: our pages name their
 * largest file, everybody announces the length of the whole. What is announced wrongly is found while it is read.
 */
function announcedTooLarge(exchange: HttpExchange, limits: UploadLimits): Result<never> | undefined {
  const { maximumBytes, maximumFiles = usualFiles } = limits;
  const { headers } = exchange;
  const whole = Number(headers['content-length'] ?? 0);
  if (Number(headers['x-largest-file'] ?? 0) > maximumBytes)
    return about(unescaped(headers['x-largest-file-name'] ?? ''), tooLarge(maximumBytes).rejection);
  return whole > maximumBytes * maximumFiles + frameBytes ? tooLarge(maximumBytes) : undefined;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** The same refusal with the name of its file, as its sentence shows it. */
function about(fileName: string, { code, data }: Rejection): Result<never> {
  const shown = readable(fileName);
  return reject(code, { ...data, file: shown && `“${shown}”` });
}

/** Where the name says a kind that is taken, “这种文件” would be false: the content is not of that kind. */
function asNamed(fileName: string, rejection: Rejection): Rejection {
  const kind = kindOfName(fileName);
  if (rejection.code !== 'files.kind-not-allowed' || kind === undefined) return rejection;
  return { code: 'files.not-its-kind', data: { kind } };
}

const longestShown = 60;
const readable = (name: string): string =>
  name.length > longestShown ? `${name.slice(0, 40)}…${name.slice(-16)}` : name;

type Received = Result<readonly ReceivedUpload[]>;

/** What came with a request whose use case runs again. */
const received = new WeakMap<HttpExchange, Received>();

/**
 * The files of a request, streamed into the store. A use case asks for them after it has looked whether the caller may
 * add any: only then is a byte taken, outside the transaction (a slow upload must not hold one), and the use case runs
 * again from its beginning. Refuses like the store; what is not kept afterwards is collected.
 */
export async function receiveUploads(
  context: UseCaseContext,
  exchange: HttpExchange,
  limits: UploadLimits,
): Promise<Received> {
  const known = received.get(exchange);
  if (known) return known;
  const refused = announcedTooLarge(exchange, limits);
  if (refused) return refused;
  const { agencyId } = context.tx;
  const later = context.outside(async () => {
    received.set(exchange, await takeAll(context, exchange, agencyId, limits));
  });
  return later ?? takeAll(context, exchange, agencyId, limits);
}

async function takeAll(
  context: UseCaseContext,
  exchange: HttpExchange,
  agencyId: UseCaseContext['tx']['agencyId'],
  limits: UploadLimits,
): Promise<Received> {
  const taken: ReceivedUpload[] = [];
  for await (const upload of exchange.uploads()) {
    const stored = await context.files.put(agencyId, upload.content, limits);
    if (!stored.ok) return about(upload.fileName, asNamed(upload.fileName, stored.rejection));
    const verdict = nameFitsContent(upload.fileName, stored.value.mediaType);
    if (!verdict.fits) return about(upload.fileName, { code: verdict.code, data: { content: verdict.content } });
    taken.push({ fileName: upload.fileName, file: stored.value });
  }
  return ok(taken);
}
