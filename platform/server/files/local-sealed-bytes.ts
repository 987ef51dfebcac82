import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SealedBytes } from './sealed-bytes.ts';
import { syncDirectory } from './sync-directory.ts';

/** One file per name; `.part` until it is whole and on the disk. */
export async function openLocalSealedBytes(directory: string): Promise<SealedBytes> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const pathOf = (agencyId: string, id: string) => join(directory, agencyId, id.slice(-2), id);
  return {
    async write(agencyId, id, content) {
      const path = pathOf(agencyId, id);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeWhole(`${path}.part`, content);
      await rename(`${path}.part`, path);
      await syncDirectory(dirname(path));
    },
    read: (agencyId, id, start, end) => createReadStream(pathOf(agencyId, id), { start, end: end - 1 }),
    async remove(agencyId, id) {
      await rm(`${pathOf(agencyId, id)}.part`, { force: true });
      await rm(pathOf(agencyId, id), { force: true });
    },
    removeAgency: (agencyId) => rm(join(directory, agencyId), { recursive: true, force: true }),
  };
}

async function writeWhole(path: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const part of content) await file.appendFile(part);
    await file.sync();
  } finally {
    await file.close();
  }
}
