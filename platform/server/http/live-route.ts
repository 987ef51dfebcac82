import type { FastifyInstance } from 'fastify';
import { findSession, hashOfToken } from '#platform/server/identity/session-store.ts';
import { tokenFrom } from './cookies.ts';
import { errorReply } from './errors.ts';
import type { House } from './house.ts';

const heartbeatMillis = 25_000;

/**
 * `/api/live`: server-sent events `{"topic":"inbox"}` for the signed-in person. Each heartbeat asks again
 * whether the session is open, so that a sign-out or an ended session closes the stream.
 */
export function serveLive(app: FastifyInstance, house: House): void {
  app.get('/api/live', async (request, reply) => {
    const token = tokenFrom(request.headers.cookie, house.secure);
    const tokenHash = token ? hashOfToken(token) : '';
    const session = token ? (await house.database.read(findSession(tokenHash)))[0] : undefined;
    if (!session || session.expiresAt <= house.clock.now()) {
      const refusal = errorReply(house.errors, { code: 'http.session' }, request.id);
      return reply.code(refusal.status).send(refusal.body);
    }
    reply.hijack();
    const stream = reply.raw;
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
      const still = await house.database.read(findSession(tokenHash)).catch(() => [session]);
      if (still[0] && still[0].expiresAt > house.clock.now()) stream.write(': still here\n\n');
      else stream.end();
    }, heartbeatMillis);
    stream.on('close', () => {
      stop();
      clearInterval(heartbeat);
    });
    return reply;
  });
}
