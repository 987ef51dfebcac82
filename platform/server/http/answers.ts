import { type Rejection, reject } from '@gov/base';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Asked, brokenReply, errorReply } from './errors.ts';
import type { House } from './house.ts';
import { UploadBroken } from './input/uploads.ts';
import { sendRefusal } from './pages/refusal-page.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the row of the contract changes anything; absent = an address of ours that has no row. */
    readonly changes?: boolean;
  }
}

/** A row says itself what it is for, for there are rows that only look and have a body. */
const askedBy = ({ id, method, routeOptions }: FastifyRequest): Asked => {
  const changes = routeOptions.config?.changes ?? !['GET', 'HEAD'].includes(method);
  return { traceId: id, reads: !changes };
};

export function answerRejection(
  house: House,
  rejection: Rejection,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { status, body } = errorReply(house.errors, rejection, askedBy(request));
  if (status === 500) house.log({ level: 'error', request: request.id, unlisted: rejection.code });
  return sendRefusal(request, reply, { status, body, secure: house.secure });
}

/** Fastify's own refusals become ours; anything else is broken: logged with its stack, answered without. */
export function answerError(house: House, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = refusalOf(error);
  if (known) return answerRejection(house, known, request, reply);
  house.log({
    // Whoever went away in the middle gets no answer and is nobody's trouble.
    level: request.raw.aborted ? 'info' : 'error',
    request: request.id,
    route: request.routeOptions.url,
    problem: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  return sendRefusal(request, reply, { status: 500, body: brokenReply(askedBy(request)), secure: house.secure });
}

function refusalOf(error: unknown): Rejection | undefined {
  if (error instanceof UploadBroken) return error.rejection;
  return refusalOfFramework(String((error as { code?: unknown } | undefined)?.code ?? '')); // reason: only the code is read
}

function refusalOfFramework(code: string): Rejection | undefined {
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
    case 'FST_REQ_FILE_TOO_LARGE':
    case 'FST_FILES_LIMIT':
    case 'FST_PARTS_LIMIT':
    case 'FST_FIELDS_LIMIT':
      return reject('http.too-large').rejection;
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_INVALID_MULTIPART_CONTENT_TYPE':
      return reject('http.content-type').rejection;
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return reject('http.json').rejection;
    case 'FST_MP_PREMATURE_CLOSE':
    case 'FST_PROTO_VIOLATION':
    case 'FST_INVALID_JSON_FIELD_ERROR':
      return reject('http.upload-broken').rejection;
    case 'FST_ERR_MAX_PARAM_LENGTH':
    case 'FST_ERR_BAD_URL':
      return reject('http.not-found').rejection;
    default:
      return undefined;
  }
}

/** One line a request: route template, never the address typed, never a title or a body. */
export function logRequest(house: House, request: FastifyRequest, reply: FastifyReply): void {
  house.log({
    level: 'info',
    request: request.id,
    method: request.method,
    route: request.routeOptions.url ?? 'page',
    status: reply.statusCode,
    millis: Math.round(reply.elapsedTime),
  });
}
