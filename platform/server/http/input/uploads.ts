import { type Rejection, reject } from '@gov/base';
import type { FastifyRequest } from 'fastify';

/** An upload that ended before its end, or is none: the sender's doing, not ours. */
export class UploadBroken extends Error {
  readonly rejection: Rejection = reject('http.upload-broken').rejection;
}

/** Refusals of the framework have a code and a sentence of their own; what the reader of parts throws has none. */
const asBroken = (error: unknown): unknown =>
  error instanceof Error && /^(Multipart:|Part terminated|Unexpected end|Malformed part)/.test(error.message)
    ? new UploadBroken(error.message)
    : error;

async function* told<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* source;
  } catch (error) {
    throw asBroken(error);
  }
}

/**
 * What a refusal leaves unread is taken in and thrown away: else it stays before the next request of the same
 * connection, and the browser waits for an answer to that one until it gives up.
 */
export async function* uploadsOf(request: FastifyRequest) {
  try {
    for await (const part of told(request.files()))
      yield { fileName: part.filename, content: told(part.file as AsyncIterable<Uint8Array>) };
  } finally {
    request.raw.unpipe();
    request.raw.resume();
  }
}
