import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { kinds } from '@gov/forms';

const fileName = (kind: string): string => kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

test('每种字段都有同名的画法，没有多余的', () => {
  const drawn = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.tsx'));

  assert.deepEqual(
    drawn.sort(),
    Object.keys(kinds)
      .map((kind) => `${fileName(kind)}.tsx`)
      .sort(),
  );
  for (const kind of Object.keys(kinds)) {
    const source = readFileSync(`${import.meta.dirname}/${fileName(kind)}.tsx`, 'utf8');
    assert.match(source, new RegExp(`export const ${kind}: WebKind = |export \\{ kind as ${kind} \\}`));
  }
});
