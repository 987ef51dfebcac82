import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AgencyId } from '@gov/base';
import { generateSm2KeyPair, sm3, softwareSigner } from '@gov/gm';
import fc from 'fast-check';
import {
  checkpointBytes,
  type Damage,
  hex,
  type OutsideHead,
  recogniseSwaps,
  type StoredEntry,
  verifyLedger,
} from './index.ts';
import {
  agencyA,
  agencyB,
  headOf,
  sealedStream,
  someRecords,
  type TestStream,
  tools,
} from './testing/sealed-stream.ts';

const verdict = async (stream: TestStream, outsideHeads: readonly OutsideHead[] = []) =>
  verifyLedger({ ...stream, outsideHeads }, tools);

/** Kind and first bad place, in one line. */
async function damageOf(stream: TestStream, outsideHeads: readonly OutsideHead[] = []): Promise<string> {
  const { damage } = await verdict(stream, outsideHeads);
  return damage ? `${damage.kind} ${damage.sequence}` : 'none';
}

const changed = (stream: TestStream, entries: readonly StoredEntry[]): TestStream => ({ ...stream, entries });
const renumbered = (entries: readonly StoredEntry[]): readonly StoredEntry[] =>
  entries.map((entry, index) => ({ ...entry, sequence: index + 1 }));
const foreign = (stream: TestStream): StoredEntry => ({
  agencyId: stream.agencyId,
  sequence: 0,
  entryId: 'foreign',
  hash: 'ab'.repeat(32),
  record: { id: 'foreign' },
});
const place = (stream: TestStream, sequence: number): StoredEntry => stream.entries[sequence - 1] ?? foreign(stream);

const stream = await sealedStream(agencyA, someRecords(40), 7);

test('an untouched stream holds, with and without a head noted outside', async () => {
  const report = await verdict(stream, headOf(stream));

  assert.equal(report.damage, undefined);
  assert.equal(report.size, 40);
  assert.equal(report.checkpoints, 6);
  assert.equal(report.unsigned, 0);
});

test('an empty stream holds', async () => {
  assert.equal(await damageOf({ agencyId: agencyA, entries: [], checkpoints: [] }), 'none');
});

test('rows not signed for yet are counted, not complained about', async () => {
  const report = await verdict({ ...stream, checkpoints: stream.checkpoints.slice(0, 5) });

  assert.equal(report.damage, undefined);
  assert.equal(report.unsigned, 5);
});

const at = fc.integer({ min: 2, max: 38 });

test('an edited row is named with its place', async () => {
  await fc.assert(
    fc.asyncProperty(at, async (n) => {
      const entries = stream.entries.map((e) => (e.sequence === n ? { ...e, record: { ...e.record, event: 'x' } } : e));
      assert.equal(await damageOf(changed(stream, entries)), `EDITED ${n}`);
    }),
    { numRuns: 20 },
  );
});

test('a deleted row is found, whether its number is left out, its seal is left behind or the rest moves up', async () => {
  await fc.assert(
    fc.asyncProperty(at, async (n) => {
      const without = stream.entries.filter((entry) => entry.sequence !== n);
      const emptied = stream.entries.map((entry) => (entry.sequence === n ? { ...entry, record: undefined } : entry));

      assert.equal(await damageOf(changed(stream, without)), `DELETED ${n}`);
      assert.equal(await damageOf(changed(stream, emptied)), `DELETED ${n}`);
      assert.equal(await damageOf(changed(stream, renumbered(without))), `DELETED ${n}`);
    }),
    { numRuns: 20 },
  );
});

test('an inserted row is found, with a made-up hash and with one that chains', async () => {
  await fc.assert(
    fc.asyncProperty(at, async (n) => {
      const [before, after] = [stream.entries.slice(0, n - 1), stream.entries.slice(n - 1)];
      const insertWith = (row: StoredEntry) => changed(stream, renumbered([...before, row, ...after]));
      const other = await sealedStream(
        agencyA,
        [...before.flatMap((e) => (e.record ? [e.record] : [])), { id: 'foreign' }],
        100,
      );

      assert.equal(await damageOf(insertWith(foreign(stream))), `INSERTED ${n}`);
      assert.equal(await damageOf({ ...insertWith(place(other, n)), checkpoints: [] }), `INSERTED ${n}`);
    }),
    { numRuns: 20 },
  );
});

test('rows that changed places are found, with and without their hashes', async () => {
  await fc.assert(
    fc.asyncProperty(at, at, async (a, b) => {
      fc.pre(a !== b);
      const swapped = stream.entries.map((e) =>
        e.sequence === a ? place(stream, b) : e.sequence === b ? place(stream, a) : e,
      );
      const recordsOnly = stream.entries.map((e, i) => ({ ...e, record: swapped[i]?.record }));

      assert.equal(await damageOf(changed(stream, renumbered(swapped))), `REORDERED ${Math.min(a, b)}`);
      assert.equal(await damageOf(changed(stream, recordsOnly)), `REORDERED ${Math.min(a, b)}`);
    }),
    { numRuns: 30 },
  );
});

