import assert from 'node:assert/strict';
import { networkInterfaces } from 'node:os';
import { after, before, describe, test } from 'node:test';
import { startEmbedded } from '#platform/server/database/launcher.ts';
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
    const empty = serverPlace();
    try {
      const server = empty.start({ HOST: '0.0.0.0' });

      assert.equal(await server.ended, 1);
      assert.match(server.said(), /有演示账号时只在本机监听.*DEMO_PUBLIC=1/);
      assert.doesNotMatch(server.said(), /演示城市 1\/\d+/);
    } finally {
      await empty.remove();
    }
  });

  test('with demo accounts another address is refused, unless DEMO_PUBLIC=1 says so; this machine is always fine', async () => {
    await makeDemoAccount(place);

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
    await home.until(/DEMO=0 不会去掉已有的演示城市/);
    await home.until(/只在本机可用/);
    assert.equal(await reachable(`http://127.0.0.1:${portOf(local)}`), true);
    if (outside) assert.equal(await reachable(`http://${outside}:${portOf(local)}`), false);
    await home.kill('SIGINT');
  });

  test('behind a proxy demo accounts are reachable too: refused like another address, unless DEMO_PUBLIC=1 says so', async () => {
    const proxied = { DEMO: '0', PUBLIC_ORIGIN: 'https://oa.example.gov.cn' };
    const refused = place.start(proxied);
    assert.equal(await refused.ended, 1);
    assert.match(refused.said(), /不能经代理 https:\/\/oa\.example\.gov\.cn 提供服务.*DEMO_PUBLIC=1/);

    const open = place.start({ ...proxied, DEMO_PUBLIC: '1' });
    await open.until(/对网络开放/);
    await open.kill('SIGINT');

    const path = place.start({ PUBLIC_ORIGIN: 'https://oa.example.gov.cn/office' });
    assert.equal(await path.ended, 1);
    assert.match(path.said(), /PUBLIC_ORIGIN 要写成浏览器里的地址/);
  });

  test('a second server on the same data and port is told so and leaves the first alone; on another port both serve', async () => {
    const first = place.start({ DEMO: '0' });
    const port = portOf(await first.until(/已启动：http:\/\/localhost:\d+/));
    await first.until(/按 Ctrl-C 停止/);

    const same = place.start({ DEMO: '0', PORT: port });
    assert.equal(await same.ended, 1);
    assert.match(same.said(), new RegExp(`没有启动成功：端口 ${port} 已被占用`));
    assert.doesNotMatch(same.said(), /已启动|at .*\.ts/);
    assert.equal(await reachable(`http://127.0.0.1:${port}`), true);

    const beside = place.start({ DEMO: '0' });
    const other = portOf(await beside.until(/已启动：http:\/\/localhost:\d+/));
    assert.equal(await reachable(`http://127.0.0.1:${other}`), true);
    await beside.kill('SIGINT');
    assert.equal(await reachable(`http://127.0.0.1:${port}`), true, 'the database is still the first one’s');
    await first.kill('SIGINT');
  });

  test('data set up without a demo city is never given one', async () => {
    const real = serverPlace();
    try {
      const empty = real.start({ DEMO: '0' });
      await empty.until(/http:\/\/localhost:\d+/);
      await empty.kill('SIGINT');
      await makePlatformAgency(real);

      const again = real.start();
      await again.until(/已启动：http:\/\/localhost:\d+/);
      await again.kill('SIGINT');

      assert.doesNotMatch(again.said(), /演示/);
    } finally {
      await real.remove();
    }
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

const makeDemoAccount = (place: ServerPlace): Promise<unknown> =>
  place.ask(
    `insert into office.account (id, sign_in_name, demo, created_at)
     values ('019ac5d1-0000-7000-8000-000000000001', 'somebody', true, '2026-11-01T00:00:00Z')`,
  );

/** As the ceremony leaves it. */
const makePlatformAgency = (place: ServerPlace): Promise<unknown> =>
  place.ask(
    `insert into office.agency (id, code, name, short_name, kind, level, created_at)
     values ('019ac5d1-0000-7000-8000-000000000002', 'p', '平台', '平台', 'PLATFORM', 'PLATFORM', '2026-11-01T00:00:00Z')`,
  );
