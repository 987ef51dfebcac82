import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withFileLock } from '#platform/server/database/file-lock.ts';

export interface AsideBuild {
  /** Where the finished build is served from. */
  readonly place: string;
  /** Folder for work in progress, on the same volume as the place. */
  readonly workshop: string;
  /** Says which sources there are now; equal stamps need no build. */
  stampOfSources(): string;
  /** Builds into an empty folder. */
  build(folder: string): Promise<void>;
}

const stampName = 'sources.txt';
const patienceMs = 300_000;

/**
 * Builds aside and switches by renaming: whoever serves from the place never sees half a build, and a build that fails
 * leaves the last good one. One process at a time builds; the others wait and find the work done.
 */
export async function buildAside(aside: AsideBuild): Promise<void> {
  const { place, workshop } = aside;
  if (isCurrent(place, aside.stampOfSources())) return;
  await mkdir(workshop, { recursive: true });
  await withFileLock(
    join(workshop, 'lock'),
    async () => {
      const stamp = aside.stampOfSources();
      if (isCurrent(place, stamp)) return;
      const fresh = join(workshop, 'fresh');
      await rm(fresh, { recursive: true, force: true });
      await mkdir(fresh);
      await aside.build(fresh);
      await writeFile(join(fresh, stampName), stamp);
      await switchTo(fresh, place, join(workshop, 'previous'));
    },
    patienceMs,
  );
}

const isCurrent = (place: string, stamp: string): boolean => {
  const file = join(place, stampName);
  return existsSync(file) && readFileSync(file, 'utf8') === stamp;
};

/** A folder cannot be renamed over a full one, so the old one steps aside first. */
async function switchTo(fresh: string, place: string, previous: string): Promise<void> {
  await rm(previous, { recursive: true, force: true });
  await mkdir(dirname(place), { recursive: true });
  if (existsSync(place)) await rename(place, previous);
  await rename(fresh, place);
  await rm(previous, { recursive: true, force: true });
}
