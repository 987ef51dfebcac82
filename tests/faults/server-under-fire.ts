import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registry } from '#apps/server/registry.generated.ts';
import { openHouse, systemClock } from '#platform/server/components/open-house.ts';
import { startEmbedded } from '#platform/server/database/launcher.ts';
import { migrate } from '#platform/server/database/migrate.ts';
import { platformMigrations } from '#platform/server/database/platform-migrations.ts';
import { smallAgency } from '#platform/testkit/small-agency.ts';

const root = join(import.meta.dirname, '../..');

/** The real server over one data directory, to be killed and started again. */
export interface ServerUnderFire {
  readonly address: string;
  start(): Promise<void>;
  /** kill -9 of Node; of the postmaster too when asked. */
  kill(withPostgres: boolean): Promise<void>;
  /** Ends everything and removes the data. */
  remove(): Promise<void>;
  readonly environment: NodeJS.ProcessEnv;
}

/** Agencies are named `<code>市住建局`; their people sign in as `<code>.<key>` (see `smallAgency`). */
export async function serverUnderFire(port: number, agencyCodes: readonly string[]): Promise<ServerUnderFire> {
  const folder = mkdtempSync(join(tmpdir(), 'office-fire-'));
  // PostgreSQL runs as another user when the tests run as root, and must be able to walk through.
  chmodSync(folder, 0o755);
  const dataDirectory = join(folder, 'data');
  const keysPath = join(folder, 'keys', 'key');
  await prepare(dataDirectory, keysPath, agencyCodes);
  const environment = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataDirectory,
    KEYS_URL: `file://${keysPath}`,
    DEMO: '0',
  };
  const address = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  const killChild = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child?.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  };
  return {
    address,
    environment,
    async start() {
      child = spawn(process.execPath, ['apps/server/main.ts'], {
        cwd: root,
        env: environment,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      await untilReady(address);
    },
    async kill(withPostgres) {
      await killChild();
      if (withPostgres) killPostmaster(dataDirectory);
    },
    async remove() {
      await killChild();
      const postgres = await startEmbedded({ dataDir: dataDirectory });
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A database with nothing but small agencies, made before the first shot. */
async function prepare(dataDirectory: string, keysPath: string, agencyCodes: readonly string[]): Promise<void> {
  const postgres = await startEmbedded({ dataDir: dataDirectory });
  const sources = [
    ...platformMigrations(),
    ...registry.flatMap((c) => (c.migrations ? [{ component: c.manifest.id, directory: c.migrations }] : [])),
  ];
  await migrate({ ownerUrl: postgres.ownerUrl, sources, now: () => systemClock.now() });
  const open = await openHouse({
    components: registry,
    databaseUrl: postgres.url,
    files: { kind: 'directory', directory: join(dataDirectory, 'files') },
    dataDirectory,
    keysPath,
    secure: false,
    log: () => undefined,
  });
  for (const code of agencyCodes) await smallAgency(open.house, code);
  await open.stop();
  await postgres.stop();
}

function killPostmaster(dataDirectory: string): void {
  const place = join(dataDirectory, 'postgresql');
  const pid = Number(readFileSync(join(place, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(pid, 'SIGKILL');
}

async function untilReady(address: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const ready = await fetch(`${address}/readyz`).then(
      (reply) => reply.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the server did not come back within a minute');
}
