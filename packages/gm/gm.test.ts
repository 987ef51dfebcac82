import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type ChunkAlgorithm,
  fileCipher,
  generateSm2KeyPair,
  hmacSm3,
  newFileKey,
  publicKeyOf,
  publicKeyPem,
  readSignature,
  selfTest,
  sign,
  sm3,
  sm3Hex,
  sm3Stream,
  unwrapKey,
  verify,
  wrapKey,
} from './index.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');
const flipped = (source: Uint8Array, at: number): Uint8Array => {
  const copy = Uint8Array.from(source);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

test('the published SM2, SM3 and SM4 examples come out right', async () => {
  await assert.doesNotReject(selfTest());
});

test('a signature is accepted for its own bytes and key only', async () => {
  const ours = generateSm2KeyPair();
  const theirs = generateSm2KeyPair();
  const signature = await sign(ours.privateKey, bytes('关于做好防汛工作的通知'));

  assert.equal(verify(ours.publicKey, bytes('关于做好防汛工作的通知'), signature), true);
  assert.equal(verify(ours.publicKey, bytes('关于做好防汛工作的通告'), signature), false);
  assert.equal(verify(theirs.publicKey, bytes('关于做好防汛工作的通知'), signature), false);
});

test('no altered signature or broken key is accepted, and none makes the check throw', async () => {
  const pair = generateSm2KeyPair();
  const signature = await sign(pair.privateKey, bytes('x'));

  for (let at = 0; at < signature.length; at += 1) {
    assert.equal(verify(pair.publicKey, bytes('x'), flipped(signature, at)), false, `byte ${at}`);
  }
  assert.equal(verify(pair.publicKey, bytes('x'), Buffer.concat([signature, Buffer.of(0)])), false);
  assert.equal(verify(new Uint8Array(91), bytes('x'), signature), false);
  assert.equal(verify(flipped(pair.publicKey, 90), bytes('x'), signature), false);
});

test('a key pair is stored as bytes and its public part is found again', () => {
  const pair = generateSm2KeyPair();

  assert.deepEqual(publicKeyOf(pair.privateKey), pair.publicKey);
});

test('a signature value that is not strict DER is refused', () => {
  for (const wrong of [
    '',
    '3000',
    '300602010102010100',
    '30800201010201010000',
    '3007020200010201 01',
    '300602018102 0101',
  ]) {
    assert.equal(readSignature(Buffer.from(wrong.replaceAll(' ', ''), 'hex')), undefined, wrong);
  }
  assert.ok(readSignature(Buffer.from('3006020101020101', 'hex')));
});

test('stock openssl accepts our signature, refuses a flipped byte, and we accept its signature', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'gm-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = (name: string): string => join(folder, name);
  const pair = generateSm2KeyPair();
  const message = bytes('某市人民政府办公室关于印发年度工作要点的通知');
  writeFileSync(file('public.pem'), publicKeyPem(pair.publicKey));
  const pem = createPrivateKey({ key: Buffer.from(pair.privateKey), format: 'der', type: 'pkcs8' });
  writeFileSync(file('private.pem'), pem.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  writeFileSync(file('message'), message);
  writeFileSync(file('altered'), flipped(message, 5));
  writeFileSync(file('signature'), await sign(pair.privateKey, message));
  const check = (name: string): string =>
    spawnSync(
      'openssl',
      [
        'dgst',
        '-sm3',
        '-sigopt',
        'distid:1234567812345678',
        '-verify',
        file('public.pem'),
        '-signature',
        file('signature'),
        file(name),
      ],
      { encoding: 'utf8' },
    ).stdout.trim();

  assert.equal(check('message'), 'Verified OK');
  assert.equal(check('altered'), 'Verification failure');

  execFileSync('openssl', [
    'dgst',
    '-sm3',
    '-sigopt',
    'distid:1234567812345678',
    '-sign',
    file('private.pem'),
    '-out',
    file('theirs'),
    file('message'),
  ]);
  assert.equal(verify(pair.publicKey, message, readFileSync(file('theirs'))), true);
});

test('SM3 of a stream equals SM3 of the whole', () => {
  const stream = sm3Stream();
  stream.update(bytes('公'));
  stream.update(bytes('文'));

  assert.equal(stream.hex(), sm3Hex(bytes('公文')));
});

test('HMAC-SM3 follows RFC 2104', () => {
  const key = Buffer.alloc(64, 7);
  const inner = sm3(Buffer.concat([key.map((byte) => byte ^ 0x36), bytes('m')]));

  assert.deepEqual(hmacSm3(key, bytes('m')), sm3(Buffer.concat([key.map((byte) => byte ^ 0x5c), inner])));
});

for (const algorithm of ['SM4-CTR+HMAC-SM3', 'AES-256-GCM'] satisfies ChunkAlgorithm[]) {
  test(`a chunk sealed with ${algorithm} opens in its own place only`, () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(1000), fc.boolean(), fc.nat(), (plain, index, last, at) => {
        const key = newFileKey();
        const cipher = fileCipher(algorithm, key, 'file-a');
        const sealed = cipher.seal({ index, last }, plain);

        assert.deepEqual(Uint8Array.from(cipher.open({ index, last }, sealed) ?? [0]), plain);
        assert.equal(sealed.length, plain.length + cipher.overhead);
        assert.equal(cipher.open({ index: index + 1, last }, sealed), undefined);
        assert.equal(cipher.open({ index, last: !last }, sealed), undefined);
        assert.equal(cipher.open({ index, last }, sealed.subarray(1)), undefined);
        assert.equal(cipher.open({ index, last }, flipped(sealed, at % sealed.length)), undefined);
        assert.equal(fileCipher(algorithm, key, 'file-b').open({ index, last }, sealed), undefined);
        assert.equal(fileCipher(algorithm, newFileKey(), 'file-a').open({ index, last }, sealed), undefined);
      }),
    );
  });
}

test('a wrapped key opens under its own key and purpose only', () => {
  const wrapping = newFileKey();
  const key = newFileKey();
  const wrapped = wrapKey(wrapping, 'file-key a', key);

  assert.deepEqual(Uint8Array.from(unwrapKey(wrapping, 'file-key a', wrapped) ?? []), key);
  assert.equal(unwrapKey(wrapping, 'file-key b', wrapped), undefined);
  assert.equal(unwrapKey(newFileKey(), 'file-key a', wrapped), undefined);
  assert.equal(unwrapKey(wrapping, 'file-key a', flipped(wrapped, 20)), undefined);
});
