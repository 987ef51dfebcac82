import { ok, type Result } from '@gov/base';
import type { StoredFile } from '#platform/server/files/file-store.ts';
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
 * Whether the request says by itself that it cannot be taken, so that nothing of it is read: our pages name their largest
 * file, everybody announces the length of the whole. What is announced wrongly is found while it is read.
 */
function announcedTooLarge(exchange: HttpExchange, { maximumBytes, maximumFiles = usualFiles }: UploadLimits): boolean {
  const whole = Number(exchange.headers['content-length'] ?? 0);
  const largest = Number(exchange.headers['x-largest-file'] ?? 0);
  return largest > maximumBytes || whole > maximumBytes * maximumFiles + frameBytes;
}

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
  if (announcedTooLarge(exchange, limits)) return tooLarge(limits.maximumBytes);
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
    if (!stored.ok) return stored;
    taken.push({ fileName: upload.fileName, file: stored.value });
  }
  return ok(taken);
}
