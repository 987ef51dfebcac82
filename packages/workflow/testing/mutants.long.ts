import { test } from 'node:test';
import { checkMutants } from './check-mutants.ts';
import { mutants } from './mutants.ts';

test('引擎里所有故意写错的地方都有人发现', () => checkMutants(mutants));
