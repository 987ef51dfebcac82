import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOf, readAnswer, readEnvelopeParcel, sealedText } from './parcel.ts';

test('sealed bytes survive the way as JSON, byte for byte', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, value) => value);

  const text = JSON.parse(JSON.stringify({ ...sealedText({ bytes, signature: 'ab' }), fileIds: ['one'] }));

  const read = readEnvelopeParcel(text);
  assert.ok(read);
  assert.deepEqual(bytesOf(read), bytes);
});

test('an answer nobody understands is none', () => {
  assert.deepEqual(readAnswer({ answer: 'refused', code: 'exchange.expired' }), {
    answer: 'refused',
    code: 'exchange.expired',
  });
  for (const strange of [null, 'ok', {}, { answer: 'yes' }, { answer: 'receipt', bytes: 1 }, { answer: 'refused' }])
    assert.equal(readAnswer(strange), undefined);
});
