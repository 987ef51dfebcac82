import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sm3, sm3Hex } from '@gov/gm';
import { canonicalBytes, hex, parseCanonical } from '@gov/ledger';
import { decideAccept, sealEnvelope, type TrustedKey, verifyEnvelope } from './index.ts';
import { at, codeOf, letter, sealedLetter, testAgency, trustOf } from './testing/two-agencies.ts';

const city = testAgency(1, '海州市人民政府');
const bureau = testAgency(2, '海州市水利局');
const trust = trustOf(city.key, bureau.key);

test('a sealed envelope is believed and read as it was written', async () => {
  const { sealed, verified } = await sealedLetter(city, bureau);

  assert.equal(verified.envelope.document.title, '海州市人民政府关于做好防汛工作的通知');
  assert.equal(verified.envelope.keyId, city.key.keyId);
  assert.equal(verified.sm3, sealed.sm3);
  assert.equal(sm3Hex(sealed.bytes), sealed.sm3);
});

test('an envelope with any altered byte is refused', async () => {
  const { sealed } = await sealedLetter(city, bureau);

  for (let i = 0; i < sealed.bytes.length; i += 1) {
    const altered = Uint8Array.from(sealed.bytes);
    altered[i] = (altered[i] ?? 0) ^ 1;
    assert.equal(verifyEnvelope(altered, sealed.signature, trust).ok, false, `byte ${i}`);
  }
});

test('a letter signed by another agency in the name of the city is refused', async () => {
  const forged = await sealEnvelope(sm3, bureau.signer, letter(city.party, bureau.party));
  assert.ok(forged.ok);

  assert.equal(codeOf(verifyEnvelope(forged.value.bytes, forged.value.signature, trust)), 'exchange.wrong-key-owner');
});

test('a signature by another agency under the key name of the city is refused', async () => {
  const impostor = { keyId: city.key.keyId, sign: bureau.signer.sign };
  const forged = await sealEnvelope(sm3, impostor, letter(city.party, bureau.party));
  assert.ok(forged.ok);

  assert.equal(codeOf(verifyEnvelope(forged.value.bytes, forged.value.signature, trust)), 'exchange.bad-signature');
});

test('an unknown key, a key before or after its time and a compromised key are refused', async () => {
  const { sealed } = await sealedLetter(city, bureau);
  const judge = (...keys: readonly TrustedKey[]) =>
    codeOf(verifyEnvelope(sealed.bytes, sealed.signature, trustOf(...keys)));

  assert.equal(judge(city.key), 'ok');
  assert.equal(judge(bureau.key), 'exchange.unknown-key');
  assert.equal(judge({ ...city.key, validTo: at('2026-06-01T02:00:00.000Z') }), 'exchange.key-not-valid');
  assert.equal(judge({ ...city.key, validFrom: at('2026-06-01T02:00:00.001Z') }), 'exchange.key-not-valid');
  assert.equal(judge({ ...city.key, status: 'COMPROMISED' }), 'exchange.key-not-valid');
  assert.equal(judge({ ...city.key, status: 'RETIRED' }), 'ok');
});

test('an envelope is refused when a member is missing, unknown, of a wrong kind or the body is not exactly one', async () => {
  const { sealed, verified } = await sealedLetter(city, bureau);
  const whole = parseCanonical(sealed.bytes) as Record<string, never>;
  const resign = async (value: Record<string, unknown>): Promise<string> => {
    const bytes = canonicalBytes(value as never);
    return codeOf(verifyEnvelope(bytes, hex(await city.signer.sign(bytes)), trust));
  };
  const { threadId: _, ...withoutThread } = whole;

  assert.equal(await resign(whole), 'ok');
  assert.equal(await resign(withoutThread), 'exchange.malformed');
  assert.equal(await resign({ ...whole, extra: 1 }), 'exchange.malformed');
  assert.equal(await resign({ ...whole, sealedAt: '2026-06-01' }), 'exchange.malformed');
  assert.equal(await resign({ ...whole, parts: [] }), 'exchange.malformed');
  assert.equal(
    await resign({ ...whole, parts: [...verified.envelope.parts, ...verified.envelope.parts] }),
    'exchange.malformed',
  );
  assert.equal(await resign({ ...whole, format: 'gov-envelope/9' }), 'exchange.unsupported-format');
});

test('signs nobody sees are sealed by no sender and taken by no receiver; what was taken before stays readable', async () => {
  const { document, parts, ...rest } = letter(city.party, bureau.party);
  const facts = { agencyId: bureau.party.agencyId, now: rest.sealedAt, latestSealedAt: rest.sealedAt };
  for (const sign of ['\u202e', '\u2066', '\u200b', '\u061c', '\u00ad', '\ufeff', '\u{e0041}']) {
    const disguised = [
      { ...rest, parts, document: { ...document, title: `通${sign}知` } },
      { ...rest, document, parts: parts.map((part) => ({ ...part, fileName: `${sign}fdp.通知` })) },
    ];
    for (const one of disguised) {
      assert.equal(codeOf(await sealEnvelope(sm3, city.signer, one)), 'exchange.malformed');
      const bytes = canonicalBytes({ ...one, format: 'gov-envelope/1', keyId: city.key.keyId } as never);
      const read = verifyEnvelope(bytes, hex(await city.signer.sign(bytes)), trust);
      assert.ok(read.ok);
      assert.equal(codeOf(decideAccept(read.value, undefined, facts)), 'exchange.malformed');
    }
  }
});

test('the same envelope in another spelling is refused although it means the same', async () => {
  const { sealed } = await sealedLetter(city, bureau);
  const spaced = Buffer.from(JSON.stringify(JSON.parse(Buffer.from(sealed.bytes).toString('utf8')), null, 1), 'utf8');

  const verdict = verifyEnvelope(spaced, hex(await city.signer.sign(spaced)), trust);

  assert.equal(codeOf(verdict), 'exchange.malformed');
});

test('a letter that no receiver would accept is not sealed', async () => {
  const empty = { ...letter(city.party, bureau.party), parts: [] };

  assert.equal(codeOf(await sealEnvelope(sm3, city.signer, empty)), 'exchange.malformed');
});
