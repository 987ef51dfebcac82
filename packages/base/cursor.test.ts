import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCursor, writeCursor } from './cursor.ts';

test('a cursor that was written is read back; a day that does not exist and foreign text are none', () => {
  const position = { at: '2026-11-24T02:00:00.000Z', id: '0199d3c4-0000-7000-8000-000000000001' };

  assert.deepEqual(readCursor(writeCursor(position)), position);
  for (const text of ['', '~', `2026-02-31T00:00:00.000Z~${position.id}`, `${position.at}~x`, "2026-11-24' or 1=1~"])
    assert.equal(readCursor(text), undefined, text);
});
