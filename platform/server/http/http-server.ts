import { randomBytes } from 'node:crypto';
import multipart from '@fastify/multipart';
import { reject } from '@gov/base';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { answerError, answerRejection, logRequest } from './answers.ts';
import { openExchange } from './exchange.ts';
import { isHealth, serveHealth } from './health.ts';
import type { House } from './house.ts';
import { incomingOf } from './incoming.ts';
import { compileRoute } from './input/parse-input.ts';
import type { MountedRoute } from './input/pass.ts';
import { answerOnTheWire } from './input/wire-errors.ts';
import { serveLive } from './live-route.ts';
import { openApi, openApiForKeys } from './open-api.ts';
import { securityHeaders } from './pages/security-headers.ts';
import { serveWebFiles } from './pages/web-files.ts';
import { walk } from './pipeline.ts';
import { publicPages } from './platform-routes.ts';

export interface HttpOptions {
  /** Directory of the built web application. */
  readonly webDirectory: string;
  /** Address in front of us (`https://oa.example.gov.cn`); absent = the Host header decides. */
  readonly publicOrigin?: string;
  /** Whether a Host header names this server, see host-header.ts; absent = a proxy in front decides what comes here. */
  readonly answersTo?: (host: string | undefined) => boolean;
  /**
   * Addresses of our own reverse proxies (`10.0.0.5`, `10.0.0.0/8`, `loopback`): X-Forwarded-For is believed as far as
   * they wrote it. `false` = nobody stands in front.
   */
  readonly trustProxy: false | readonly string[];
  /** How often an open stream of live updates is looked at again. */
  readonly heartbeatMillis?: number;
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
    trustProxy: options.trustProxy && [...options.trustProxy],
    genReqId: traceId,
    logger: false,
    frameworkErrors: (error, request, reply) => answerError(house, error, request, withHead(house, request, reply)),
    clientErrorHandler: (error, socket) => answerOnTheWire(error, socket, traceId()),
  });
  await app.register(multipart, { limits: { files: 20, fields: 20, fileSize: 1_073_741_824, fieldSize: 10_000 } });
  app.addHook('onRequest', async (request, reply) => {
    withHead(house, request, reply);
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
    if (options.answersTo && !isHealth(request) && !options.answersTo(request.headers.host))
      return answerRejection(house, reject('http.host').rejection, request, reply);
  });
  app.addHook('onResponse', async (request, reply) => logRequest(house, request, reply));
  app.setErrorHandler((error, request, reply) => answerError(house, error, request, reply));
  for (const mounted of mountedRoutes(house)) mount(app, house, mounted, options);
  serveHealth(app, house);
  app.get(publicPages.openApi.path, async () => openApi(house.components));
  app.get(publicPages.openApiForKeys.path, async () => openApiForKeys(house.components));
  serveLive(app, house, options);
  await serveWebFiles(app, options.webDirectory, house.secure);
  return app;
}

/** What stands above every answer, also where no hook runs: an address that cannot be read. */
const withHead = (house: House, request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  reply.headers(securityHeaders('none', house.secure)).header('x-request-id', request.id);

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
    config: { changes: mounted.route.changes ?? false },
    handler: async (request, reply) => {
      const open = openExchange(request, reply, house.secure);
      const result = await walk(house, mounted, incomingOf(house, request, open.exchange, options));
      if (!result.ok) return answerRejection(house, result.rejection, request, reply);
      if (open.finish()) return reply;
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(result.value ?? { done: true }));
    },
  });
}
