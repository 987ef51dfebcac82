import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildAside } from './build-aside.ts';

const root = join(import.meta.dirname, '../..');
export const webDirectory = join(root, 'apps/web/dist');

/** Digest of names, sizes and times of everything the web application is built from. */
function sourcesDigest(): string {
  const digest = createHash('sha256');
  const walk = (directory: string): void => {
    for (const entry of readdirSync(directory, { withFileTypes: true }).toSorted((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name.endsWith('.test.ts')) continue;
      const path = join(directory, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (/\.(tsx?|js|css|json|html|svg|md|png)$/.test(entry.name)) {
        const { size, mtimeMs } = statSync(path);
        digest.update(`${path.slice(root.length)} ${size} ${Math.trunc(mtimeMs)}\n`);
      }
    }
  };
  for (const part of ['apps/web', 'platform/web', 'components', 'packages', 'docs/guides']) walk(join(root, part));
  digest.update(readFileSync(join(root, 'package-lock.json')));
  return digest.digest('hex');
}

/** Builds the web application when its sources changed since the last build; says so through `say`. */
export async function buildWebIfChanged(say: (line: string) => void): Promise<void> {
  // Set by npm run dev, where Vite serves the sources itself.
  if (process.env.WEB_BUILD === '0') return;
  await buildAside({
    place: webDirectory,
    workshop: join(root, '.cache/web-build'),
    stampOfSources: sourcesDigest,
    async build(folder) {
      say('正在构建网页（源码有变化时才需要，约 10 秒）…');
      await buildInto(folder);
    },
  });
}

async function buildInto(folder: string): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const config = join(root, 'apps/web/vite.config.ts');
  const words = [vite, 'build', '-c', config, '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'];
  const code = await new Promise<number | null>((resolve, refuse) => {
    const build = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    build.on('error', refuse);
    build.on('close', resolve);
  });
  if (code !== 0 || !existsSync(join(folder, 'index.html'))) throw new Error('网页构建失败，原因见上面几行。');
}
