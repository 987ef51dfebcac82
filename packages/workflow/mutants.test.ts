import { test } from 'node:test';
import { checkMutants } from './testing/check-mutants.ts';
import { mutants } from './testing/mutants.ts';

test('引擎里每一类故意写错的地方都有人发现', async () => {
  const firsts = [...Map.groupBy(mutants, (mutant) => mutant.kind).values()].flatMap((group) => group.slice(0, 1));

  await checkMutants(firsts);
});
