import assert from 'node:assert/strict';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type AgencyId, addMillis, type FileId, type Instant, ok } from '@gov/base';
import { sm3Hex } from '@gov/gm';
import fc from 'fast-check';
import { v7 } from 'uuid';
import { type Database, openDatabase } from '#platform/server/database/pool.ts';
import { sql } from '#platform/server/database/sql.ts';
import { createRelay } from '#platform/server/relay/relay.ts';
import { type TestDatabase, testDatabase } from '#platform/testkit/database.ts';
import { startS3 } from '#platform/testkit/s3-server.ts';
import { openAgencyKeys } from './agency-keys.ts';
import { type EncryptedFileStore, openFileStore } from './encrypted-file-store.ts';
import { keepFiles } from './file-object-store.ts';
import { openLocalSealedBytes } from './local-sealed-bytes.ts';
import { openS3SealedBytes } from './s3-sealed-bytes.ts';
import type { SealedBytes } from './sealed-bytes.ts';
import { FileDamaged } from './sealed-file.ts';

const cityOffice = '0198d3c4-0000-7000-8000-00000000000a' as AgencyId;
const healthBureau = '0198d3c4-0000-7000-8000-00000000000b' as AgencyId;
const sentence = '关于印发《市政务数据共享管理办法》的通知。';
const letter = (bytes: number) => Buffer.from(sentence.repeat(Math.ceil(bytes / 60))).subarray(0, bytes - (bytes % 3));
const limits = { maximumBytes: 5_000_000 };
/** Sealed bytes of one chunk. */
const chunk = 65_584;

/** A place under test: what it stores can be looked at and spoilt behind the store's back. */
interface Place {
  readonly bytes: SealedBytes;
  /** All files below are what the place stored, and nothing else. */
  readonly directory: string;
  close(): Promise<void>;
}

/** A chunk lies in two segments, a file in several. */
const segmentBytes = chunk / 2;

const places: readonly (readonly [name: string, open: () => Promise<Place>])[] = [
  [
    'in a directory',
    async () => {
      const directory = await mkdtemp(join(tmpdir(), 'gov-files-'));
      const close = () => rm(directory, { recursive: true, force: true });
      return { bytes: await openLocalSealedBytes(directory), directory, close };
    },
  ],
  [
    'in an S3 bucket',
    async () => {
      const s3 = await startS3();
      const bytes = openS3SealedBytes({ ...s3.place, segmentBytes });
      return { bytes, directory: join(s3.directory, s3.place.bucket), close: s3.stop };
    },
  ],
];

async function* inParts(content: Uint8Array, size = 10_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}
const collected = async (content: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts);
};

let keysDirectory: string;
before(async () => {
  keysDirectory = await mkdtemp(join(tmpdir(), 'gov-file-keys-'));
});
after(() => rm(keysDirectory, { recursive: true, force: true }));

for (const [name, openPlace] of places) describe(`files ${name}`, () => contract(openPlace));

