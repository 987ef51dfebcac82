import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { AgencyId, Instant } from '@gov/base';
import type { SignedCheckpoint } from '@gov/ledger';
import { openHeadsBook, readHeads } from './heads.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heads-'));
});
after(() => rm(folder, { recursive: true }));

const city = '0198d3c4-0000-7000-8000-00000000000a' as AgencyId;
const health = '0198d3c4-0000-7000-8000-00000000000b' as AgencyId;
const checkpoint = (agencyId: AgencyId, size: number): SignedCheckpoint => ({
  agencyId,
  size,
  root: 'ab',
  head: `head ${size}`,
  at: '2026-06-01T01:00:00.000Z' as Instant,
  previous: null,
  keyId: 'key',
  signature: 'cd',
});
const sizesIn = async (directory: string, agencyId: AgencyId) =>
  ((await readHeads([directory])).get(agencyId) ?? []).map((head) => head.size);

test('heads that one directory refused stay noted until every directory has them', async () => {
  const [near, far] = [join(folder, 'near'), join(folder, 'far')];
  await writeFile(far, 'a file stands where the directory should be');
  const book = openHeadsBook([near, far]);
  book.note(checkpoint(city, 3));

  await assert.rejects(book.flush());
  assert.deepEqual(await sizesIn(near, city), [3], 'the other directory has it at once');
  book.note(checkpoint(city, 5));
  book.note(checkpoint(health, 2));
  await assert.rejects(book.flush());
  await rm(far);
  await book.flush();

  assert.deepEqual([await sizesIn(far, city), await sizesIn(far, health)], [[5], [2]]);
  assert.deepEqual([await sizesIn(near, city), await sizesIn(near, health)], [[3, 5], [2]]);
});

test('what every directory has is not written again', async () => {
  const directory = join(folder, 'once');
  const book = openHeadsBook([directory]);
  book.note(checkpoint(city, 1));
  await book.flush();
  const before = await readFile(join(directory, 'heads-2026-06.jsonl'), 'utf8');

  await book.flush();

  assert.equal(await readFile(join(directory, 'heads-2026-06.jsonl'), 'utf8'), before);
});
