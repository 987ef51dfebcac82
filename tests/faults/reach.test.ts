import assert from 'node:assert/strict';
import { networkInterfaces } from 'node:os';
import { after, before, describe, test } from 'node:test';
import { Client } from 'pg';
import { embeddedDatabaseName, startEmbedded } from '#platform/server/database/launcher.ts';
import { type ServerPlace, serverPlace } from './spoken-server.ts';

const outside = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

const reachable = (address: string): Promise<boolean> =>
  fetch(`${address}/readyz`).then(
    (reply) => reply.ok,
    () => false,
  );

/** A server is started several times over one data directory, in which one account is a demo account. */
describe('where a server can be reached', () => {
  let place: ServerPlace;
  const portOf = (said: string) => /:(\d+)/.exec(said)?.[1];

  before(async () => {
    place = serverPlace();
    const server = place.start({ DEMO: '0' });
    await server.until(/http:\/\/localhost:\d+/);
    await server.kill('SIGINT');
  });
  after(() => place.remove());

  test('an empty house with DEMO=0 may listen everywhere', async () => {
    const server = place.start({ DEMO: '0', HOST: '0.0.0.0' });
    const said = await server.until(/已启动：http:\/\/\S+:\d+/);

    assert.equal(await reachable(`http://127.0.0.1:${portOf(said)}`), true);
    if (outside) assert.equal(await reachable(`http://${outside}:${portOf(said)}`), true);
    await server.kill('SIGINT');
  });

  test('before a demo city is loaded, another address than this machine is refused at once', async () => {
    const server = place.start({ HOST: '0.0.0.0' });

    assert.equal(await server.ended, 1);
    assert.match(server.said(), /有演示账号时只在本机监听.*DEMO_PUBLIC=1/);
    assert.doesNotMatch(server.said(), /演示城市 1\/10/);
  });

  test('with demo accounts another address is refused, unless DEMO_PUBLIC=1 says so; this machine is always fine', async () => {
    await makeDemoAccount(place.dataDirectory);

    const refused = place.start({ DEMO: '0', HOST: '0.0.0.0' });
    assert.equal(await refused.ended, 1);
    assert.match(refused.said(), /有演示账号时只在本机监听/);

    const open = place.start({ DEMO: '0', HOST: '0.0.0.0', DEMO_PUBLIC: '1' });
    const said = await open.until(/已启动：http:\/\/\S+:\d+/);
    await open.until(/对网络开放/);
    assert.equal(await reachable(`http://${outside ?? '127.0.0.1'}:${portOf(said)}`), true);
    await open.kill('SIGINT');

    const home = place.start({ DEMO: '0' });
    const local = await home.until(/已启动：http:\/\/localhost:\d+/);
    await home.until(/只在本机可用/);
    assert.equal(await reachable(`http://127.0.0.1:${portOf(local)}`), true);
    if (outside) assert.equal(await reachable(`http://${outside}:${portOf(local)}`), false);
    await home.kill('SIGINT');
  });

  test('one Ctrl-C that arrives twice still ends everything in order', async () => {
    const server = place.start({ DEMO: '0' });
    await server.until(/http:\/\/localhost:\d+/);

    const ended = server.kill('SIGINT');
    await server.kill('SIGINT');
    await ended;

    assert.equal(await server.ended, 0);
    const postgres = await startEmbedded({ dataDir: place.dataDirectory });
    await postgres.stop();
    assert.equal(postgres.howStarted, 'started', 'PostgreSQL had been stopped too');
  });
});

async function makeDemoAccount(dataDirectory: string): Promise<void> {
  const postgres = await startEmbedded({ dataDir: dataDirectory });
  const url = new URL(postgres.superuserUrl);
  url.pathname = `/${embeddedDatabaseName}`;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  await client.query(`insert into office.account (id, sign_in_name, demo, created_at)
    values ('019ac5d1-0000-7000-8000-000000000001', 'somebody', true, '2026-11-01T00:00:00Z')`);
  await client.end();
  await postgres.stop();
}
