import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PersonId } from '@gov/base';
import { v7 } from 'uuid';
import { payloadsOf, readPayload } from './payloads.ts';

const persons = (count: number) => new Set(Array.from({ length: count }, () => v7() as PersonId)); // reason: fresh ids

test('news for more persons than one notification carries arrives whole, in several that each fit', () => {
  const live = new Map([
    ['inbox', persons(1_000)],
    [`matter:${v7()}`, persons(300)],
    ...Array.from({ length: 200 }, () => [`matter:${v7()}`, persons(1)] as const),
  ]);

  const payloads = payloadsOf(true, live);

  assert.ok(payloads.every((text) => Buffer.byteLength(text) < 8_000));
  assert.ok(payloads.length < 20, `${payloads.length} notifications`);
  const heard = new Map<string, Set<PersonId>>();
  for (const text of payloads)
    for (const [topic, ids] of readPayload(text)?.live ?? [])
      heard.set(topic, new Set([...(heard.get(topic) ?? []), ...ids]));
  assert.deepEqual(heard, live);
  assert.equal(payloads.filter((text) => readPayload(text)?.work).length, 1);
});

test('nothing gathered says nothing', () => {
  assert.deepEqual(payloadsOf(false, new Map()), []);
});

test('what is malformed, or of a release that says more, is not understood; what is ours is', () => {
  const wrong = [
    ...['', 'not ours', 'null', '5', '[]', '{}'],
    ...['{"work":1}', '{"live":{"t":5}}', '{"live":[5]}', '{"live":{"t":[5]}}', '{"live":null}'],
    ...['{"work":true,"since":7}', '{"version":2,"live":{"t":["p"]}}'],
  ];

  for (const text of wrong) assert.equal(readPayload(text), undefined, text);

  assert.equal(readPayload('{"work":true}')?.work, true);
  assert.deepEqual([...(readPayload('{"live":{"t":["p"]}}')?.live ?? [])], [['t', ['p']]]);
});
