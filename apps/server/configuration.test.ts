import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigurationRefused, readConfiguration } from './configuration.ts';

const place = (env: NodeJS.ProcessEnv) => readConfiguration({ DATA_DIR: '/srv/office', ...env });

test('keys stand beside the data directory unless KEYS_URL names another place', () => {
  assert.equal(place({}).keysPath, '/srv/office-keys/key-encryption-key');
  assert.equal(place({ KEYS_URL: '/etc/office/key' }).keysPath, '/etc/office/key');
});

test('keys inside the data directory are refused: a backup would carry them', () => {
  for (const KEYS_URL of ['/srv/office/key', 'file:///srv/office/keys/key', '/srv/office/../office/key'])
    assert.throws(() => place({ KEYS_URL }), /KEYS_URL 要放在数据目录之外/, KEYS_URL);
});

test('an address of a folder with Chinese or blanks in it names that folder', () => {
  const written = place({ KEYS_URL: 'file:///srv/密钥%20库/key', FILES_URL: 'file:///srv/%E6%96%87%E4%BB%B6' });

  assert.equal(written.keysPath, '/srv/密钥 库/key');
  assert.deepEqual(written.files, { kind: 'directory', directory: '/srv/文件' });
});

test('an address that names no folder of this machine is refused in words', () => {
  assert.throws(() => place({ FILES_URL: 'file://elsewhere/files' }), ConfigurationRefused);
  assert.throws(() => place({ KEYS_URL: 'https://keys.example/key' }), /只支持本机目录/);
});

test('one database address without the other, a port that is none and an unknown role are refused', () => {
  assert.throws(() => place({ DATABASE_URL: 'postgres://a' }), /要一起设置/);
  assert.throws(() => place({ PORT: '70000' }), /PORT/);
  assert.throws(() => place({ ROLES: 'web,mail' }), /ROLES/);
});
