import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonValue } from '@gov/base';
import fc from 'fast-check';
import { canonicalBytes, canonicalJson, parseCanonical, textOfUtf8, utf8 } from './index.ts';

const jsonValue = fc
  .jsonValue({ maxDepth: 4, stringUnit: 'binary' })
  .filter((value) => exactNumbers(value as JsonValue)); // reason: fast-check types it unknown

function exactNumbers(value: JsonValue): boolean {
  if (typeof value === 'number') return !Number.isInteger(value) || Number.isSafeInteger(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(exactNumbers);
}

test('members are sorted, white space is gone and escapes are the shortest (example of RFC 8785)', () => {
  const value = {
    numbers: [333333333.3333333, 4.5, 0.002, 1e-27],
    string: '\u20ac$\u000f\nA\'B"\\"/',
    literals: [null, true, false],
    '\u20ac': 1,
    '\r': 2,
    '\ud83d\ude00': 3,
    '\ufb33': 4,
  };

  assert.equal(
    canonicalJson(value),
    '{"\\r":2,"literals":[null,true,false],"numbers":[333333333.3333333,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\"/","€":1,"😀":3,"\ufb33":4}',
  );
});

test('what has no exact form is refused', () => {
  const deep = JSON.parse('['.repeat(200) + ']'.repeat(200));
  for (const value of [
    2 ** 53,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e30,
    '\ud800',
    { '\udc00': 1 },
    deep,
    { a: undefined },
  ]) {
    assert.throws(() => canonicalJson(value as JsonValue)); // reason: some of these are no JSON on purpose
  }
});

test('every value has one byte form, and only that form is read back', () => {
  fc.assert(
    fc.property(jsonValue, (generated) => {
      const value = JSON.parse(JSON.stringify(generated)) as JsonValue; // reason: -0 and such have gone
      const bytes = canonicalBytes(value);

      assert.deepEqual(parseCanonical(bytes), value);
      assert.equal(parseCanonical(utf8(` ${canonicalJson(value)}`)), undefined);
    }),
  );
});

test('doubled members, other orders and other spellings are not read', () => {
  for (const text of [
    '{"a":1,"a":1}',
    '{"b":1,"a":1}',
    '{"a":1.0}',
    '{"a":"\\u0041"}',
    '"\\ud800"',
    '{',
    '[9007199254740993]',
    '-0',
  ]) {
    assert.equal(parseCanonical(utf8(text)), undefined, text);
  }
});

test('UTF-8 agrees with the platform both ways and refuses what is malformed', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 200 }).filter((text) => text.isWellFormed()),
      (text) => {
        const bytes = utf8(text);
        assert.deepEqual(bytes, new TextEncoder().encode(text));
        assert.equal(textOfUtf8(bytes), text);
      },
    ),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 6 }), (bytes) => {
      let expected: string | undefined;
      try {
        expected = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
      } catch {
        expected = undefined;
      }
      assert.equal(textOfUtf8(bytes), expected);
    }),
    { numRuns: 3000 },
  );
  assert.throws(() => utf8('\ud83d'));
});
