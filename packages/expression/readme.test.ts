import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { functionNames, longestList, longestText, maximumSourceLength, maximumSteps } from './index.ts';

const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');

test('说明里的函数表就是能用的函数', () => {
  const rows = readme.split('\n').filter((line) => /^\| (yes\/no|texts|numbers|lists|dates) +\|/.test(line));
  const named = rows.flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? ''));

  assert.deepEqual(named.toSorted(), [...functionNames].toSorted());
});

test('说明里的界限就是程序里的界限', () => {
  const plain = readme.replace(/\s+/g, ' ');

  assert.ok(plain.includes(`${maximumSourceLength} characters of source`));
  assert.ok(plain.includes(`${maximumSteps.toString().replace(/000$/, ' 000')} steps`));
  assert.ok(plain.includes(`${longestText.toString().replace(/000$/, ' 000')} characters of text`));
  assert.ok(plain.includes(`lists of ${longestList.toString().replace(/000$/, ' 000')}`));
});
