import { open, readFile, rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** True while a process of this number runs; one that belongs to another user counts as running. */
export function processRuns(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // reason: kill throws errno exceptions only
  }
}

/** Runs `work` while no other process of this machine does, by a file with the holder's pid; a dead holder's lock is taken over. */
export async function withFileLock<T>(path: string, work: () => Promise<T>, patienceMs = 120_000): Promise<T> {
  const until = Date.now() + patienceMs;
  while (!(await take(path))) {
    if (Date.now() > until) throw new Error(`${path} is held by another process for too long`);
    await pause(40);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function take(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // reason: fs throws errno exceptions only
    const holder = Number(await readFile(path, 'utf8').catch(() => '0'));
    // 0: just created and not yet written, or just released; look again.
    if (holder > 0 && holder !== process.pid && !processRuns(holder)) await rm(path, { force: true });
    return false;
  }
}
