import type { ServerResponse } from 'node:http';
import { reject } from '@gov/base';
import type { FastifyInstance } from 'fastify';
import type { OpenSession } from '#platform/server/identity/session-store.ts';
import { answerRejection } from './answers.ts';
import { openExchange } from './exchange.ts';
import type { House } from './house.ts';
import { incomingOf } from './incoming.ts';
import type { Incoming, Pass } from './input/pass.ts';
import { judge, stillMay } from './pipeline.ts';
import { liveRoute } from './platform-routes.ts';

const heartbeatMillis = 25_000;
/** Open pages share one stream; a person has a few browsers. */
const streamsPerPerson = 20;

export interface LiveOptions {
  readonly publicOrigin?: string;
  readonly heartbeatMillis?: number;
}

/**
 * `/api/live`: judged like every route when it begins, and again with each heartbeat: a sign-out, an ended or idle
 * session, a suspended account or agency closes the stream.
 */
export function serveLive(app: FastifyInstance, house: House, options: LiveOptions): void {
  const streams = new Set<ServerResponse>();
  // A server that stops would otherwise wait for streams that never end by themselves.
  app.addHook('preClose', async () => {
    for (const stream of streams) stream.end();
  });
  app.get(liveRoute.route.path, async (request, reply) => {
    const { exchange } = openExchange(request, reply, house.secure);
    const judged = await judge(house, liveRoute, meantBy(incomingOf(house, request, exchange, options)));
    if (!judged.ok) return answerRejection(house, judged.rejection, request, reply);
    const { session } = judged.value;
    if (!session) throw new Error('a signed-in route without a session');
    if (house.live.listeners(session.personId) >= streamsPerPerson)
      return answerRejection(house, reject('http.rate', { seconds: 60 }).rejection, request, reply);
    reply.hijack();
    streams.add(reply.raw);
    reply.raw.on('close', () => streams.delete(reply.raw));
    begin(house, judged.value, session, reply.raw, options.heartbeatMillis ?? heartbeatMillis);
    return reply;
  });
}

/** A browser's event stream has no headers of its own: its address says for whom it is meant. */
function meantBy(incoming: Incoming): Incoming {
  const { identity } = (incoming.raw.query ?? {}) as { readonly identity?: unknown }; // reason: not parsed yet; only this member is read
  return typeof identity === 'string' ? { ...incoming, meantFor: identity } : incoming;
}

function begin(house: House, pass: Pass, session: OpenSession, stream: ServerResponse, everyMillis: number): void {
  stream.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  stream.write('retry: 3000\n\n');
  const stop = house.live.listen(
    session.personId,
    (topic) => void stream.write(`data: ${JSON.stringify({ topic })}\n\n`),
  );
  const heartbeat = setInterval(async () => {
    // A database that does not answer for a moment ends no stream.
    const may = await stillMay(house, pass).catch(() => true);
    if (may) stream.write(': still here\n\n');
    else stream.end();
  }, everyMillis);
  stream.on('close', () => {
    stop();
    clearInterval(heartbeat);
  });
}
