/** The real server for a benchmark: durable PostgreSQL and files in a folder of its own that goes with it. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { registry } from '#apps/server/registry.generated.ts';
import { openHouse, systemClock } from '#platform/server/components/open-house.ts';
import { startEmbedded } from '#platform/server/database/launcher.ts';
import { migrate } from '#platform/server/database/migrate.ts';
import { platformMigrations } from '#platform/server/database/platform-migrations.ts';
import { createHttpServer } from '#platform/server/http/http-server.ts';

/** Opens it without listening yet; `close` ends everything and removes the folder. */
export async function serverUnderTest(name: string) {
  const folder = mkdtempSync(join(tmpdir(), `office-${name}-`));
  chmodSync(folder, 0o755); // PostgreSQL runs as another user under root and walks through
  const postgres = await startEmbedded({ dataDir: join(folder, 'data') });
  const components = registry.flatMap((c) =>
    c.migrations ? [{ component: c.manifest.id, directory: c.migrations }] : [],
  );
  await migrate({
    ownerUrl: postgres.ownerUrl,
    sources: [...platformMigrations(), ...components],
    now: () => systemClock.now(),
  });
  const open = await openHouse({
    components: registry,
    databaseUrl: postgres.url,
    files: { kind: 'directory', directory: join(folder, 'data', 'files') },
    dataDirectory: join(folder, 'data'),
    keysPath: join(folder, 'keys', 'key'),
    secure: false,
    log: (entry) => entry.level === 'error' && console.error(JSON.stringify(entry)),
    rateLimit: { burst: 1_000_000, perSecond: 1_000_000 },
    maximumConnections: 32,
  });
  const app = await createHttpServer(open.house, { webDirectory: join(folder, 'no-web'), trustProxy: false });
  return {
    ...open,
    app,
    postgres,
    /** Statistics of what was filled in, as the database takes them by itself within a minute. */
    async takeStatistics(): Promise<void> {
      const owner = new Client({ connectionString: postgres.ownerUrl });
      await owner.connect();
      await owner.query('analyze');
      await owner.end();
    },
    async close(): Promise<void> {
      await app.close();
      await open.stop();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
