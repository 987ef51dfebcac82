import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { hashPassword } from '#platform/server/identity/password.ts';
import { type ServerPlace, type SpokenServer, serverPlace } from './spoken-server.ts';

const words = 'demo-2026-city';

describe('a database meant for real work, beside a start that forgets DEMO=0', () => {
  let place: ServerPlace;
  beforeEach(() => {
    place = serverPlace();
  });
  afterEach(() => place.remove());

  const addressOf = async (server: SpokenServer): Promise<string> =>
    `http://127.0.0.1:${/\d+$/.exec(await server.until(/已启动：http:\/\/\S+:\d+/))?.[0]}`;
  const session = async (address: string): Promise<{ readonly state?: unknown; readonly demo?: unknown }> =>
    (await (await fetch(`${address}/api/session`)).json()) as object; // reason: the test looks at what it finds
  const agencies = () => place.ask('select count(*)::int from office.agency');

  test('never gets a demo city: neither while the first server runs, nor after an interruption, nor alone', async () => {
    const first = place.start({ DEMO: '0', HOST: '0.0.0.0' });
    const address = await addressOf(first);
    await first.until(/首次启用码：\S+/);

    for (const signal of ['SIGKILL', 'SIGINT'] as const) {
      const forgotten = place.start();
      const beside = await addressOf(forgotten);
      assert.match(forgotten.said(), /曾以 DEMO=0 启动.*不载入演示城市.*gets no demo city/);
      assert.doesNotMatch(forgotten.said(), /演示城市 1\/\d+|清空/);
      assert.equal((await session(beside)).state, 'setup');
      await forgotten.kill(signal);
    }
    assert.deepEqual([(await session(address)).state, await agencies()], ['setup', [0]]);

    await first.kill('SIGINT');
    const alone = place.start({ HOST: '0.0.0.0' });
    await addressOf(alone);
    await alone.until(/首次启用码：\S+/);
    assert.deepEqual(await agencies(), [0]);
  });

  test('is neither loaded nor dropped under a running server, whatever an earlier release left behind', async () => {
    const first = place.start({ DEMO: '0' });
    const address = await addressOf(first);
    await first.until(/首次启用码：\S+/);
    await place.ask('delete from office.set_up_code');
    await place.ask('delete from office.demo_load');

    const loading = place.start();
    await loading.until(/另一个服务进程正在用这个库，因此没有载入演示城市/);
    assert.equal(await loading.ended, 1);

    await place.ask(`insert into office.demo_load (began_at) values ('2026-11-01T00:00:00Z')`);
    const clearing = place.start();
    await clearing.until(/另一个服务进程正在用这个库，因此载了一半的演示城市没有清空/);
    assert.equal(await clearing.ended, 1);
    assert.deepEqual(await place.ask('select count(*)::int from office.demo_load'), [1]);
    assert.equal((await session(address)).state, 'setup');

    await first.kill('SIGINT');
    await place.ask(`insert into office.set_up_code values (1, 'a code was shown', '2026-11-01T00:00:00Z')`);
    const later = place.start();
    await later.until(/用 DEMO=0 启动过，因此什么也没有删/);
    assert.equal(await later.ended, 1);
  });

  test('is known by the code that an earlier release had shown', async () => {
    const earlier = place.start({ DEMO: '0' });
    await earlier.until(/首次启用码：\S+/);
    await earlier.kill('SIGINT');
    await place.ask('delete from office.demo_load');
    await place.ask('alter table office.demo_load drop column declined_at');
    await place.ask(`delete from office.migration where component = 'demo' and file = '0002-declined.sql'`);

    const forgotten = place.start();
    await addressOf(forgotten);

    assert.match(forgotten.said(), /曾以 DEMO=0 启动.*不载入演示城市/);
    assert.deepEqual(await agencies(), [0]);
  });

  test('whatever comes in while it runs, a server that others reach shows and lets in no demo account', async () => {
    const outside = place.start({ DEMO: '0', HOST: '0.0.0.0' });
    const reached = await addressOf(outside);
    const id = '019ac5d1-0000-7000-8000-000000000001';
    await place.ask(
      `insert into office.account (id, sign_in_name, demo, created_at) values ($1, 'liusiyuan', true, '2026-11-01T00:00:00Z')`,
      [id],
    );
    await place.ask(
      `insert into office.credential (account_id, password_hash, password_changed_at) values ($1, $2, '2026-11-01T00:00:00Z')`,
      [id, await hashPassword(words)],
    );
    const home = await addressOf(place.start({ DEMO: '0' }));

    assert.ok((await session(home)).demo, 'positive control');
    assert.equal((await session(reached)).demo, undefined);
    assert.equal(await signInAt(home), 'identity.no-assignment', 'positive control: the password is right');
    assert.equal(await signInAt(reached), 'identity.sign-in');
  });

  test('a port that is taken ends the start at once, before anything of the data is touched', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo; // reason: listens on a port
    try {
      const nothing = place.start({ PORT: String(port) });
      assert.equal(await nothing.ended, 1);
      assert.match(nothing.said(), new RegExp(`^没有启动成功：端口 ${port} 已被占用.*\\n$`));
      assert.equal(existsSync(place.dataDirectory), false);
    } finally {
      taken.close();
    }
  });
});

async function signInAt(address: string): Promise<unknown> {
  const reply = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ signInName: 'liusiyuan', password: words }),
  });
  return ((await reply.json()) as { readonly code?: unknown }).code; // reason: the test looks at what it finds
}
