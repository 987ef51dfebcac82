import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmod, chown, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbedded } from './launcher.ts';

let dataDir: string;
let postgres: EmbeddedPostgres;

const start = () => startEmbedded({ dataDir, settings: { maximumConnections: 20 } });
const query = async (text: string): Promise<unknown> => {
  const client = new Client({ connectionString: postgres.ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  const answer = await client.query(text).finally(() => client.end().catch(() => undefined));
  return Object.values(answer.rows[0] ?? {})[0];
};
const pidFile = () => join(postgres.log, '..', 'cluster', 'postmaster.pid');
const serverPid = async () => Number((await readFile(pidFile(), 'utf8')).split('\n')[0]);

before(async () => {
  dataDir = await mkdtemp('/var/tmp/gov-launcher-');
  await chmod(dataDir, 0o755);
  postgres = await start();
  await query('create table kept (n int)');
});
after(async () => {
  await postgres.stop();
  await rm(dataDir, { recursive: true });
});

test('the server listens on a private socket only, sorts the same everywhere and checks its pages', async () => {
  assert.equal(await query('show listen_addresses'), '');
  assert.equal(await query('show data_checksums'), 'on');
  assert.equal(
    await query(`select datlocprovider::text || ' ' || datlocale from pg_database where datname = current_database()`),
    'b C.UTF-8',
  );
  assert.equal(await query(`select '公文' ~ '^\\w+$'`), true);
  const socket = decodeURIComponent(new URL(postgres.url).hostname);
  assert.equal((await stat(socket)).mode & 0o077, 0);
  assert.equal((await stat(join(dataDir, 'postgresql', 'passwords.json'))).mode & 0o077, 0);
  const wrong = new Client({ connectionString: postgres.url.replace(/:[0-9a-f]{48}@/, ':wrong@') });
  await assert.rejects(wrong.connect(), /password/);
});

test('after kill -9 of the server everything committed is there again', async () => {
  await query('insert into kept values (1)');
  process.kill(await serverPid(), 'SIGKILL');

  postgres = await start();

  assert.equal(postgres.howStarted, 'started');
  assert.equal(await query('select count(*) from kept'), '1');
});

test('a server that a killed process left behind is taken over, not fought', async () => {
  const pid = await serverPid();

  postgres = await start();

  assert.equal(postgres.howStarted, 'adopted');
  assert.equal(await serverPid(), pid);
});

test('a left-behind server with other settings is stopped, and one with ours is started over the same data', async () => {
  const pid = await serverPid();

  postgres = await startEmbedded({ dataDir, settings: { maximumConnections: 21 } });

  assert.equal(postgres.howStarted, 'started');
  assert.notEqual(await serverPid(), pid);
  assert.equal(await query('show max_connections'), '21');
  assert.equal(await query('select count(*) from kept'), '1');
  postgres = await start();
});

test('under a home closed to others the database starts all the same, also for root, and is found again', async () => {
  const home = await mkdtemp('/var/tmp/gov-closed-home-');
  await chmod(home, 0o700);
  const options = { dataDir: join(home, 'data'), settings: { maximumConnections: 20 } };
  const first = await startEmbedded(options);
  const place = join(first.log, '..');
  await first.stop();

  const again = await startEmbedded(options);

  assert.equal(join(again.log, '..'), place);
  assert.equal((await stat(home)).mode & 0o777, 0o700, 'nobody opened the home');
  await again.stop();
  await rm(place, { recursive: true });
  await rm(home, { recursive: true, force: true });
});

/** What starting says under a user id; the code is read before the user changes, who need not reach the checkout. */
const startedAs = (uid: number, directory: string) =>
  spawnSync(process.execPath, [
    '--input-type=module',
    '--eval',
    `const { startEmbedded } = await import(${JSON.stringify(new URL('./launcher.ts', import.meta.url).href)});
     process.setgid(${uid}); process.setuid(${uid});
     await startEmbedded({ dataDir: ${JSON.stringify(directory)} }).catch((error) => console.log(error.message));`,
  ]).stdout.toString();

test('a user id without a name is told in one sentence to start as a named user', {
  skip: process.getuid?.() !== 0 && 'only root can become another user',
}, async () => {
  const nameless = 54_321;
  const directory = await mkdtemp('/var/tmp/gov-nameless-');
  await chown(directory, nameless, nameless);

  const said = startedAs(nameless, directory);

  assert.match(
    said,
    /^PostgreSQL cannot be set up by user id 54321, which has no name .*: start as a named user or set DATABASE_URL\.\n$/,
  );
  await rm(directory, { recursive: true });
});

test('a pid file that names an innocent process does not keep the server from starting', async () => {
  await postgres.stop();
  const innocent = spawn('sleep', ['60']);
  await writeFile(pidFile(), `${innocent.pid}\n/elsewhere\n`);

  postgres = await start();

  assert.equal(await query('select count(*) from kept'), '1');
  assert.equal(innocent.exitCode, null);
  innocent.kill();
});

test('a server that cannot start says why, in the last lines of its log', async () => {
  await postgres.stop();
  const settings = join(postgres.log, '..', 'cluster', 'postgresql.conf');
  const sound = await readFile(settings, 'utf8');
  await writeFile(settings, `${sound}\nno_such_setting = 1\n`);

  await assert.rejects(start(), /did not start[\s\S]*no_such_setting/);

  await writeFile(settings, sound);
  postgres = await start();
});
