import { ok, type Result, reject } from '@gov/base';
import type { HttpExchange, UseCaseContext } from '#platform/server/components/component-server.ts';
import { tooLarge } from '#platform/server/files/sealed-file.ts';

export interface ReceivedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** A form with its pictures; what is larger is a report. */
const maximumBytes = 10 * 1_048_576;
/** Headers of the part around the file. */
const frameBytes = 65_536;

/** What came with a request whose use case runs again. */
const received = new WeakMap<HttpExchange, Result<ReceivedFile>>();

/** The one file of a request, into memory: it is read, not kept. Taken outside the transaction, as `receiveUploads` does. */
export async function receiveFile(context: UseCaseContext, exchange: HttpExchange): Promise<Result<ReceivedFile>> {
  const known = received.get(exchange);
  if (known) return known;
  if (Number(exchange.headers['content-length'] ?? 0) > maximumBytes + frameBytes) return tooLarge(maximumBytes);
  const later = context.outside(async () => {
    received.set(exchange, await take(exchange));
  });
  return later ?? take(exchange);
}

async function take(exchange: HttpExchange): Promise<Result<ReceivedFile>> {
  for await (const { fileName, content } of exchange.uploads()) {
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of content) {
      bytes += chunk.length;
      if (bytes > maximumBytes) return tooLarge(maximumBytes);
      chunks.push(chunk);
    }
    return ok({ fileName, bytes: Buffer.concat(chunks) });
  }
  return reject('forms.import-no-file');
}
