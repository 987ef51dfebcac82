import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readConfiguration } from './configuration.ts';
import { refuseUnusableDataDirectory } from './data-directory.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'data-directory-'));
  writeFileSync(join(folder, 'file'), '');
});
after(() => rmSync(folder, { recursive: true }));

const look = (directory: string, more: Readonly<Record<string, string>> = {}) =>
  refuseUnusableDataDirectory(readConfiguration({ DATA_DIR: directory, ...more }));

test('a data directory that cannot be used is refused in one sentence that names the setting and the reason', () => {
  for (const [directory, reason] of [
    [join(folder, 'file'), /有一段是文件/],
    [join(folder, 'file', 'below'), /有一段是文件/],
    ['/dev/null/x', /有一段是文件/],
    ['/proc/x', /不能建目录/],
    ['/proc/x/deeper', /不能建目录/],
  ] as const)
    assert.throws(
      () => look(directory),
      ({ message }: Error) => message.startsWith(`DATA_DIR（${directory}）不能用：`) && reason.test(message),
      directory,
    );
});

test('one that can be used is made, however deep, and a server that keeps everything elsewhere does not need it', () => {
  look(join(folder, 'a', 'b', 'c'));

  assert.ok(existsSync(join(folder, 'a', 'b', 'c')));
  const elsewhere = { DATABASE_URL: 'postgres://a', DATABASE_OWNER_URL: 'postgres://b', FILES_URL: join(folder, 'a') };
  look('/proc/x', elsewhere);
});

test('the server ends at once with that sentence and nothing else', async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { ...process.env, DATA_DIR: '/proc/x', PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()));

  const [code] = await once(child, 'close');

  assert.equal(code, 1);
  assert.equal(
    said,
    '没有启动成功：DATA_DIR（/proc/x）不能用：那里不能建目录。请把 DATA_DIR 设成一个能写的目录再启动。\n',
  );
});
