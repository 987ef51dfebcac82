import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AgencyId } from '@gov/base';
import type { OutsideHead, SignedCheckpoint } from '@gov/ledger';

/**
 * Heads outside the database: whoever owns the database can rewrite all of it, but not these files. One append-only
 * file per month, one signed checkpoint per line.
 */
export interface HeadsBook {
  /** Notes the latest checkpoint of an agency; written at the next `flush`. */
  note(checkpoint: SignedCheckpoint): void;
  /**
   * Appends what was noted to every directory and waits until it is on disk. A directory that refuses keeps its notes
   * for the next time, the others are written all the same; the first refusal is thrown.
   */
  flush(): Promise<void>;
}

/** `directories`: one inside the data directory, a second one best on another volume. */
export function openHeadsBook(directories: readonly string[]): HeadsBook {
  const waiting = directories.map((directory) => ({ directory, noted: new Map<AgencyId, SignedCheckpoint>() }));
  return {
    note(checkpoint) {
      for (const { noted } of waiting) noted.set(checkpoint.agencyId, checkpoint);
    },
    async flush() {
      const ends = await Promise.allSettled(waiting.map(appendNoted));
      const refused = ends.find((end) => end.status === 'rejected');
      if (refused) throw refused.reason;
    },
  };
}

interface Waiting {
  readonly directory: string;
  readonly noted: Map<AgencyId, SignedCheckpoint>;
}

async function appendNoted({ directory, noted }: Waiting): Promise<void> {
  const heads = [...noted.values()];
  if (heads.length === 0) return;
  await append(directory, heads);
  // One noted meanwhile is a later one: it stays.
  for (const head of heads) if (noted.get(head.agencyId) === head) noted.delete(head.agencyId);
}

async function append(directory: string, heads: readonly SignedCheckpoint[]): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const month = (
    heads
      .map((head) => head.at)
      .sort()
      .at(-1) ?? ''
  ).slice(0, 7);
  const file = await open(join(directory, `heads-${month}.jsonl`), 'a', 0o600);
  try {
    // The leading line break ends a line that a crash left torn; empty lines mean nothing.
    await file.write(`\n${heads.map((head) => JSON.stringify(head)).join('\n')}\n`);
    await file.datasync();
  } finally {
    await file.close();
  }
}

/** All heads noted for each agency in these directories, in order of size; lines torn by a crash are left out. */
export async function readHeads(
  directories: readonly string[],
): Promise<ReadonlyMap<AgencyId, readonly OutsideHead[]>> {
  const heads = new Map<AgencyId, OutsideHead[]>();
  for (const directory of directories) {
    for (const head of await headsIn(directory)) {
      const known = heads.get(head.agencyId) ?? [];
      known.push({ size: head.size, head: head.head });
      heads.set(head.agencyId, known);
    }
  }
  for (const known of heads.values()) known.sort((a, b) => a.size - b.size);
  return heads;
}

async function headsIn(directory: string): Promise<readonly SignedCheckpoint[]> {
  const names = await readdir(directory).catch(() => []); // no directory yet: no heads yet
  const files = names.filter((name) => /^heads-\d{4}-\d\d\.jsonl$/.test(name)).sort();
  const texts = await Promise.all(files.map((name) => readFile(join(directory, name), 'utf8')));
  return texts.flatMap((text) => text.split('\n').flatMap(headOfLine));
}

function headOfLine(line: string): readonly SignedCheckpoint[] {
  if (line === '') return [];
  try {
    const head = JSON.parse(line) as SignedCheckpoint; // reason: written by `append`
    return Number.isSafeInteger(head.size) && typeof head.head === 'string' ? [head] : [];
  } catch {
    return [];
  }
}
