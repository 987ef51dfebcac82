import type { FastifyInstance, FastifyRequest } from 'fastify';
import { countDeadWakeUps } from '#platform/server/relay/wake-up-store.ts';
import type { House } from './house.ts';
import { publicPages } from './platform-routes.ts';

/** For load balancers and the operator's monitoring. Work that was given up does not make the house unready: it says so. */
export function serveHealth(app: FastifyInstance, house: House): void {
  app.get(publicPages.alive.path, async () => ({ alive: true }));
  app.get(publicPages.ready.path, async (_, reply) => {
    const dead = await house.database.read(countDeadWakeUps).catch(() => undefined);
    if (!dead) return reply.code(503).send({ ready: false });
    return reply.send({ ready: true, deadWakeUps: dead[0]?.count ?? 0 });
  });
}

/** Probes name the server as they like, or (HTTP/1.0) not at all; whoever asks finds nothing secret here. */
export const isHealth = ({ routeOptions: { url } }: FastifyRequest): boolean =>
  url === publicPages.alive.path || url === publicPages.ready.path;
