import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';

const root = join(import.meta.dirname, '../..');
const systemPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The one sentence for a machine on which no browser can start. */
export const missingBrowser =
  'no browser for the journeys: install the Debian package chromium, or the libraries of the bundled one: ' +
  'apt-get install libnss3 libnspr4 libexpat1 libfontconfig1';

/** The system's Chromium where there is one, else the one that came with the project's npm packages. */
export async function currentChromium(): Promise<string> {
  const wish = process.env.CHROMIUM;
  const system = (wish ? [wish] : systemPlaces).find((path) => existsSync(path));
  return process.env.CHROMIUM === 'bundled' || !system ? unpacked('@sparticuz/chromium') : system;
}

/** Chromium 103: the oldest generation that offices still have. */
export const oldChromium = (): Promise<string> => unpacked('chromium-103');

/**
 * The packages' own unpacking shares one temporary file between versions, so that one version silently runs as
 * the other; here each version has its own place.
 */
async function unpacked(packageName: string): Promise<string> {
  const folder = join(root, 'node_modules', packageName);
  const compressed = join(folder, 'bin/chromium.br');
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(compressed))
    throw new Error(missingBrowser);
  const { version }: { version: string } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const target = join(root, '.cache/chromium', version, 'chromium');
  if (existsSync(target)) return target;
  mkdirSync(join(target, '..'), { recursive: true });
  const partial = `${target}.${process.pid}`;
  await pipeline(createReadStream(compressed), createBrotliDecompress(), createWriteStream(partial, { mode: 0o755 }));
  renameSync(partial, target);
  return target;
}
