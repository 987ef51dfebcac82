import type { FastifyInstance } from 'fastify';

/** What is being answered may take this long to end; then its connection is cut. */
const graceMs = 10_000;
const lookAgainMs = 200;

/**
 * Closes the listener and lets running requests end. A connection that a reverse proxy keeps open for later is idle only
 * once its last answer has gone, so it is looked at again and again; Node alone would wait for its keep-alive time.
 */
export async function closeHttp(app: FastifyInstance): Promise<void> {
  const until = performance.now() + graceMs;
  const look = setInterval(() => {
    if (performance.now() > until) app.server.closeAllConnections();
    else app.server.closeIdleConnections();
  }, lookAgainMs);
  try {
    await app.close();
  } finally {
    clearInterval(look);
  }
}