test('a cut-off end is found by the checkpoints, and without them by a head noted outside', async () => {
  const cut = changed(stream, stream.entries.slice(0, 30));
  const cutWithCheckpoints = { ...cut, checkpoints: stream.checkpoints.filter((c) => c.size <= 30) };

  assert.equal(await damageOf(cut), 'TRUNCATED 31');
  assert.equal(await damageOf(cutWithCheckpoints, headOf(stream)), 'TRUNCATED 31');
  assert.equal(await damageOf({ ...stream, entries: [], checkpoints: [] }, headOf(stream)), 'TRUNCATED 1');
});

test('rows rewritten with all hashes recomputed contradict the signed checkpoint, or the head noted outside', async () => {
  const records = someRecords(40).map((record, index) => (index === 24 ? { ...record, event: 'x' } : record));
  const rewritten = await sealedStream(agencyA, records, 7);

  assert.equal(await damageOf({ ...rewritten, checkpoints: stream.checkpoints }), 'REWRITTEN 22');
  assert.equal(await damageOf({ ...rewritten, checkpoints: [] }, headOf(stream)), 'REWRITTEN 1');
  assert.match(await damageOf(rewritten, headOf(stream)), /^REWRITTEN/);
});

test('a checkpoint signed by another key, altered or taken out is found', async () => {
  const stranger = softwareSigner(generateSm2KeyPair().privateKey);
  const replace = (n: number, change: object) => ({
    ...stream,
    checkpoints: stream.checkpoints.map((c, i) => (i === n ? { ...c, ...change } : c)),
  });
  const [, , third] = stream.checkpoints;
  assert.ok(third);
  const forged = { ...third, keyId: stranger.keyId };
  const signature = hex(await stranger.sign(checkpointBytes(forged)));

  assert.equal(await damageOf(replace(2, { keyId: stranger.keyId, signature })), 'FORGED_CHECKPOINT 21');
  assert.equal(await damageOf(replace(2, { signature })), 'FORGED_CHECKPOINT 21');
  assert.equal(await damageOf(replace(2, { at: '2020-01-01T00:00:00.000Z' })), 'FORGED_CHECKPOINT 21');
  assert.equal(await damageOf(replace(5, { size: 99 })), 'FORGED_CHECKPOINT 99');
  assert.equal(
    await damageOf({ ...stream, checkpoints: stream.checkpoints.filter((c) => c !== third) }),
    'FORGED_CHECKPOINT 28',
  );
});

test('rows exchanged between two agencies are recognised, with and without their hashes, and so are whole streams', async () => {
  const other = await sealedStream(agencyB, someRecords(30, '乙'), 5);
  const exchange = (mine: TestStream, theirs: TestStream, keepHash: boolean): TestStream =>
    changed(
      mine,
      mine.entries.map((e) => {
        const their = place(theirs, 12);
        if (e.sequence !== 12) return e;
        return keepHash ? { ...e, record: their.record } : { ...their, agencyId: mine.agencyId, sequence: 12 };
      }),
    );
  const kinds = async (a: TestStream, b: TestStream): Promise<string> => {
    const damages = new Map<AgencyId, Damage>();
    for (const each of [a, b]) {
      const { damage } = await verdict(each);
      if (damage) damages.set(each.agencyId, damage);
    }
    return [...recogniseSwaps(sm3, damages).values()].map((d) => `${d.kind} ${d.sequence}`).join(', ');
  };
  const asWhole = (mine: TestStream, theirs: TestStream): TestStream => ({
    agencyId: mine.agencyId,
    entries: theirs.entries.map((e) => ({ ...e, agencyId: mine.agencyId })),
    checkpoints: theirs.checkpoints.map((c) => ({ ...c, agencyId: mine.agencyId })),
  });

  assert.equal(
    await kinds(exchange(stream, other, true), exchange(other, stream, true)),
    'SWAPPED_AGENCY 12, SWAPPED_AGENCY 12',
  );
  assert.equal(
    await kinds(exchange(stream, other, false), exchange(other, stream, false)),
    'SWAPPED_AGENCY 12, SWAPPED_AGENCY 12',
  );
  assert.equal(await kinds(asWhole(stream, other), asWhole(other, stream)), 'SWAPPED_AGENCY 1, SWAPPED_AGENCY 1');
  assert.equal(await damageOf(changed(stream, [{ ...place(stream, 1), agencyId: agencyB }])), 'SWAPPED_AGENCY 1');
});
