import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkMutants } from './testing/check-mutants.ts';
import { mutants } from './testing/mutants.ts';

test('引擎里每一类故意写错的地方都有人发现', async () => {
  const firsts = [...Map.groupBy(mutants, (mutant) => mutant.kind).values()].flatMap((group) => group.slice(0, 1));

  await checkMutants(firsts);
});

test('每一处要写错的那一行，在引擎里都还在，而且只有一处', () => {
  for (const { name, file, code } of mutants)
    assert.equal(readFileSync(join(import.meta.dirname, file), 'utf8').split(code).length, 2, name);
});
