/** `npm run new-component -- meeting-rooms 会议室管理`: a folder in the shape of the house that passes `npm run check`. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { writeComponent } from './component-template/write-component.ts';

const root = join(import.meta.dirname, '..');
const [id = '', words = ''] = process.argv.slice(2);
const written = writeComponent(root, id, words);

if (typeof written === 'string') {
  console.error(written);
  console.error('usage: npm run new-component -- <id> <中文名>');
  process.exitCode = 1;
} else {
  const folder = `components/${written.id}`;
  run(join(root, 'node_modules/.bin/biome'), ['check', '--write', folder]);
  run(process.execPath, ['scripts/write-registry.ts']);
  console.log(`${folder} is there. Next: its README, then npm run check.`);
}

function run(program: string, args: readonly string[]): void {
  const { status } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) process.exitCode = 1;
}
