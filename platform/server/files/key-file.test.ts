import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openDatabase } from '#platform/server/database/pool.ts';
import { type TestDatabase, testDatabase } from '#platform/testkit/database.ts';
import { movableClock } from '#platform/testkit/house.ts';
import { openAgencyKeys } from './agency-keys.ts';
import { makeKeyFile, readKeyFile } from './key-file.ts';

let made: TestDatabase;
let database: ReturnType<typeof openDatabase>;
let directory: string;
const clock = movableClock('2026-11-24T02:00:00.000Z');

before(async () => {
  made = await testDatabase();
  database = openDatabase({ url: made.url, maximumConnections: 2 });
  directory = await mkdtemp(join(tmpdir(), 'gov-keys-'));
});
after(async () => {
  await database.stop();
  await made.drop();
  await rm(directory, { recursive: true, force: true });
});

const open = (name: string) => openAgencyKeys({ keysPath: join(directory, name), database, clock });

test('a first start that was killed over an empty key file does not keep the next from starting', async () => {
  await writeFile(join(directory, 'emptied'), '', { mode: 0o600 });

  const keys = await open('emptied');

  assert.equal((await open('emptied')).house.digest('a', 'b'), keys.house.digest('a', 'b'), 'kept for the next start');
});

test('processes that start at once over no key file have one and the same key', async () => {
  const all = await Promise.all(Array.from({ length: 6 }, () => open('shared')));

  assert.equal(new Set(all.map((keys) => keys.house.digest('a', 'b'))).size, 1);
  assert.deepEqual(
    (await readdir(directory)).filter((name) => name.startsWith('shared')),
    ['shared'],
    'nothing is left aside',
  );
  assert.equal((await stat(join(directory, 'shared'))).mode & 0o777, 0o600);
});

test('processes that start at once over an empty key file all have the key that stays', async () => {
  for (let round = 0; round < 25; round++) {
    const path = join(directory, `empty-${round}`);
    await writeFile(path, '', { mode: 0o600 });

    const all = await Promise.all(Array.from({ length: 6 }, () => makeKeyFile(path)));

    const kept = (await readKeyFile(path))?.id;
    assert.deepEqual(new Set(all.map(({ id }) => id)), new Set([kept]), `round ${round}`);
  }
});

test('a start that saw the empty key file before another filled it keeps the key of the other', async () => {
  const path = join(directory, 'seen-empty');
  await writeFile(path, '', { mode: 0o600 });
  const first = await makeKeyFile(path);

  await writeFile(path, '');
  const late = await makeKeyFile(path);

  assert.deepEqual(late, first);
  assert.equal((await stat(path)).mode & 0o777, 0o600);
});

test('the file is whole from the first moment it has its name', async () => {
  const path = join(directory, 'watched');
  let over = false;
  const seen: unknown[] = [];
  const watching = (async () => {
    while (!over)
      seen.push(
        await stat(path).then(
          ({ size }) => size,
          () => 'none',
        ),
      );
  })();

  await makeKeyFile(path);
  over = true;
  await watching;

  const whole = (await stat(path)).size;
  assert.deepEqual(
    seen.filter((size) => size !== 'none' && size !== whole),
    [],
  );
});

test('a file cut short is refused by name, never replaced', async () => {
  const path = join(directory, 'cut');
  await writeFile(path, '{"id":"0199', { mode: 0o600 });

  await assert.rejects(readKeyFile(path), /不是完整的密钥文件/);
  await assert.rejects(open('cut'), /不是完整的密钥文件/);
});
