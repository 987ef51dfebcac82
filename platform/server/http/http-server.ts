import { randomBytes } from 'node:crypto';
import multipart from '@fastify/multipart';
import { isUuid, type Rejection, reject } from '@gov/base';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { tokenFrom } from './cookies.ts';
import { brokenReply, errorReply } from './errors.ts';
import { openExchange } from './exchange.ts';
import type { House } from './house.ts';
import { serveLive } from './live-route.ts';
import { openApi } from './open-api.ts';
import { compileRoute } from './parse-input.ts';
import { type Incoming, type MountedRoute, walk } from './pipeline.ts';
import { securityHeaders } from './security-headers.ts';
import { serveWebFiles } from './web-files.ts';

export interface HttpOptions {
  /** Directory of the built web application. */
  readonly webDirectory: string;
  /** Address in front of us (`https://oa.example.gov.cn`); absent = the Host header decides. */
  readonly publicOrigin?: string;
  /** Believe X-Forwarded-For; only behind an own reverse proxy. */
  readonly trustProxy: boolean;
}

/** Eight characters a person can read out: `7F3A-0192`. */
const traceId = (): string => {
  const hex = randomBytes(4).toString('hex').toUpperCase();
  return `${hex.slice(0, 4)}-${hex.slice(4)}`;
};

/** The HTTP side of a process: every contract row mounted, health, OpenAPI, live updates and the web application. */
export async function createHttpServer(house: House, options: HttpOptions): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: 2_000_000,
    requestTimeout: 120_000,
    connectionTimeout: 120_000,
    keepAliveTimeout: 65_000,
    routerOptions: { maxParamLength: 200 },
    trustProxy: options.trustProxy,
    genReqId: traceId,
    logger: false,
  });
  await app.register(multipart, { limits: { files: 20, fields: 20, fileSize: 1_073_741_824, fieldSize: 10_000 } });
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(securityHeaders('none', house.secure)).header('x-request-id', request.id);
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
  });
  app.addHook('onResponse', async (request, reply) => logRequest(house, request, reply));
  app.setErrorHandler((error, request, reply) => answerError(house, error, request, reply));
  for (const mounted of mountedRoutes(house)) mount(app, house, mounted, options);
  app.get('/healthz', async () => ({ alive: true }));
  app.get('/readyz', async (_, reply) => {
    const ready = await house.database.read({ text: 'select 1 as one', values: [], name: 'ready' }).then(
      () => true,
      () => false,
    );
    return reply.code(ready ? 200 : 503).send({ ready });
  });
  app.get('/api/openapi.json', async () => openApi(house.components));
  serveLive(app, house);
  await serveWebFiles(app, options.webDirectory, house.secure);
  return app;
}

/** Every row of every component, ready to serve. */
export const mountedRoutes = (house: House): readonly MountedRoute[] =>
  house.components.flatMap((component) =>
    Object.entries(component.routes).map(([name, route]) => ({
      name,
      route,
      component,
      compiled: compileRoute(route),
    })),
  );

function mount(app: FastifyInstance, house: House, mounted: MountedRoute, options: HttpOptions): void {
  app.route({
    method: mounted.route.method,
    url: mounted.route.path,
    handler: async (request, reply) => {
      const open = openExchange(request, reply, house.secure);
      const result = await walk(house, mounted, incomingOf(house, request, open.exchange, options));
      if (!result.ok) return answerRejection(house, result.rejection, request, reply);
      if (open.finish()) return reply;
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(result.value ?? { done: true }));
    },
  });
}

export function incomingOf(
  house: House,
  request: FastifyRequest,
  exchange: Incoming['exchange'],
  options: HttpOptions,
): Incoming {
  const commandId = request.headers['x-command-id'];
  return {
    requestId: request.id,
    token: tokenFrom(request.headers.cookie, house.secure),
    address: request.ip,
    browser: String(request.headers['user-agent'] ?? '').slice(0, 200),
    sameOrigin: sameOrigin(request, options.publicOrigin),
    json: String(request.headers['content-type'] ?? '').startsWith('application/json'),
    commandId: typeof commandId === 'string' && isUuid(commandId) ? commandId : undefined,
    raw: { params: request.params, query: request.query, body: request.body ?? undefined },
    exchange,
  };
}

/** The Origin header must name this host. Absent (no browser) passes only without a cookie-borne cross-site risk: Sec-Fetch-Site decides. */
function sameOrigin(request: FastifyRequest, publicOrigin: string | undefined): boolean {
  const origin = request.headers.origin;
  const site = request.headers['sec-fetch-site'];
  if (origin === undefined) return site === undefined || site === 'same-origin' || site === 'none';
  if (publicOrigin) return origin === publicOrigin;
  try {
    return new URL(origin).host === request.headers.host;
  } catch {
    return false;
  }
}

function answerRejection(
  house: House,
  rejection: Rejection,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { status, body } = errorReply(house.errors, rejection, request.id);
  if (status === 500) house.log({ level: 'error', request: request.id, unlisted: rejection.code });
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(body));
}

/** Fastify's own refusals become ours; anything else is broken: logged with its stack, answered without. */
function answerError(house: House, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const code = String((error as { code?: unknown } | undefined)?.code ?? ''); // reason: only the code is read
  const known = refusalOfFramework(code);
  if (known) return answerRejection(house, known, request, reply);
  house.log({
    level: 'error',
    request: request.id,
    route: request.routeOptions.url,
    problem: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  return reply
    .code(500)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(brokenReply(request.id)));
}

function refusalOfFramework(code: string): Rejection | undefined {
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
    case 'FST_REQ_FILE_TOO_LARGE':
    case 'FST_FILES_LIMIT':
      return reject('http.too-large').rejection;
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_INVALID_MULTIPART_CONTENT_TYPE':
      return reject('http.content-type').rejection;
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return reject('http.json').rejection;
    case 'FST_ERR_MAX_PARAM_LENGTH':
    case 'FST_ERR_BAD_URL':
      return reject('http.not-found').rejection;
    default:
      return undefined;
  }
}

/** One line a request: route template, never the address typed, never a title or a body. */
function logRequest(house: House, request: FastifyRequest, reply: FastifyReply): void {
  house.log({
    level: 'info',
    request: request.id,
    method: request.method,
    route: request.routeOptions.url ?? 'page',
    status: reply.statusCode,
    millis: Math.round(reply.elapsedTime),
  });
}
