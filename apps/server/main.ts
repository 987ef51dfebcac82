/** `npm start`: PostgreSQL, migrations, demo city on the first start, then HTTP and background work in one process. */

import { type OpenHouse, openHouse, systemClock } from '#platform/server/components/open-house.ts';
import { refuseUnsoundCatalogue } from '#platform/server/database/catalogue-lint.ts';
import { startEmbedded } from '#platform/server/database/launcher.ts';
import { migrate } from '#platform/server/database/migrate.ts';
import { platformMigrations } from '#platform/server/database/platform-migrations.ts';
import { openDatabase } from '#platform/server/database/pool.ts';
import { createHttpServer } from '#platform/server/http/http-server.ts';
import { answersTo } from '#platform/server/http/input/host-header.ts';
import { demoAccountsExist } from '#platform/server/identity/account-store.ts';
import { openCeremony } from '#platform/server/identity/ceremony.ts';
import { buildWebIfChanged, webDirectory } from './build-web.ts';
import { closeHttp } from './close-http.ts';
import { type Configuration, readConfiguration } from './configuration.ts';
import { refuseUnusableDataDirectory } from './data-directory.ts';
import { wantsDemoCity } from './demo/demo-at-start.ts';
import { loadDemoCity } from './demo/load-demo-city.ts';
import { aloneWithTheCity, clearUnfinishedLoad, type StartedDatabase } from './demo/unfinished-load.ts';
import { listenOrTellWhy, refuseTakenPort } from './port.ts';
import { demoAccountLines, mayServeDemo, refuseDemoOutside } from './reach.ts';
import { registry } from './registry.generated.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const log = (entry: Readonly<Record<string, unknown>>): void => {
  if (entry.level === 'error' || entry.level === 'warn' || process.env.LOG === 'all')
    process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`);
};

interface RunningDatabase extends StartedDatabase {
  readonly ownerUrl: string;
  stop(): Promise<void>;
}

/** Addresses of the database: the environment's, or the embedded server's. */
async function databaseOf(configuration: Configuration): Promise<RunningDatabase> {
  const { databaseUrl, databaseOwnerUrl } = configuration;
  if (databaseUrl && databaseOwnerUrl)
    return { url: databaseUrl, ownerUrl: databaseOwnerUrl, stop: async () => undefined };
  return startEmbedded({ dataDir: configuration.dataDirectory });
}

async function main(): Promise<void> {
  tellUnhandledRejections();
  const configuration = readConfiguration(process.env);
  if (configuration.roles.has('web')) await refuseTakenPort(configuration);
  refuseUnusableDataDirectory(configuration);
  const web = configuration.roles.has('web') ? buildWebIfChanged(say) : Promise.resolve();
  web.catch(() => undefined); // asked for below; a build that fails first must not end the process in the middle
  const database = await databaseOf(configuration);
  const open = await aloneWithTheCity(database, say, () => openPrepared(configuration, database)).catch(
    async (error: unknown) => {
      await database.stop();
      throw error;
    },
  );
  const stopAll = async () => {
    await open.stop();
    await database.stop();
  };
  try {
    await web;
    await serve(configuration, open, stopAll);
  } catch (error) {
    await stopAll();
    throw error;
  }
}

/** Migrated, looked at, with its demo city where one is wanted. */
async function openPrepared(configuration: Configuration, database: RunningDatabase): Promise<OpenHouse> {
  const { demo, files } = configuration;
  await migrateAll(database);
  if (await clearUnfinishedLoad({ database, files, demo, say })) await migrateAll(database);
  await refuseUnsoundDatabase(database.url);
  const loads = await wantsDemoCity({ url: database.url, demo, now: systemClock.now(), say });
  if (loads) refuseDemoOutside(configuration);
  const open = await openHouse({
    components: registry,
    databaseUrl: database.url,
    files,
    dataDirectory: configuration.dataDirectory,
    keysPath: configuration.keysPath,
    secure: configuration.secure,
    servesDemoAccounts: mayServeDemo(configuration),
    log,
    ...(process.env.AUDIT_HEADS_COPY ? { auditHeadsCopy: process.env.AUDIT_HEADS_COPY } : {}),
  });
  try {
    if (loads) await loadDemoCity(open, say);
    return open;
  } catch (error) {
    await open.stop();
    throw error;
  }
}

const migrateAll = ({ ownerUrl }: RunningDatabase): Promise<number> =>
  migrate({
    ownerUrl,
    sources: [
      ...platformMigrations(),
      ...registry.flatMap((c) => (c.migrations ? [{ component: c.manifest.id, directory: c.migrations }] : [])),
    ],
    now: () => systemClock.now(),
  });

async function serve(configuration: Configuration, open: OpenHouse, stopAll: () => Promise<void>): Promise<void> {
  const demo = (await open.house.database.read(demoAccountsExist())).length > 0;
  if (demo) refuseDemoOutside(configuration);
  const web = configuration.roles.has('web');
  const app = await createHttpServer(open.house, {
    webDirectory,
    trustProxy: configuration.trustedProxies,
    ...(configuration.publicOrigin
      ? { publicOrigin: configuration.publicOrigin }
      : { answersTo: answersTo(configuration.host) }),
  });
  // First of all: a start that cannot have its port after all leaves a running server, its work and its code alone.
  const address = web ? await listenOrTellWhy(app, configuration) : 'relay only';
  if (configuration.roles.has('relay')) {
    open.relay.start();
    await open.housekeeping.start();
    await open.sealer.sealAll();
  }
  const code = web ? await ceremonyCode(open) : undefined;
  stopOnSignal(async () => {
    await closeHttp(app);
    await stopAll();
  });
  say(`政务办公云已启动：${address.replace('127.0.0.1', 'localhost')}`);
  if (code) saySetUpCode(code);
  if (demo) for (const line of demoAccountLines(configuration)) say(line);
}

const ceremonyCode = ({ house }: OpenHouse): Promise<string | undefined> =>
  openCeremony({ database: house.database, now: house.clock.now(), digest: house.keys.house.digest });

/** The only place where the code ever stands in clear. */
function saySetUpCode(code: string): void {
  say(`  首次启用码：${code}`);
  say('  打开网页设立三位管理员时要填，用过即失效。丢了就重新启动，会换一个新码；只有最后一次启动显示的有效。');
}

/** Isolation is looked at in the catalogue before anybody is served. */
async function refuseUnsoundDatabase(url: string): Promise<void> {
  const database = openDatabase({ url, maximumConnections: 1 });
  await refuseUnsoundCatalogue(database).finally(() => database.stop());
}

/**
 * A promise nobody waited for belongs to background work, whose next round tries again: it is told, and people are
 * served on. An exception that nothing caught still ends the process.
 */
function tellUnhandledRejections(): void {
  process.on('unhandledRejection', (reason) =>
    log({ level: 'error', event: 'unhandled-rejection', problem: problemOf(reason) }),
  );
}

const problemOf = (reason: unknown): string =>
  reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);

/** One Ctrl-C arrives several times: from the terminal, and handed on by npm and by the watcher of `npm run dev`. */
const sameKeypressMs = 1_000;

/** Ctrl-C and a service manager's stop end everything in order; somebody who presses again ends it at once. */
function stopOnSignal(stop: () => Promise<void>): void {
  let first: number | undefined;
  const onSignal = () => {
    if (first !== undefined) {
      if (performance.now() - first > sameKeypressMs) process.exit(1);
      return;
    }
    first = performance.now();
    say('正在停止…');
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

main().catch((error: unknown) => {
  process.stderr.write(`没有启动成功：${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env.LOG === 'all' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
