import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const packGzip = promisify(gzip);
const packBrotli = promisify(brotliCompress);

const worthIt = (name: string): boolean => /\.(js|css|svg|json)$/.test(name);
const smallest = 1_024;

async function packBeside(file: string): Promise<void> {
  const content = await readFile(file);
  if (content.length < smallest) return;
  const quality = {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  };
  const [zipped, brotli] = await Promise.all([packGzip(content, { level: 9 }), packBrotli(content, quality)]);
  await Promise.all([writeFile(`${file}.gz`, zipped), writeFile(`${file}.br`, brotli)]);
}

/**
 * Writes `.gz` and `.br` beside every script and style sheet, so that the server never compresses while it answers.
 * The page itself is left out: the server writes a nonce into it.
 */
export function compressedBeside(): Plugin {
  let folder = '';
  return {
    name: 'compressed-beside',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    async closeBundle() {
      const names = await readdir(folder, { recursive: true });
      for (const name of names.filter(worthIt)) await packBeside(join(folder, name));
    },
  };
}