/** What every place owes. */
function contract(openPlace: () => Promise<Place>): void {
  let house: TestDatabase;
  let database: Database;
  let place: Place;
  let files: EncryptedFileStore;
  let keysPath: string;
  let now = '2026-11-24T01:00:00.000Z' as Instant;
  const clock = { now: () => now };

  const keep = (agencyId: AgencyId, id: FileId) =>
    database.agency(agencyId, async (tx) => ok(await tx.all(keepFiles(agencyId, [id]))));
  const put = async (agencyId: AgencyId, content: Uint8Array) => {
    const result = await files.put(agencyId, inParts(content), limits);
    if (!result.ok) throw new Error(result.rejection.code);
    return result.value;
  };
  const kept = async (agencyId: AgencyId, content: Uint8Array): Promise<FileId> => {
    const { id } = await put(agencyId, content);
    await keep(agencyId, id);
    return id;
  };
  const stored = async (): Promise<readonly string[]> =>
    (await readdir(place.directory, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      // beside each object the S3 server keeps its type and digest
      .filter((path) => !/_S3rver_(metadata\.json|object\.md5)$/.test(path))
      .sort();
  const pathsOf = async (id: FileId) => (await stored()).filter((path) => path.includes(id));
  const bytesOf = async (id: FileId): Promise<Buffer> => {
    const paths = await pathsOf(id);
    assert.ok(paths.length > 0);
    return Buffer.concat(await Promise.all(paths.map((path) => readFile(path))));
  };
  const layouts = new Map<FileId, readonly { readonly path: string; readonly size: number }[]>();
  const layoutOf = async (id: FileId) =>
    Promise.all((await pathsOf(id)).map(async (path) => ({ path, size: (await stat(path)).size })));
  /** Other bytes in the place of those stored first, cut as the place cuts them. */
  const spoil = async (id: FileId, bytes: Buffer): Promise<void> => {
    const layout = layouts.get(id) ?? (await layoutOf(id));
    layouts.set(id, layout);
    let at = 0;
    for (const { path, size } of layout) {
      const part = bytes.subarray(at, at + size);
      at += size;
      if (part.length > 0) await writeFile(path, part);
      else await rm(path, { force: true });
    }
  };

  before(async () => {
    house = await testDatabase();
    database = openDatabase({ url: house.url, maximumConnections: 4 });
    place = await openPlace();
    keysPath = join(keysDirectory, `${v7()}.keys`);
    for (const [id, code] of [
      [cityOffice, 'city'],
      [healthBureau, 'health'],
    ] as const) {
      await database.read(sql`insert into office.agency (id, code, name, short_name, kind, level, created_at)
        values (${id}, ${code}, ${code}, ${code}, 'AGENCY', 'CITY', ${now})`);
    }
    const keys = await openAgencyKeys({ keysPath, database, clock });
    files = openFileStore({ bytes: place.bytes, keys, database, clock, ids: { next: () => v7() } });
  });
  after(async () => {
    await database.stop();
    await house.drop();
    await place.close();
  });

  test('a file comes back as it went in, with its size, digest and kind', async () => {
    const content = letter(200_000);

    const described = await put(cityOffice, content);
    await keep(cityOffice, described.id);

    assert.deepEqual(described, {
      id: described.id,
      bytes: content.length,
      sm3: sm3Hex(content),
      mediaType: 'text/plain; charset=utf-8',
    });
    assert.deepEqual(await files.describe(cityOffice, described.id), described);
    assert.deepEqual(await collected(files.read(cityOffice, described.id)), content);
  });

  test('plain text never stands on the disk, not even while it arrives', async () => {
    const content = letter(150_000);
    const watched = async function* () {
      for await (const part of inParts(content)) {
        for (const path of await stored()) assert.equal((await readFile(path)).includes(sentence), false);
        yield part;
      }
    };

    const result = await files.put(cityOffice, watched(), limits);

    assert.ok(result.ok);
    const paths = await stored();
    assert.ok(paths.length > 0);
    for (const path of paths) {
      assert.equal((await readFile(path)).includes(Buffer.from('政务')), false, path);
    }
  });

  test('any range of a file equals the same range of its content', async () => {
    const content = letter(65_536 * 2 + 5_000);
    const id = await kept(cityOffice, content);
    const position = fc.nat({ max: content.length + 100 });

    await fc.assert(
      fc.asyncProperty(position, position, async (start, end) => {
        const read = await collected(files.read(cityOffice, id, { start, end }));
        assert.deepEqual(read, start < end ? content.subarray(start, end) : Buffer.alloc(0));
      }),
      { numRuns: 60 },
    );
  });

  test('content of exactly one, two or no full chunks is stored whole', async () => {
    for (const bytes of [3, 65_535, 65_536, 65_537, 131_072]) {
      const content = Buffer.alloc(bytes, 'a');
      assert.deepEqual(await collected(files.read(cityOffice, await kept(cityOffice, content))), content);
    }
  });

  test('a changed, cut or exchanged chunk is noticed, and the chunks before it are still delivered', async () => {
    const content = letter(200_000);
    const id = await kept(cityOffice, content);
    const sealed = await bytesOf(id);
    const readAll = () => collected(files.read(cityOffice, id));
    const swapped = Buffer.concat([
      sealed.subarray(chunk, chunk * 2),
      sealed.subarray(0, chunk),
      sealed.subarray(chunk * 2),
    ]);

    await spoil(id, sealed.subarray(0, chunk * 2));
    await assert.rejects(readAll, FileDamaged);
    await spoil(id, swapped);
    await assert.rejects(readAll, FileDamaged);
    const bitFlipped = Buffer.from(sealed);
    bitFlipped[100_000] = (bitFlipped[100_000] ?? 0) ^ 1;
    await spoil(id, bitFlipped);
    await assert.rejects(readAll, FileDamaged);

    assert.deepEqual(
      await collected(files.read(cityOffice, id, { start: 0, end: 60_000 })),
      content.subarray(0, 60_000),
    );
    await spoil(id, sealed);
    assert.deepEqual(await readAll(), content);
  });

  test('a file of one agency does not exist for another', async () => {
    const id = await kept(cityOffice, letter(300));

    assert.equal(await files.describe(healthBureau, id), undefined);
    await assert.rejects(collected(files.read(healthBureau, id)), /no file/);
    assert.ok(await files.describe(cityOffice, id));
  });

  const received = async (from: FileId, more: object = {}) => {
    const result = await files.receive(
      healthBureau,
      { agencyId: cityOffice, id: from },
      { maximumBytes: 5_000_000, ...more },
    );
    if (!result.ok) throw new Error(result.rejection.code);
    return result.value;
  };

  test('a file taken over from another agency is the same ciphertext under a key of its own, and read alone', async () => {
    const content = letter(200_000);
    const id = await kept(cityOffice, content);

    const copy = await received(id);
    await keep(healthBureau, copy.id);

    assert.notEqual(copy.id, id);
    assert.deepEqual([copy.bytes, copy.sm3], [content.length, sm3Hex(content)]);
    assert.deepEqual(await bytesOf(copy.id), await bytesOf(id));
    const keys = await database.agency(healthBureau, async (tx) =>
      ok(await tx.all(sql<{ key: Buffer }>`select wrapped_key as key from office.file_object where id = ${copy.id}`)),
    );
    const senders = await database.agency(cityOffice, async (tx) =>
      ok(await tx.all(sql<{ key: Buffer }>`select wrapped_key as key from office.file_object where id = ${id}`)),
    );
    assert.ok(keys.ok && senders.ok);
    assert.notDeepEqual(keys.value[0]?.key, senders.value[0]?.key);
    // The sender's file may go: the copy needs nothing of it.
    await place.bytes.remove(cityOffice, id);
    assert.deepEqual(await collected(files.read(healthBureau, copy.id)), content);
    assert.deepEqual(
      await collected(files.read(healthBureau, copy.id, { start: 70_000, end: 70_100 })),
      content.subarray(70_000, 70_100),
    );
  });

  test('a copy can be passed on to a third hand, and the same file taken over twice gives two files', async () => {
    const content = letter(100_000);
    const first = await received(await kept(cityOffice, content));
    await keep(healthBureau, first.id);
    const from = { agencyId: healthBureau, id: first.id };

    const back = await files.receive(cityOffice, from, limits);
    const again = await files.receive(cityOffice, from, limits);

    assert.ok(back.ok && again.ok);
    assert.notEqual(back.value.id, again.value.id);
    await keep(cityOffice, again.value.id);
    assert.deepEqual(await collected(files.read(cityOffice, again.value.id)), content);
  });

  test('a damaged or cut file is not taken over and leaves nothing behind; mended it is', async () => {
    const content = letter(200_000);
    const id = await kept(cityOffice, content);
    const sealed = await bytesOf(id);
    const before = (await stored()).length;

    await spoil(id, sealed.subarray(0, chunk * 2));
    await assert.rejects(received(id), FileDamaged);
    const bitFlipped = Buffer.from(sealed);
    bitFlipped[150_000] = (bitFlipped[150_000] ?? 0) ^ 1;
    await spoil(id, bitFlipped);
    await assert.rejects(received(id), FileDamaged);
    await assert.rejects(received(id, { maximumBytes: 100_000 }), /files.too-large/);
    assert.equal((await stored()).length, before);

    await spoil(id, sealed);
    assert.equal((await received(id)).sm3, sm3Hex(content));
  });

  test('a file nobody kept cannot be taken over, and another agency cannot be named in its place', async () => {
    const pending = await put(cityOffice, letter(300));
    const id = await kept(cityOffice, letter(300));

    await assert.rejects(received(pending.id), /no file/);
    await assert.rejects(files.receive(cityOffice, { agencyId: healthBureau, id }, limits), /no file/);
    await received(id);
  });

  test('too large a file, an empty one and a kind that is not taken are refused and leave nothing behind', async () => {
    const before = (await stored()).length;

    const large = await files.put(cityOffice, inParts(letter(200_000)), { maximumBytes: 100_000 });
    const page = await files.put(cityOffice, inParts(Buffer.from('<html><script>alert(1)</script></html>')), limits);
    const empty = await files.put(cityOffice, inParts(Buffer.alloc(0)), limits);
    const broken = files.put(
      cityOffice,
      (async function* () {
        yield letter(90_000);
        throw new Error('the line broke');
      })(),
      limits,
    );

    assert.deepEqual(
      [large, page, empty].map((result) => result.ok || result.rejection.code),
      ['files.too-large', 'files.kind-not-allowed', 'files.empty'],
    );
    await assert.rejects(broken, /the line broke/);
    assert.equal((await stored()).length, before);
  });

  test('a file nobody keeps is invisible and gone after a day; a kept one stays', async () => {
    const forgotten = await put(cityOffice, letter(300));
    const id = await kept(cityOffice, letter(300));
    const relay = createRelay({
      database,
      clock,
      log: () => undefined,
      run: (work, transact) => files.collect(work, transact),
    });
    assert.equal(await files.describe(cityOffice, forgotten.id), undefined);
    await relay.settle();
    assert.ok((await pathsOf(forgotten.id)).length > 0);

    now = addMillis(now, 86_400_000);
    await relay.settle();

    assert.equal(
      (await stored()).some((path) => path.includes(forgotten.id)),
      false,
    );
    assert.deepEqual(await keep(cityOffice, forgotten.id), ok([]));
    assert.deepEqual(await collected(files.read(cityOffice, id)), letter(300));
  });

  test('a file of an agency that is removed goes with it, another agency keeps its own', async () => {
    const id = await kept(cityOffice, letter(150_000));
    const others = await kept(healthBureau, letter(150_000));

    await place.bytes.removeAgency(cityOffice);

    assert.deepEqual(await pathsOf(id), []);
    assert.deepEqual(await collected(files.read(healthBureau, others)), letter(150_000));
  });

  test('whoever stops reading early lets go, and bytes that are gone end the download with an error', async () => {
    const content = letter(200_000);
    const id = await kept(cityOffice, content);
    for await (const part of files.read(cityOffice, id)) {
      assert.deepEqual(part, content.subarray(0, part.length));
      break;
    }

    await place.bytes.remove(cityOffice, id);
    await place.bytes.remove(cityOffice, id);

    await assert.rejects(collected(files.read(cityOffice, id)));
  });

  test('an upload whose process was killed leaves parts that the collection finds', async () => {
    const id = v7() as FileId; // reason: the id of an upload that never ended
    await assert.rejects(
      place.bytes.write(
        cityOffice,
        id,
        (async function* () {
          yield letter(120_000);
          throw new Error('killed');
        })(),
      ),
      /killed/,
    );
    assert.ok((await pathsOf(id)).length > 0);

    await place.bytes.remove(cityOffice, id);

    assert.deepEqual(await pathsOf(id), []);
  });

  test('without its key file, with a foreign one, or with one others may read, the house does not open', async () => {
    const again = (path: string) => openAgencyKeys({ keysPath: path, database, clock });

    await assert.rejects(again(`${keysPath}.lost`), /密钥文件 .* 不在了/);
    await writeFile(`${keysPath}.foreign`, JSON.stringify({ id: v7(), key: Buffer.alloc(32).toString('base64') }), {
      mode: 0o600,
    });
    await assert.rejects(again(`${keysPath}.foreign`), /不是这个数据库的/);
    await rm(`${keysPath}.foreign`);
    await chmod(keysPath, 0o644);
    await assert.rejects(again(keysPath), /chmod 600/);
    await chmod(keysPath, 0o600);

    const keys = await again(keysPath);
    const wrapped = await keys.wrap(cityOffice, 'a', Buffer.alloc(32, 7));
    assert.deepEqual(Buffer.from(await keys.unwrap(cityOffice, 'a', wrapped)), Buffer.alloc(32, 7));
    await assert.rejects(keys.unwrap(healthBureau, 'a', wrapped), /does not open/);
  });
}
