import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

let directory: string;
before(async () => {
  directory = await mkdtemp(join(tmpdir(), 'gov-open-house-'));
});
after(() => rm(directory, { recursive: true }));

/** Opens a house in a process of its own whose SM4 is another cipher, as with a Node.js built on other cryptography. */
function openedWithWrongCipher(): string {
  const script = `
    import crypto from 'node:crypto';
    import { syncBuiltinESMExports } from 'node:module';
    const { createCipheriv } = crypto;
    crypto.createCipheriv = (name, ...rest) => createCipheriv(name === 'sm4-ecb' ? 'aes-128-ecb' : name, ...rest);
    syncBuiltinESMExports();
    const { openHouse } = await import(${JSON.stringify(new URL('./open-house.ts', import.meta.url).href)});
    const place = ${JSON.stringify(directory)};
    await openHouse({
      components: [],
      databaseUrl: 'postgresql://nobody@127.0.0.1:1/none',
      files: { kind: 'directory', directory: place + '/files' },
      dataDirectory: place,
      keysPath: place + '/keys/key',
      secure: false,
      log: () => undefined,
    }).catch((error) => console.log(error.message));
    process.exit();`;
  return spawnSync(process.execPath, ['--input-type=module', '--eval', script], { timeout: 30_000 }).stdout.toString();
}

test('where the cryptography of the machine is wrong the house does not open, says what failed and makes no key', async () => {
  const said = openedWithWrongCipher();

  assert.match(said, /^The cryptographic self-test failed \(SM4 \(GB\/T 32907\)/);
  assert.match(
    said,
    /nothing can be signed or sealed here\. Run npm ci again and start with the Node\.js that comes with it\.\n$/,
  );
  assert.deepEqual(await readdir(directory), []);
});
