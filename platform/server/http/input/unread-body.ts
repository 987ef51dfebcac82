import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

/** What is taken in and thrown away behind a refusal: so much, and so long, that a slip gets its sentence and a flood does not keep us. */
const most = { bytes: 64_000_000, millis: 30_000 };

/**
 * The body of a refusal to somebody who may still be sending. It goes out whole at once; the answer ends only when the rest of what is sent has been
 * taken in, or too much of it. Closed before, the connection would be reset (RFC 9112, 9.6), and the sender would lose the sentence with it.
 */
export const besideUnread = (body: string, request: IncomingMessage): Readable =>
  Readable.from(saidThenTakenIn(Buffer.from(body), request));

async function* saidThenTakenIn(body: Buffer, request: IncomingMessage): AsyncGenerator<Buffer> {
  yield body;
  await takenIn(request);
}

/** Resolves when everything has arrived, when the sender has gone, or when it is enough. */
async function takenIn(request: IncomingMessage): Promise<void> {
  if (request.complete || request.readableEnded || request.destroyed) return;
  const over = new AbortController();
  const late = pause(most.millis, undefined, { signal: over.signal, ref: false }).catch(() => undefined);
  const read = new Promise<void>((resolve) => {
    let bytes = 0;
    request.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes > most.bytes) resolve();
    });
    for (const event of ['end', 'error', 'close']) request.once(event, () => resolve());
  });
  request.resume();
  await Promise.race([read, late]);
  over.abort();
}
