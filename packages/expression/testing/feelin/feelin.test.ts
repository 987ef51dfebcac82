import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { compareRandom } from './compare.ts';
import { differenceOf } from './differences.ts';
import { ruleOf, rules } from './rules.ts';

test('随机的表达式和 feelin 算得一样，不一样的都有说得出的原因', () => {
  const { compared, explained } = compareRandom(2000, 2000);

  assert.ok(compared > 1900, `${compared}`);
  assert.ok(explained < compared / 2, `${explained}`);
});

test('每条原因都有一个例子，而且写在说明里', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
  const rows = [...readme.matchAll(/^\| ([a-z ]+?) +\| `([^`]+)` +\| [^|`]+\|/gm)].map(([, name, source]) => [
    name,
    source,
  ]);

  for (const { name, witness } of rules) {
    const difference = differenceOf(witness);
    assert.ok(difference, `${name}: ${witness.source} 算得一样`);
    assert.equal(ruleOf(difference), name);
  }
  assert.deepEqual(
    rows,
    rules.map(({ name, witness }) => [name, witness.source]),
  );
});
