import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { registry } from '#apps/server/registry.generated.ts';
import { type HouseOptions, type OpenHouse, openHouse } from '#platform/server/components/open-house.ts';
import { createHttpServer } from '#platform/server/http/http-server.ts';
import { testDatabase } from '#platform/testkit/database.ts';
import { movableClock, type TestHouse } from '#platform/testkit/house.ts';
import { type CuttingProxy, cuttingProxy } from './cutting-proxy.ts';

/** A house that lives, and others over the same database that are cut off in the middle and never come back. */
export interface MortalHouses {
  /** Reaches the database directly: the server that is started again, and prepares and looks. */
  readonly living: TestHouse;
  readonly proxy: CuttingProxy;
  /** A server of its own memory whose every connection goes through the proxy. */
  begin(): Promise<OpenHouse & { readonly app: FastifyInstance }>;
}

export async function mortalHouses(): Promise<MortalHouses> {
  const sources = registry.flatMap((one) =>
    one.migrations ? [{ component: one.manifest.id, directory: one.migrations }] : [],
  );
  const database = await testDatabase({ components: sources });
  const proxy = await cuttingProxy(database.url);
  const dataDirectory = await mkdtemp(join(tmpdir(), 'gov-mortal-'));
  const clock = movableClock('2026-11-24T02:00:00.000Z');
  const problems: unknown[] = [];
  const options: HouseOptions = {
    components: registry,
    databaseUrl: database.url,
    files: { kind: 'directory', directory: join(dataDirectory, 'files') },
    dataDirectory,
    keysPath: join(`${dataDirectory}-keys`, 'key'),
    secure: false,
    clock,
    log: (entry) => {
      if (entry.level === 'error') problems.push(entry);
    },
    rateLimit: { burst: 100_000, perSecond: 100_000 },
    maximumConnections: 6,
  };
  const opened = async (more: Partial<HouseOptions> = {}) => {
    const open = await openHouse({ ...options, ...more });
    const app = await createHttpServer(open.house, { webDirectory: join(dataDirectory, 'no-web'), trustProxy: false });
    return { ...open, app };
  };
  const first = await opened();
  const { ownerUrl, superuserUrl } = database;
  return {
    proxy,
    // what a server that was cut off says about it is no problem of the house
    begin: () => opened({ databaseUrl: proxy.url, log: () => undefined }),
    living: {
      ...{ ...first, clock, problems, ownerUrl, superuserUrl, dataDirectory },
      beside: () => opened(),
      async close() {
        await first.app.close();
        await first.stop();
        await proxy.close();
        await database.drop();
        await rm(dataDirectory, { recursive: true, force: true });
        await rm(`${dataDirectory}-keys`, { recursive: true, force: true });
      },
    },
  };
}
