import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { type ServerPlace, serverPlace } from './spoken-server.ts';

describe('a first start that was killed while it loaded the demo city', () => {
  let place: ServerPlace;
  beforeEach(() => {
    place = serverPlace();
  });
  afterEach(() => place.remove());

  async function killMidway(words: RegExp): Promise<void> {
    const first = place.start();
    await first.until(words);
    await first.kill('SIGKILL');
  }

  const stateOf = async (address: string): Promise<unknown> =>
    ((await (await fetch(`${address}/api/session`)).json()) as { readonly state: unknown }).state; // reason: the test looks at what it finds

  test('is cleared at the next start, with the files of that half and nothing else', async () => {
    await killMidway(/演示城市 [3-9]\/\d+/);
    const [agencyId] = await place.ask(`select id from office.agency where kind = 'AGENCY' limit 1`);
    const files = join(place.dataDirectory, 'files');
    const half = join(files, String(agencyId));
    mkdirSync(half, { recursive: true });
    writeFileSync(join(half, 'a-file'), 'of the half city');
    mkdirSync(join(files, 'something-else'), { recursive: true });
    writeFileSync(join(place.dataDirectory, 'notes.txt'), 'of the operator');

    const second = place.start({ DEMO: '0' });
    const address = await second.until(/http:\/\/localhost:\d+/);

    assert.match(second.said(), /载入演示城市时中断了.*现在清空.*only half loaded.*cleared/);
    assert.equal(await stateOf(address), 'setup');
    assert.ok(!existsSync(half));
    assert.deepEqual(readdirSync(files), ['something-else']);
    assert.ok(existsSync(join(place.dataDirectory, 'notes.txt')));
    await second.kill('SIGINT');
    assert.deepEqual(await place.ask('select count(*)::int from office.agency'), [0]);
    assert.deepEqual(await place.ask('select count(*)::int from office.demo_load where declined_at is null'), [0]);

    const third = place.start({ DEMO: '0' });
    await third.until(/http:\/\/localhost:\d+/);
    assert.doesNotMatch(third.said(), /中断/, 'once is enough');
  });

  test('is left alone when an account is there that no demo load made, and the start is refused', async () => {
    await killMidway(/演示城市 [3-9]\/\d+/);
    const before = await place.ask('select count(*)::int from office.agency');
    await place.ask(`update office.account set demo = false where sign_in_name = 'yunwei.system'`);

    const second = place.start();

    assert.equal(await second.ended, 1);
    assert.match(second.said(), /什么也没有删.*nothing was deleted/);
    assert.deepEqual(await place.ask('select count(*)::int from office.agency'), before);
  });

  test('is not touched by a second process while the first one still loads', async () => {
    const first = place.start();
    await first.until(/演示城市 [2-6]\/\d+/);

    const second = place.start();
    await second.until(/等它完成/);

    await first.until(/演示城市 7\/\d+/);
    assert.doesNotMatch(second.said(), /中断/);
  });
});
