/** `npm run write-registry` writes both registries; `-- --check` compares them with what is there. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { composeRegistry } from './registry/compose-registry.ts';

const root = join(import.meta.dirname, '..');
const checkOnly = process.argv.includes('--check');
const { files, problems } = await composeRegistry(root);

if (problems.length > 0) {
  for (const sentence of problems) console.error(`registry: ${sentence}`);
  process.exitCode = 1;
} else {
  for (const { path, text } of files) {
    const file = join(root, path);
    const current = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    if (current === text) continue;
    if (checkOnly) {
      console.error(`registry: ${path} is not what the components say; run npm run write-registry and commit it`);
      process.exitCode = 1;
      continue;
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`registry: wrote ${path}`);
  }
}
