import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '../..');
const races = 'components/matters/server/fifty-at-once.long.ts';

/** How the races of many people end with the locks of rows taken away: name of the test → passed. */
function racesWithoutLocks(): ReadonlyMap<string, boolean> {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const loaded = ['--import', join(import.meta.dirname, 'locks-taken-away.ts')];
  const how = ['--test', '--test-isolation=none', '--test-reporter=tap'];
  const { stdout } = spawnSync(process.execPath, [...loaded, ...how, races], { cwd: root, encoding: 'utf8', env });
  assert.ok(!stdout.includes('hookFailed'), 'the office of the races opens without locks too');
  const ended = stdout.matchAll(/^(not )?ok \d+ - (.+)$/gm);
  return new Map([...ended].map(([, failed, name]) => [name ?? '', failed === undefined]));
}

test('没有行锁，多人同时办理的每一场都会被它自己的测试发现', () => {
  const ended = racesWithoutLocks();

  assert.ok(ended.size >= 5, [...ended.keys()].join('\n'));
  const unnoticed = [...ended].filter(([, passed]) => passed).map(([name]) => name);
  assert.deepEqual(unnoticed, []);
});
